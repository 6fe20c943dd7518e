import type { Candidate } from '../candidate.ts';
import { lineValueAt } from './bareValue.ts';
import { lineCandidate } from './namedValue.ts';
import type { NamedSite } from './namedValue.ts';

/** An object or flow map whose entry that is the value stands behind a few that only describe it. */
const described =
  /\{\s{0,40}(?:["']?\w{1,30}["']?\s{0,4}:\s{0,4}(?:"[^"\r\n]{0,200}"|'[^'\r\n]{0,200}'|[\w.-]{1,40})\s{0,4},\s{0,40}){0,6}["']?(?:value|default|defaultValue)["']?\s{0,4}:\s{0,4}(?=["']|[^\s{[])/iy;

/**
 * `"adminPassword": { "type": "securestring", "defaultValue": "x" }`, `password: { value: x }`: the parameters of
 * templates. `from` is where the brace stands.
 */
export function nestedValues(named: NamedSite, from: number): readonly Candidate[] {
  if (named.verdict.strength !== 'strong') return [];
  const { text } = named.document;
  described.lastIndex = from;
  if (described.exec(text) === null) return [];
  const isQuoted = /["']/.test(text[described.lastIndex] ?? '');
  if (!isQuoted && named.document.notation !== 'yaml') return [];
  const value = lineValueAt(named.document, described.lastIndex);
  return value === undefined ? [] : [lineCandidate(named, value, 'default')];
}
