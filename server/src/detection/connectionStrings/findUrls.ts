import type { ConnectionString, FoundConnectionString } from './connectionString.ts';
import { parseDsn } from './dsn.ts';
import { foundAt } from './found.ts';
import { hasHole, maskHoles } from './holes.ts';
import { parseJdbc } from './jdbc.ts';
import { hasOracleAddress, parseOracle } from './oracle.ts';
import { parseUri } from './uri.ts';

/** Longest string, and how far behind its scheme the `@` may be. */
const longest = 1024;
const longestUserInfo = 512;

/** Any scheme counts, so the words are the ends of all of them, also with the slashes escaped as JSON may. */
export const urlKeywords: readonly string[] = [
  ...Array.from('abcdefghijklmnopqrstuvwxyz0123456789', (last) => `${last}://`),
  ':\\/\\/',
  'jdbc:',
  '@tcp(',
  '@unix(',
  '@tcp6(',
  '@udp(',
  'sqlplus',
  'connect ',
  // Before the user of Oracle's easy connect, the usual ports of its listener.
  ':1521',
  ':1522',
  ':1526',
  ':2484',
];

const uri = /(?<![a-z0-9+.-])(?:[a-z][a-z0-9+.-]{1,40}):(?:\/\/|\\\/\\\/)/iy;
const jdbc = /(?<![a-z0-9])jdbc:[a-z]/iy;
const dsn = /@(?:tcp6?|unix|udp)\(/y;
const sqlplus = /(?<![\w./-])(?:sqlplus|connect|conn)[ \t]+(?:-[A-Za-z]+[ \t]+){0,3}(?=["\\\w$.{]{1,130}\/)/iy;
const quotedOracle = /["'`](?=[A-Za-z][\w$]{0,30}\/[^\s"'/@`]{1,64}@(?:\/\/)?[\w.-]{1,255}:(?:152[126]|2484)[/:])/y;

/** `scheme://user:password@host`, and a password in the query of a database's URI. */
export function findUris(text: string, from: number, to: number): readonly FoundConnectionString[] {
  return matchesFrom(uri, text, from, to).flatMap((match) => {
    if (!mayHoldSecret(text, match.index)) return [];
    if (/jdbc:(?:[\w-]+:)?$/i.test(text.slice(Math.max(0, match.index - 40), match.index))) return [];
    return found(
      text,
      match.index,
      tokenEnd(text, match.index, text[match.index - 1] === '"' ? endInQuotes : endOfUri),
      parseUriWithSecret,
    );
  });
}

const endOfUri = /[\s"'`<>]|[,;|][a-z][a-z0-9+.-]{1,40}:\/\//i;
/** Between double quotes an apostrophe is part of the address (RFC 3986, "sub-delims"). */
const endInQuotes = /[\s"`<>]|[,;|][a-z][a-z0-9+.-]{1,40}:\/\//i;

/** A cheap look ahead, since most URIs hold no credentials. */
function mayHoldSecret(text: string, start: number): boolean {
  const ahead = text.slice(start, start + longestUserInfo);
  const line = ahead.search(/[\r\n]/);
  return /@|[?&;](?:password|passwd|pwd)=/i.test(line < 0 ? ahead : ahead.slice(0, line));
}

/** In web addresses a parameter called password is the business of the rules about names. */
function parseUriWithSecret(text: string): ConnectionString | undefined {
  if (!/@|pass|pwd/i.test(text)) return undefined;
  const connection = parseUri(text);
  const needsUserInfo = connection?.engine === undefined;
  return needsUserInfo && !/^[^/]{1,44}\/\/[^?]{0,1024}@|^[^/]{1,44}\\\/\\\//.test(text) ? undefined : connection;
}

export function findJdbcs(text: string, from: number, to: number): readonly FoundConnectionString[] {
  return matchesFrom(jdbc, text, from, to).flatMap(({ index }) =>
    found(text, index, tokenEnd(text, index, /["'`<>\r\n]|\s(?!["'])/), parseJdbc),
  );
}

/** Found at the `@tcp(`: what precedes it up to a quote or blank is the user and the password. */
export function findDsns(text: string, from: number, to: number): readonly FoundConnectionString[] {
  return matchesFrom(dsn, text, from, to).flatMap(({ index }) => {
    let start = index;
    while (start > Math.max(0, index - 400) && !/[\s"'`=]/.test(text.charAt(start - 1))) start -= 1;
    const mayBegin = text.slice(start, index).includes(':');
    return mayBegin ? found(text, start, tokenEnd(text, index, /[\s"'`<>]/), parseDsn) : [];
  });
}

/** `sqlplus user/password@db`, and a quoted `user/password@host:1521/service`. */
export function findOracles(text: string, from: number, to: number): readonly FoundConnectionString[] {
  const afterCommand = matchesFrom(sqlplus, text, from, to).map((match) => match.index + match[0].length);
  const quoted = matchesFrom(quotedOracle, text, from, to).map((match) => match.index + 1);
  return [
    ...afterCommand.flatMap((start) => found(text, start, tokenEnd(text, start, /\s/), parseOracle)),
    ...quoted.flatMap((start) =>
      found(text, start, tokenEnd(text, start, /[\s"'`]/), (one) =>
        hasOracleAddress(one) ? parseOracle(one) : undefined,
      ),
    ),
  ];
}

/** Matches that start in `from` to `to`. */
function matchesFrom(pattern: RegExp, text: string, from: number, to: number): readonly RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  // At each place: a search would go on behind the last of them.
  for (let at = from; at < to;) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) matches.push(match);
    at = match === null ? at + 1 : Math.max(at + 1, at + match[0].length);
  }
  return matches;
}

/** End of the text from `start` that holds none of the characters `stop` but in interpolations. */
function tokenEnd(text: string, start: number, stop: RegExp): number {
  const masked = maskHoles(text.slice(start, start + longest));
  const length = masked.search(stop);
  return start + (length < 0 ? masked.length : length);
}

function found(
  text: string,
  start: number,
  end: number,
  parse: (text: string) => ConnectionString | undefined,
): readonly FoundConnectionString[] {
  const token = text
    .slice(start, end)
    .replace(/(?:\\[nrt"']?|[.,;)\]}])+$/, (tail) => (hasHole(maskHoles(tail)) ? tail : ''));
  const one = foundAt(start, start + token.length, parse(token));
  return one === undefined ? [] : [one];
}
