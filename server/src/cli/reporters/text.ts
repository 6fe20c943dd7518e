import type { Confidence } from '../../core/finding.ts';
import { toText } from '../../suppression/problem.ts';
import type { UnusedIgnore } from '../../suppression/unused.ts';
import type { FindingRow, ScanReport } from '../../workspace/scanReport.ts';
import type { Paint } from '../paint.ts';

const colors: Readonly<Record<Confidence, 'red' | 'yellow' | 'gray'>> = {
  certain: 'red',
  likely: 'yellow',
  possible: 'gray',
};

/** For people and `grep`: one line a finding, `path:line:column`, then the reason. */
export const textReport = (report: ScanReport, paint: Paint): string =>
  report.findings.map((row) => `${line(row, paint)}\n`).join('');

const line = (row: FindingRow, paint: Paint): string =>
  `${paint('bold', `${printable(row.path)}:${row.startLine}:${row.startColumn}`)} ${paint(colors[row.confidence], row.confidence)} ` +
  `${row.kind} ${paint('gray', `[${row.rule}]`)} ${row.reason}`;

/** One line, and nothing that a terminal would obey: a name may hold any character. */
const printable = (path: string): string =>
  path.replace(/[\p{Cc}\u2028\u2029]/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** As many are listed; nobody reads more, and JSON has all. */
const mostNotes = 20;

/** What is wrong in files of configuration, and ignores that are of no use, for stderr: a line each. */
export function notesOf({ problems, unusedIgnores }: ScanReport): string {
  const unused = unusedIgnores.map(({ path, line, ignore, reason }) => `${path}:${line}: ${words[reason]}: ${ignore}`);
  const more = unused.length - mostNotes;
  const listed = more > 0 ? [...unused.slice(0, mostNotes), `… and ${more} more; --format json lists all`] : unused;
  return [...problems.map(toText), ...listed].map((note) => `${printable(note)}\n`).join('');
}

const words: Readonly<Record<UnusedIgnore['reason'], string>> = {
  unused: 'this ignore hides nothing',
  expired: 'this ignore has expired',
};

/** What was looked at and what was not, for stderr. */
export function summaryOf(report: ScanReport): string {
  const { findings, scanned, skipped, suppressed, ignored } = report;
  const reasons = new Map<string, number>();
  for (const { reason } of skipped) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const left = [...reasons].map(([reason, count]) => `${count} ${reason}`).join(', ');
  return [
    `${plural(findings.length, 'finding')} in ${plural(scanned.files, 'file')} (${megabytes(scanned.bytes)})`,
    ...(left === '' ? [] : [`skipped: ${left}`]),
    ...(suppressed === 0 ? [] : [`ignored by comments: ${suppressed}`]),
    ...(ignored === 0 ? [] : [`ignored by files: ${ignored}`]),
  ].join('; ');
}

const plural = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
