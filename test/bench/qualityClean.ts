import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { confidences, isShownAt } from '../../server/src/core/finding.ts';
import type { Confidence } from '../../server/src/core/finding.ts';
import { listFiles } from '../../server/src/workspace/listFiles.ts';
import type { FindingRow } from '../../server/src/workspace/scanReport.ts';
import { scanWorkspace } from '../../server/src/workspace/scanWorkspace.ts';

const largest = 1 << 20;

interface Repository {
  readonly name: string;
  readonly lines: number;
  /** Distinct files and lines. */
  readonly found: Readonly<Record<Confidence, number>>;
  readonly rows: readonly string[];
}

async function measure(folder: string): Promise<Repository> {
  const options = { workingDirectory: resolve(folder), ignored: 'skip', jobs: 1 } as const;
  const listed = listFiles(['.'], options).files;
  const texts = new Map(listed.map(({ path, absolute }) => [path, readText(absolute)]));
  const lines = [...texts.values()].reduce((sum, text) => sum + (text?.split('\n').length ?? 1) - 1, 0);
  const report = await scanWorkspace(['.'], { ...options, level: 'possible', suppressions: 'report' });
  const small = report.findings.filter(({ path }) => texts.get(path) !== undefined);
  const countAt = (level: Confidence): number =>
    new Set(
      small
        .filter(({ confidence }) => isShownAt(confidence, level))
        .map(({ path, startLine }) => `${path}:${startLine}`),
    ).size;
  return {
    name: basename(resolve(folder)),
    lines,
    found: { certain: countAt('certain'), likely: countAt('likely'), possible: countAt('possible') },
    rows: small.map((row) => describe(row, texts.get(row.path) ?? '')),
  };

  function describe({ path, startLine, confidence, rule, reason }: FindingRow, text: string): string {
    const line = text.split(/\r\n|\n|\r/)[startLine - 1] ?? '';
    return [basename(folder), confidence, rule, `${path}:${startLine}`, line.trim().slice(0, 200), reason].join('\t');
  }
}

function readText(path: string): string | undefined {
  const { size } = statSync(path);
  if (size > largest) return undefined;
  const bytes = readFileSync(path);
  return bytes.subarray(0, 8000).includes(0) ? undefined : bytes.toString('utf8');
}

/**
 * Prints how many distinct lines of repositories that hold no secrets have a finding, and how many that is per 100,000
 * lines; `folders` hold a checkout each. Lines are counted in text files of up to 1 MiB. The findings go to a file, to
 * be read by hand.
 */
export async function measureClean(folders: readonly string[], output: string): Promise<void> {
  const repositories: Repository[] = [];
  for (const folder of folders) repositories.push(await measure(folder));
  const row = (name: string, lines: number, counts: readonly number[]): void => {
    const rates = counts.map(
      (count) => `${String(count).padStart(6)} ${((count / lines) * 1e5).toFixed(2).padStart(6)}`,
    );
    console.log(name.padEnd(24), String(lines).padStart(9), rates.join('  '));
  };
  console.log(
    'repository'.padEnd(24),
    '    lines',
    confidences.map((level) => level.padStart(13)).join('  '),
    ' (lines, per 100,000)',
  );
  for (const { name, lines, found } of repositories)
    row(
      name,
      lines,
      confidences.map((level) => found[level]),
    );
  const sum = (of: (one: Repository) => number): number => repositories.reduce((total, one) => total + of(one), 0);
  row(
    'all',
    sum(({ lines }) => lines),
    confidences.map((level) => sum(({ found }) => found[level])),
  );
  writeFileSync(output, repositories.flatMap(({ rows }) => rows).join('\n'));
  console.log(`findings in ${output}`);
}
