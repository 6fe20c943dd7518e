import { applyEdits, overlaps } from '../../../server/src/core/span.ts';
import { rewriterFor } from '../../../server/src/rewriting/languages/index.ts';
import type {
  LiteralReading,
  Outcome,
  ParsedSource,
  Piece,
  ProjectFacts,
  Refusal,
  Replacement,
  Rewrite,
} from '../../../server/src/rewriting/rewriter.ts';
import { testParser } from './grammars.ts';
import { readMarks, type Mark } from './marks.ts';
import type { RewriteCase, Toolchain } from './rewriteCase.ts';

/** A file of a case after its rewriting. */
export interface MigratedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** One for every mark, in the order they stand. */
  readonly outcomes: readonly Outcome[];
  readonly marks: readonly Mark[];
  readonly literals: readonly LiteralReading[];
}

/** What became of a case. */
export interface MigratedCase {
  readonly files: readonly MigratedFile[];
  /** Every file of the program afterwards, helpers included. */
  readonly program: ReadonlyMap<string, string>;
  readonly original: ReadonlyMap<string, string>;
  readonly secretName: string;
  readonly values: ReadonlyMap<string, string>;
  /** Bytes by the name of their secret. */
  readonly binaries: ReadonlyMap<string, Uint8Array>;
}

/** Rewrites every marked file of a case, one after the other, as one plan does. */
export async function migrateCase(testCase: RewriteCase, toolchain: Toolchain, id: string): Promise<MigratedCase> {
  const marked = Object.entries(testCase.files).map(([path, text]) => ({ path, ...readMarks(text) }));
  const original = new Map(marked.map(({ path, text }) => [path, text]));
  const program = new Map(original);
  const values = new Values(`harness/${id}/app`);
  const files: MigratedFile[] = [];
  for (const { path, text, marks } of marked) {
    if (marks.length === 0) continue;
    const file = await migrateFile({ path, text, marks, testCase, toolchain, program, values });
    program.set(path, file.after);
    files.push(file);
  }
  return { files, program, original, secretName: values.secretName, values: values.byKey, binaries: values.binaries };
}

interface FileInput {
  readonly path: string;
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly testCase: RewriteCase;
  readonly toolchain: Toolchain;
  /** Grows by the helpers that the rewriting makes. */
  readonly program: Map<string, string>;
  readonly values: Values;
}

async function migrateFile(input: FileInput): Promise<MigratedFile> {
  const { path, text, marks, testCase, toolchain, program, values } = input;
  const languageId = toolchain.languageIdOf(path);
  const rewriter = languageId === undefined ? undefined : rewriterFor(languageId);
  if (languageId === undefined || rewriter === undefined) throw new Error(`no rewriter for ${path}`);
  const tree = await testParser.parse(rewriter.grammarOf(languageId, path), text);
  try {
    const source: ParsedSource = { snapshot: { uri: `file:///${path}`, version: 1, languageId, text }, path, tree };
    const facts: ProjectFacts = { packageType: packageTypeOf(program), ...testCase.facts, files: new Map(program) };
    const readings = marks.map((mark) => ({ mark, reading: rewriter.readLiteral(source, mark.span) }));
    const groups = groupByLiteral(readings);
    const replacements = groups.map((group) => replacementOf(group, values));
    const style = testCase.style ?? 'inline';
    const rewrite = rewriter.rewrite(source, replacements, style, facts);
    assertDeterministic(rewrite, rewriter.rewrite(source, replacements, style, facts));
    for (const file of rewrite.newFiles) {
      if (program.has(file.path)) throw new Error(`${file.path} is there already`);
      program.set(file.path, file.text);
    }
    const outcomes = readings.map(({ mark, reading }): Outcome => {
      if (reading.kind === 'refused') return reading;
      const outcome = rewrite.outcomes[groups.findIndex((group) => group.some((member) => member.mark === mark))];
      if (outcome === undefined) throw new Error('an outcome is missing');
      return outcome;
    });
    const literals = groups.flatMap(([first]) => (first === undefined ? [] : [first.reading]));
    return { path, before: text, after: applyEdits(text, rewrite.edits), outcomes, marks, literals };
  } finally {
    tree.delete();
  }
}

interface MarkedLiteral {
  readonly mark: Mark;
  readonly reading: LiteralReading;
}

/** Marks in one literal make one replacement. */
function groupByLiteral(
  readings: readonly { readonly mark: Mark; readonly reading: LiteralReading | Refusal }[],
): readonly (readonly MarkedLiteral[])[] {
  const groups: MarkedLiteral[][] = [];
  for (const { mark, reading } of readings) {
    if (reading.kind === 'refused') continue;
    const group = groups.find((members) => members.some((member) => overlaps(member.reading.span, reading.span)));
    if (group === undefined) groups.push([{ mark, reading }]);
    else group.push({ mark, reading });
  }
  return groups;
}

function replacementOf(group: readonly MarkedLiteral[], values: Values): Replacement {
  const literal = group[0]?.reading;
  if (literal === undefined) throw new Error('a group without a literal');
  const pieces: Piece[] = [];
  for (const [index, segment] of literal.segments.entries()) {
    if (segment.kind === 'expression') {
      pieces.push(segment);
      continue;
    }
    let position = 0;
    const secrets = group.filter(({ reading }) => reading.secret.segment === index);
    for (const { mark, reading } of secrets) {
      const written = segment.text.slice(reading.secret.start, reading.secret.end);
      if (reading.binary) {
        pieces.push({ kind: 'secret', secretName: values.nameOfBytes(written), encoding: 'bytes' });
        position = reading.secret.end;
        continue;
      }
      pushText(pieces, segment.text.slice(position, reading.secret.start));
      const key = values.keyOf(mark.percent ? decodeURIComponent(written) : written);
      pieces.push({ kind: 'secret', secretName: values.secretName, key, encoding: mark.percent ? 'percent' : 'none' });
      position = reading.secret.end;
    }
    pushText(pieces, segment.text.slice(position));
  }
  return { literal, pieces };
}

function pushText(pieces: Piece[], text: string): void {
  if (text !== '') pieces.push({ kind: 'text', text });
}

/** Equal values share a key, as they do in a plan. */
class Values {
  readonly byKey = new Map<string, string>();
  readonly binaries = new Map<string, Uint8Array>();
  readonly secretName: string;

  constructor(secretName: string) {
    this.secretName = secretName;
  }

  keyOf(value: string): string {
    for (const [key, known] of this.byKey) if (known === value) return key;
    const key = this.byKey.size === 0 ? 'password' : `password${this.byKey.size + 1}`;
    this.byKey.set(key, value);
    return key;
  }

  /** A secret each. */
  nameOfBytes(value: string): string {
    const bytes = Buffer.from(value, 'latin1');
    for (const [name, known] of this.binaries) if (bytes.equals(known)) return name;
    const name = `${this.secretName}-key${this.binaries.size + 1}`;
    this.binaries.set(name, bytes);
    return name;
  }
}

function assertDeterministic(first: Rewrite, second: Rewrite): void {
  if (JSON.stringify(first) !== JSON.stringify(second)) throw new Error('the same input gave two answers');
}

function packageTypeOf(program: ReadonlyMap<string, string>): 'module' | 'commonjs' {
  return /"type"\s*:\s*"module"/.test(program.get('package.json') ?? '') ? 'module' : 'commonjs';
}
