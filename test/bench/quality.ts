/**
 * Precision, recall and F1 of the engine on labelled cases of other projects: `npx tsx test/bench/quality.ts FOLDER`.
 * The folder holds `*.jsonl.gz`, one case a line. Half of the cases (by a hash of their id) is marked as held back, so
 * that whoever tunes the engine on one half can see how it does on the other. Misses and false alarms are written to
 * files in the temporary folder.
 *
 * `npx tsx test/bench/quality.ts --clean FOLDER…` counts the findings in checkouts of repositories that hold no secrets.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isShownAt } from '../../server/src/core/finding.ts';
import type { Confidence } from '../../server/src/core/finding.ts';
import { lineStartsOf, positionAt } from '../../server/src/core/lines.ts';
import { scan } from '../../server/src/detection/scan.ts';
import { measureClean } from './qualityClean.ts';
import { createTally, tallyCase } from './qualityScore.ts';
import type { Case, Reported, Tally } from './qualityScore.ts';

const outputFolder = join(tmpdir(), 'unhardcode-quality');
mkdirSync(outputFolder, { recursive: true });
const [folder = '', ...flags] = process.argv.slice(2);
if (folder === '' || (folder === '--clean' && flags.length === 0)) {
  console.error('usage: tsx test/bench/quality.ts FOLDER [--half seen|held] [--source NAME] [--findings FILE]');
  console.error('       tsx test/bench/quality.ts --clean FOLDER…');
  process.exit(2);
}
if (folder === '--clean') {
  await measureClean(flags, join(outputFolder, 'clean.tsv'));
  process.exit(0);
}
const optionOf = (name: string): string | undefined => flags[flags.indexOf(name) + 1 || flags.length];
const half = optionOf('--half');
const onlySource = optionOf('--source');

const halfOf = (id: string): 'seen' | 'held' =>
  (createHash('sha256').update(id).digest()[0] ?? 0) % 2 === 0 ? 'seen' : 'held';

interface Board {
  readonly tables: Readonly<Record<'half' | 'source' | 'language' | 'kind', Map<string, Tally>>>;
  readonly rows: string[];
}
const boards = new Map<Confidence, Board>(
  (['likely', 'certain'] as const).map((level) => [
    level,
    { tables: { half: new Map(), source: new Map(), language: new Map(), kind: new Map() }, rows: [] },
  ]),
);

const allFindings: string[] = [];
let milliseconds = 0;
for (const file of readdirSync(folder).filter((name) => name.endsWith('.jsonl.gz'))) {
  const source = basename(file, '.jsonl.gz');
  if (onlySource !== undefined && onlySource !== source) continue;
  for (const line of gunzipSync(readFileSync(join(folder, file)))
    .toString('utf8')
    .split('\n')) {
    if (line === '') continue;
    const labelled = JSON.parse(line) as Case;
    if (half !== undefined && half !== halfOf(labelled.id)) continue;
    score(source, labelled);
  }
}

function score(source: string, labelled: Case): void {
  const started = performance.now();
  const { findings } = scan({ text: labelled.text, path: labelled.path }, { suppressions: 'report' });
  milliseconds += performance.now() - started;
  const lineStarts = lineStartsOf(labelled.text);
  const lineOf = (offset: number): number => positionAt(lineStarts, offset).line + 1;
  for (const [level, board] of boards) {
    const reported: Reported[] = findings
      .filter(({ confidence }) => isShownAt(confidence, level))
      .map(({ span, kind, rule }) => ({ line: lineOf(span.start), endLine: lineOf(span.end), kind, rule }));
    if (level === 'likely') allFindings.push(...reported.map((one) => JSON.stringify({ id: labelled.id, ...one })));
    tallyCase(labelled, reported, {
      tallies: [
        tallyIn(board.tables.half, halfOf(labelled.id)),
        tallyIn(board.tables.half, 'all'),
        tallyIn(board.tables.source, source),
        tallyIn(board.tables.source, `${source} ${halfOf(labelled.id)}`),
        tallyIn(board.tables.language, labelled.language),
      ],
      ofKind: (kind) => tallyIn(board.tables.kind, kind),
      note: (what, at, about) => {
        const text = labelled.text.split(/\r\n|\n|\r/)[at - 1] ?? '';
        board.rows.push(
          [what, halfOf(labelled.id), source, labelled.path, String(at), about, text.trim().slice(0, 240)].join('\t'),
        );
      },
    });
  }
}

function tallyIn(table: Map<string, Tally>, name: string): Tally {
  const tally = table.get(name) ?? createTally();
  table.set(name, tally);
  return tally;
}

const percent = (value: number | undefined): string => (value === undefined ? '   - ' : value.toFixed(3));

for (const [level, board] of boards) {
  for (const [title, table] of Object.entries(board.tables)) {
    console.log(`\n${level}, by ${title}`.padEnd(34) + ' cases  expected  hit  missed   FP   P      R      F1');
    for (const [name, tally] of [...table].sort(([a], [b]) => a.localeCompare(b))) {
      if (name.includes(' ') || (level === 'certain' && title !== 'half')) continue;
      const counts = [tally.cases, tally.hit + tally.missed, tally.hit, tally.missed, tally.falseAlarms];
      const { precision, recall, f1 } = tally.measures();
      console.log(
        name.padEnd(32),
        counts.map((count) => String(count).padStart(6)).join(' '),
        [precision, recall, f1].map(percent).join('  '),
      );
    }
  }
  for (const part of ['', ' seen', ' held']) {
    const rows = [...board.tables.source].filter(([name]) => (part === '' ? !name.includes(' ') : name.endsWith(part)));
    const mean = (of: 'precision' | 'recall' | 'f1'): string => {
      const values = rows.map(([, tally]) => tally.measures()[of]).filter((value) => value !== undefined);
      return percent(values.reduce((sum, value) => sum + value, 0) / values.length);
    };
    console.log(`macro ${level}${part}: precision ${mean('precision')} recall ${mean('recall')} F1 ${mean('f1')}`);
  }
  writeFileSync(join(outputFolder, `${level}.tsv`), board.rows.join('\n'));
}
writeFileSync(optionOf('--findings') ?? join(outputFolder, 'findings.jsonl'), allFindings.join('\n'));
console.log(`\nscanned in ${milliseconds.toFixed(0)} ms; misses and false alarms in ${outputFolder}`);
