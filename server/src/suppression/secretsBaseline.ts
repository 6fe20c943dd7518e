import { createHash } from 'node:crypto';
import { normalizedPath } from './ignore.ts';
import type { FoundPlace, Ignore } from './ignore.ts';
import { membersOf, parseJson } from './json.ts';
import { problemsOf } from './problem.ts';
import type { Problem } from './problem.ts';

export interface Baseline {
  readonly ignores: readonly Ignore[];
  readonly problems: readonly Problem[];
}

/** Whether a JSON value has the form of detect-secrets' baselines, of version 0 as of 1. */
export const isSecretsBaseline = (value: unknown): boolean => membersOf(membersOf(value)?.['results']) !== undefined;

/**
 * Reads detect-secrets' baseline: known values as SHA-1, by file; types and lines do not count, as there. An entry that
 * was audited as a real secret (`"is_secret": true`) hides nothing.
 */
export function parseSecretsBaseline(text: string, file: string): Baseline {
  const problems = problemsOf(file);
  const json = parseJson(text);
  const results = json.kind === 'parsed' ? membersOf(membersOf(json.value)?.['results']) : undefined;
  if (results === undefined) {
    problems.giveUp(
      'It is no baseline of detect-secrets: it must be JSON with “results”.',
      json.kind === 'parsed' ? 1 : json.line,
    );
    return { ignores: [], problems: problems.all };
  }
  const lineOf = entryLines(text);
  const ignores = Object.entries(results).flatMap(([path, entries]) =>
    (Array.isArray(entries) ? entries : []).flatMap((entry): readonly Ignore[] => {
      const members = membersOf(entry);
      const hash = members?.['hashed_secret'];
      if (typeof hash !== 'string') {
        problems.note(`An entry of “${path}” has no “hashed_secret”.`);
        return [];
      }
      const line = lineOf();
      return members?.['is_secret'] === true ? [] : [ignoreOf({ path, hash, members, file, line })];
    }),
  );
  return { ignores, problems: problems.all };
}

interface Entry {
  readonly path: string;
  readonly hash: string;
  readonly members: Readonly<Record<string, unknown>> | undefined;
  readonly file: string;
  readonly line: number;
}

function ignoreOf({ path, hash, members, file, line }: Entry): Ignore {
  const about = normalizedPath(path);
  const type = members?.['type'];
  return {
    file,
    line,
    what: `${about}${typeof type === 'string' ? ` (${type})` : ''}`,
    about,
    hides: (place) => place.path === about && hashedTexts(place).some((text) => sha1(text) === hash.toLowerCase()),
  };
}

const sha1 = (text: string): string => createHash('sha1').update(text, 'utf8').digest('hex');

/** What detect-secrets may have hashed: the value, all that stands between its quotes, the title of a private key. */
function hashedTexts({ value, lines, kind }: FoundPlace): readonly string[] {
  const title = kind === 'private-key' ? /BEGIN [A-Z\d ]*PRIVATE KEY(?: BLOCK)?/.exec(lines)?.[0] : undefined;
  const at = lines.indexOf(value);
  const before = /[^"'`]*$/.exec(lines.slice(0, at))?.[0] ?? '';
  const behind = /^[^"'`]*/.exec(lines.slice(at + value.length))?.[0] ?? '';
  return [value, before + value + behind, ...(title === undefined ? [] : [title])];
}

/** Gives the line of one entry after the other: entries are read in the order of the text. */
function entryLines(text: string): () => number {
  const keys = text.matchAll(/"hashed_secret"\s*:/g);
  let line = 1;
  let from = 0;
  return () => {
    const at = keys.next().value?.index ?? from;
    for (let end = text.indexOf('\n', from); end !== -1 && end < at; end = text.indexOf('\n', end + 1)) {
      line += 1;
      from = end + 1;
    }
    return line;
  };
}
