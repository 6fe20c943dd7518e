import type { Ignore } from './ignore.ts';
import { membersOf, parseJson } from './json.ts';
import { problemsOf } from './problem.ts';
import { isSecretsBaseline, parseSecretsBaseline } from './secretsBaseline.ts';
import type { Baseline } from './secretsBaseline.ts';

/** A finding that is known and accepted. Holds nothing of the value. */
export interface BaselineEntry {
  readonly fingerprint: string;
  /** Relative to the checkout, with `/`. */
  readonly path: string;
  readonly rule: string;
}

/** Reads a baseline that `--write-baseline` wrote, or one of detect-secrets. */
export function parseBaseline(text: string, file: string): Baseline {
  const json = parseJson(text);
  if (json.kind === 'parsed' && isSecretsBaseline(json.value)) return parseSecretsBaseline(text, file);
  const problems = problemsOf(file);
  const entries = json.kind === 'parsed' ? entriesOf(json.value) : undefined;
  if (entries === undefined) {
    problems.giveUp(
      'It is no baseline. Write one with “unhardcode scan --write-baseline FILE”, or give one of detect-secrets.',
      json.kind === 'parsed' ? 1 : json.line,
    );
    return { ignores: [], problems: problems.all };
  }
  const lines = new Map(text.split('\n').map((line, index) => [/"fingerprint": ?"(\w+)"/.exec(line)?.[1], index + 1]));
  const ignores = entries.map(({ fingerprint, path, rule }): Ignore => ({
    file,
    line: lines.get(fingerprint) ?? 1,
    what: `${path} (${rule})`,
    about: path,
    hides: (place) => place.fingerprint === fingerprint,
  }));
  return { ignores, problems: problems.all };
}

/** The entries of one of our baselines; undefined when a value is none. */
export function entriesOf(value: unknown): readonly BaselineEntry[] | undefined {
  const members = membersOf(value);
  const findings = members?.['findings'];
  if (members?.['version'] !== 1 || !Array.isArray(findings)) return undefined;
  const entries = findings.flatMap((finding) => entryOf(membersOf(finding) ?? {}));
  return entries.length === findings.length ? entries : undefined;
}

function entryOf({ fingerprint, path, rule }: Readonly<Record<string, unknown>>): readonly BaselineEntry[] {
  const isEntry = typeof fingerprint === 'string' && typeof path === 'string' && typeof rule === 'string';
  return isEntry ? [{ fingerprint, path, rule }] : [];
}

/** What was known of files that were not looked at stays; of the others only what was found. */
export function mergedBaseline(
  known: readonly BaselineEntry[],
  found: readonly BaselineEntry[],
  wasLookedAt: (path: string) => boolean,
): readonly BaselineEntry[] {
  const all = [...known.filter(({ path }) => !wasLookedAt(path)), ...found];
  return [...new Map(all.map((entry) => [entry.fingerprint, entry])).values()];
}

/** A line an entry, in an order that does not depend on the scan: two branches that add findings merge. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const key = ({ path, fingerprint }: BaselineEntry): string => `${path}\0${fingerprint}`;
  const sorted = [...entries].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const rows = sorted.map(
    ({ fingerprint, path, rule }) =>
      `    { "fingerprint": ${JSON.stringify(fingerprint)}, "path": ${JSON.stringify(path)}, "rule": ${JSON.stringify(rule)} }`,
  );
  return `{\n  "version": 1,\n  "findings": [${rows.length === 0 ? '' : `\n${rows.join(',\n')}\n  `}]\n}\n`;
}
