import type { ConnectionPart, ConnectionString, DatabaseEngine, PartRole } from './connectionString.ts';
import { hasHole, maskHoles } from './holes.ts';
import type { Pair, PairGrammar } from './pairs.ts';
import { parsePairs, unquote } from './pairs.ts';
import type { MaskedText } from './parts.ts';
import { inOrder, partAt } from './parts.ts';

/** A family of connection strings that are lists of `key=value`. */
export interface KeyValueFamily {
  readonly family: ConnectionString['family'];
  readonly separator: PairGrammar['separator'];
  /** Keys of the secret part and of the others, lower case. */
  readonly roles: Readonly<Record<string, PartRole>>;
  /** Keys that have no role but show what kind of string this is. */
  readonly markers: ReadonlySet<string>;
  readonly engineOf: (pairs: readonly PairText[]) => DatabaseEngine | undefined;
}

/** A pair with its value as text. */
export interface PairText {
  readonly key: string;
  readonly value: string;
}

const roleOf = (family: KeyValueFamily, key: string): PartRole | undefined =>
  Object.hasOwn(family.roles, key) ? family.roles[key] : undefined;

/** Whether `key` belongs to the family at all. */
export const isKeyOf = (family: KeyValueFamily, key: string): boolean =>
  roleOf(family, key) !== undefined || family.markers.has(key);

const isSecretRole = (role: PartRole | undefined): boolean => role === 'password' || role === 'token';

/** Whether `key` says of which family a string is: a role or a marker, but not the secret itself. */
export const isTelling = (family: KeyValueFamily, key: string): boolean => {
  const role = roleOf(family, key);
  return (role !== undefined && !isSecretRole(role)) || family.markers.has(key);
};

/**
 * Reads a list of pairs. Nothing when it has no key of a secret, or no other key of the family beside it.
 * @param delimiter the quote around the literal when `text` is raw document text
 */
export function parseKeyValue(
  text: string,
  family: KeyValueFamily,
  start = 0,
  delimiter?: string,
): ConnectionString | undefined {
  const source = { text, masked: maskHoles(text) };
  const grammar = { separator: family.separator, ...(delimiter !== undefined && { delimiter }) };
  const pairs = parsePairs(text, start, grammar);
  if (!pairs.some(({ key }) => isSecretRole(roleOf(family, key)))) return undefined;
  if (!pairs.some(({ key }) => isTelling(family, key))) return undefined;
  const odbc = pairs.some(({ key, opener }) => key === 'driver' && opener === '{');
  const engine = family.engineOf(pairs.map(({ key, value }) => ({ key, value: text.slice(value.start, value.end) })));
  const parts = inOrder(pairs.flatMap((pair) => partsOfPair(source, family, pair, odbc)));
  return { family: family.family, ...(engine && { engine }), parts };
}

function partsOfPair(
  source: MaskedText,
  family: KeyValueFamily,
  pair: Pair,
  odbc: boolean,
): readonly (ConnectionPart | undefined)[] {
  const role = roleOf(family, pair.key);
  if (role === undefined || isReference(source, pair, odbc)) return [];
  const decode = (raw: string): string => unquote(raw, pair.opener, family.separator);
  if (role === 'host') return hostAndPort(source, pair);
  const text = pair.opener === '{' ? { text: source.text, masked: source.text } : source;
  return [partAt(text, role, pair.value, pair.encoding, decode)];
}

/**
 * A parameter of a statement (`?`, `:name`, `@name`) is filled in later. Braces quote a value in ODBC and mark an interpolation in half the languages. Beside `Driver={…}` they quote, unless
 * the content is itself called after a password or is a number.
 */
function isReference({ text, masked }: MaskedText, { value, opener }: Pair, odbc: boolean): boolean {
  const raw = text.slice(value.start, value.end);
  if (opener !== '{') return hasHole(masked.slice(value.start, value.end)) || /^(?:[$%:@]\w+%?|\?)$/.test(raw);
  if (/^\d{0,2}$|pass|pwd|secret|^\{|[.([]/i.test(raw)) return true;
  return !odbc && /^[A-Za-z_]\w*$/.test(raw);
}

/** `tcp:name,1433` of SQL Server and `name:1433` of most others. */
function hostAndPort(source: MaskedText, { value }: Pair): readonly (ConnectionPart | undefined)[] {
  const match = /^(?:(?:tcp|np|lpc|admin):)?(?<host>[^,:;]+)(?:[,:]\s*(?<port>\d{1,5}))?$/di.exec(
    source.text.slice(value.start, value.end),
  );
  const host = match?.indices?.groups?.['host'];
  const port = match?.indices?.groups?.['port'];
  if (host === undefined) return [partAt(source, 'host', value, 'none')];
  const spanOf = ([from, to]: readonly [number, number]) => ({ start: value.start + from, end: value.start + to });
  return [partAt(source, 'host', spanOf(host), 'none'), port && partAt(source, 'port', spanOf(port), 'none')];
}
