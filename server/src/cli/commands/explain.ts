import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { wordFor } from '../../core/finding.ts';
import { lineStartsOf, positionAt } from '../../core/lines.ts';
import type { Span } from '../../core/span.ts';
import { decodeBytes, encodingOf } from '../../detection/decodeBytes.ts';
import { explain } from '../../detection/explain.ts';
import type { Verdict } from '../../detection/explain.ts';
import { scan } from '../../detection/scan.ts';
import { isSuppressed } from '../../detection/suppression.ts';
import { hiddenByText } from '../../suppression/layer.ts';
import { projectFiles, projectsOf } from '../../workspace/projects.ts';
import { fileReader } from '../../workspace/readBytes.ts';
import { scanWorkspace } from '../../workspace/scanWorkspace.ts';
import type { FindingRow } from '../../workspace/scanReport.ts';
import { CommandError } from '../io.ts';
import type { CommandIo, ExitCode } from '../io.ts';
import { codeOf, pathErrorOf } from '../pathError.ts';

export interface ExplainOptions {
  /** `FILE:LINE` or `FILE:LINE:COLUMN`, 1-based. */
  readonly place: string;
  readonly format: 'text' | 'json';
}

/** What is said of one literal. `ignored`: a finding that a comment, an ignore file or a baseline hides. */
interface Explanation {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly rule: string;
  readonly kind: string;
  readonly name?: string;
  readonly verdict: 'finding' | 'ignored' | 'turned-down' | 'covered';
  readonly confidence?: string;
  readonly fingerprint?: string;
  readonly evidence: readonly { readonly kind: string; readonly text: string }[];
  /** Why it is less sure than it could be. */
  readonly lowered: readonly string[];
  /** Why it is no finding. */
  readonly reason?: string;
  readonly advice: string;
}

/** `unhardcode explain`: 0 nothing there is a finding, 1 something is, 2 could not look. Never prints a value. */
export async function runExplain({ place, format }: ExplainOptions, io: CommandIo): Promise<ExitCode> {
  const { path, line, column } = placeOf(place);
  const text = textOf(path, io);
  const lineStarts = lineStartsOf(text);
  const within = spanOf(text, lineStarts, path, line, column);
  const rows = await rowsOf(path, text, io);
  const inside = (row: FindingRow): boolean => row.startLine <= line && line <= row.endLine && isAtColumn(row, column);
  const explained = explain({ text, path }, within).map((verdict) => withRow(verdict, text, lineStarts, rows));
  const known = new Set(explained.map(({ startLine, startColumn }) => `${startLine}:${startColumn}`));
  // What the project's own rules find, which have no candidates of ours.
  const others = rows.all.filter((row) => inside(row) && !known.has(`${row.startLine}:${row.startColumn}`));
  const all = [...explained, ...others.map((row) => ofRow(row, rows))];
  await io.out(format === 'json' ? jsonOf(path, line, column, all) : textReport(path, line, all));
  return all.some(({ verdict }) => verdict === 'finding') ? 1 : 0;
}

function placeOf(place: string): { readonly path: string; readonly line: number; readonly column?: number } {
  const [, path, line, column] = /^(.+?):([1-9]\d{0,8})(?::([1-9]\d{0,8}))?$/.exec(place) ?? [];
  if (path === undefined || line === undefined) {
    throw new CommandError(`${place} is no place. Give a file and a line: FILE:LINE or FILE:LINE:COLUMN.`);
  }
  return { path, line: Number(line), ...(column === undefined ? {} : { column: Number(column) }) };
}

function textOf(path: string, { workingDirectory }: CommandIo): string {
  const absolute = resolve(workingDirectory, path);
  const fail = (why: string): CommandError => new CommandError(`Cannot look at ${path}: ${why}.`);
  try {
    statSync(absolute);
  } catch (error) {
    throw fail(codeOf(error));
  }
  const reader = fileReader();
  const read = reader.read({ path, absolute, given: true });
  if (read.kind === 'folder') throw fail('it is a folder');
  if (read.kind === 'skipped') throw fail(read.reason.replaceAll('-', ' '));
  const bytes = reader.bytes().subarray(0, read.length);
  const encoding = encodingOf(bytes);
  if (encoding === 'binary') throw fail('it is binary');
  return decodeBytes(bytes, encoding);
}

function spanOf(
  text: string,
  lineStarts: readonly number[],
  path: string,
  line: number,
  column: number | undefined,
): Span {
  const start = lineStarts[line - 1];
  // What follows the last line end is a line only where something stands in it.
  if (start === undefined || (start === text.length && line > 1)) {
    const count = lineStarts.at(-1) === text.length ? lineStarts.length - 1 : lineStarts.length;
    throw new CommandError(`${path} has ${String(count)} lines; there is no line ${String(line)}.`);
  }
  const end = lineStarts[line] ?? text.length;
  if (column === undefined) return { start, end: Math.max(end, start + 1) };
  if (start + column - 1 > end) throw new CommandError(`Line ${String(line)} has no column ${String(column)}.`);
  return { start: start + column - 1, end: start + column };
}

interface Rows {
  readonly all: readonly FindingRow[];
  /** Those that neither comments nor ignore files hide. */
  readonly shown: ReadonlySet<string>;
  /** What of the project's files hides one, by its fingerprint. */
  readonly hiddenBy: ReadonlyMap<string, string>;
}

