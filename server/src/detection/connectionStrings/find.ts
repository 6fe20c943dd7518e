import type { FoundConnectionString } from './connectionString.ts';
import { findKeyValues, keyValueKeywords } from './findKeyValues.ts';
import { findDsns, findJdbcs, findOracles, findUris, urlKeywords } from './findUrls.ts';

/**
 * Lower-case words one of which occurs in every connection string that {@link findConnectionStrings} finds, for a
 * prefilter. The ends of schemes are among them (`s://`), so look on only where an `@` follows.
 */
export const connectionStringKeywords: readonly string[] = [...urlKeywords, ...keyValueKeywords];

const urlFinders = [findJdbcs, findUris, findDsns, findOracles];

/**
 * Connection strings with a password or key written out, in the raw text of a document of any language, whose anchor
 * (the scheme, or the key of the password) starts in `from` to `to`. Text around is read as far as a string reaches.
 * By start, never overlapping. A password that is empty or a reference is none; a placeholder is one.
 */
export function findConnectionStrings(text: string, from = 0, to = text.length): readonly FoundConnectionString[] {
  return separate([...findUrls(text, from, to), ...findKeyValues(text, from, to)]);
}

/** Those of them that are found at a scheme or an address. */
export const findUrls = (text: string, from: number, to: number): readonly FoundConnectionString[] =>
  separate(urlFinders.flatMap((find) => find(text, from, to)));

function separate(found: readonly FoundConnectionString[]): readonly FoundConnectionString[] {
  const ordered = [...found].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  return ordered.filter((one, index) => !ordered.slice(0, index).some((other) => one.secret.start < other.span.end));
}