/** The findings of the file as a scan gives them, with and without what hides some. */
async function rowsOf(path: string, text: string, { workingDirectory, signal }: CommandIo): Promise<Rows> {
  const scan = (suppressions: 'honour' | 'report') =>
    scanWorkspace([path], { workingDirectory, signal, ignored: 'skip', level: 'possible', suppressions });
  try {
    const { findings } = await scan('honour');
    const all = (await scan('report')).findings;
    const shown = new Set(findings.map(({ fingerprint }) => fingerprint));
    const isHidden = all.some(({ fingerprint }) => !shown.has(fingerprint));
    return { all, shown, hiddenBy: isHidden ? await hiddenByProject(path, text, workingDirectory) : new Map() };
  } catch (error) {
    throw pathErrorOf(error, 'Nothing was explained.');
  }
}

async function hiddenByProject(
  path: string,
  text: string,
  workingDirectory: string,
): Promise<ReadonlyMap<string, string>> {
  const projects = projectsOf({ workingDirectory, suppressions: 'honour' });
  const absolute = resolve(workingDirectory, path);
  const file = projectFiles(workingDirectory, [absolute])({ absolute });
  await projects.prepare([file]);
  const project = projects.of(file);
  if (project === undefined) return new Map();
  const layers = projects.layers().map(({ layer }) => layer);
  const everything = { ...project, ignoring: () => () => undefined };
  const { findings } = scan({ text, path, identity: file.identity }, { suppressions: 'report', project: everything });
  const keyOf = project.ignoring(text);
  return new Map(
    findings.flatMap((finding) => {
      const key = keyOf(finding);
      return key === undefined ? [] : [[finding.fingerprint, hiddenByText(layers, key)] as const];
    }),
  );
}

const isAtColumn = (row: FindingRow, column: number | undefined): boolean =>
  column === undefined || (row.startColumn <= column && column <= row.endColumn);

function withRow(
  { rule, kind, span, name, evidence, outcome }: Verdict,
  text: string,
  lineStarts: readonly number[],
  { all, shown, hiddenBy }: Rows,
): Explanation {
  const start = positionAt(lineStarts, span.start);
  const end = positionAt(lineStarts, span.end);
  const at = {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
  const found = { ...at, rule, kind, ...(name === undefined ? {} : { name }), evidence };
  switch (outcome.kind) {
    case 'turned-down':
      return { ...found, verdict: 'turned-down', lowered: [], reason: outcome.reason, advice: advice.turnedDown };
    case 'covered':
      return { ...found, verdict: 'covered', lowered: [], reason: `reported as ${outcome.by}`, advice: advice.covered };
    case 'finding': {
      const { confidence, lowered } = outcome;
      const row = all.find((one) => one.startLine === at.startLine && one.startColumn === at.startColumn);
      const more = { ...found, confidence, lowered, ...(row === undefined ? {} : { fingerprint: row.fingerprint }) };
      if (row !== undefined && shown.has(row.fingerprint))
        return { ...more, verdict: 'finding', advice: advice.finding };
      const by = isSuppressed(text, span)
        ? 'a comment beside it'
        : (hiddenBy.get(row?.fingerprint ?? '') ?? 'a rule of the project');
      return { ...more, verdict: 'ignored', reason: `hidden by ${by}`, advice: advice.ignored };
    }
  }
}

function ofRow({ reason, ...row }: FindingRow, { shown, hiddenBy }: Rows): Explanation {
  const by = hiddenBy.get(row.fingerprint) ?? 'a comment beside it';
  const evidence = [{ kind: 'rule', text: reason }];
  return shown.has(row.fingerprint)
    ? { ...row, evidence, lowered: [], verdict: 'finding', advice: advice.finding }
    : { ...row, evidence, lowered: [], verdict: 'ignored', reason: `hidden by ${by}`, advice: advice.ignored };
}

const advice = {
  finding:
    'Run `unhardcode migrate`, or the quick fix in an editor, to store it in AWS Secrets Manager. If it was ever committed or shared, replace it at its provider too.',
  ignored: 'Run `unhardcode scan --no-ignore` to report it all the same.',
  turnedDown: 'If it is a credential, say so to the makers of Unhardcode, or add a rule to .gitleaks.toml.',
  covered: 'Nothing: it is reported once.',
} as const;

const jsonOf = (path: string, line: number, column: number | undefined, all: readonly Explanation[]): string =>
  `${JSON.stringify({ version: 1, path, line, ...(column === undefined ? {} : { column }), candidates: all }, null, 2)}\n`;

function textReport(path: string, line: number, all: readonly Explanation[]): string {
  if (all.length === 0) {
    return `${path}:${String(line)}: nothing here looks like a credential: no name, call, format or connection string that one goes with.\n`;
  }
  return all.map((one) => paragraph(path, one)).join('\n');
}

function paragraph(path: string, one: Explanation): string {
  const { startLine, startColumn, rule, kind, verdict, confidence, evidence, lowered, reason } = one;
  const what = {
    finding: `is a finding, ${confidence ?? ''}`,
    ignored: `is a finding, ${confidence ?? ''}, and ignored`,
    'turned-down': 'is no finding',
    covered: 'is no finding of its own',
  }[verdict];
  return [
    `${path}:${String(startLine)}:${String(startColumn)} ${what}: ${wordFor(kind as FindingRow['kind'])} [${rule}]`,
    ...evidence.map(({ kind: of, text }) => `  for: ${text} (${of})`),
    ...lowered.map((why) => `  less sure: ${why}`),
    ...(reason === undefined ? [] : [`  because: ${reason}`]),
    `  ${one.advice}`,
    '',
  ].join('\n');
}
