import type { Candidate } from './candidate.ts';
import { secretPartOf } from './connectionStrings/connectionString.ts';
import type { ConnectionString, FoundConnectionString } from './connectionStrings/connectionString.ts';
import { findConnectionStrings } from './connectionStrings/find.ts';
import type { DetectionDocument } from './document.ts';

/** How far before a hit the anchor of a connection string may stand: the hit may be the end of a scheme. */
const anchorReach = 32;
/** How far before its password a string may begin, and how far behind it one may go on. */
const windowBefore = 1100;
const windowAfter = 4096;

/** Finds the connection strings around hits of their keywords, which must come in the order of the text. */
export function createConnectionFinder(
  document: DetectionDocument,
): (at: number, keyword: string) => readonly Candidate[] {
  const { text, notation, map } = document;
  /** Anchors before this were looked for. */
  let done = 0;
  return (at, keyword) => {
    if (!mayBegin(text, at, keyword)) return [];
    const from = Math.max(done, at - anchorReach);
    const to = at + keyword.length;
    if (to <= from) return [];
    done = to;
    const start = Math.max(0, from - windowBefore);
    const window = text.slice(start, to + windowAfter);
    return findConnectionStrings(window, from - start, to - start)
      .filter(
        ({ connection, secret }) =>
          isUrl(connection) || notation !== 'code' || map.stateAt(secret.start + start).kind !== 'code',
      )
      .map((found) => candidateOf(found, start));
  };
}

/** What stands in code outside of strings, `password = user.name`, is no connection string; a URL is one anywhere. */
const isUrl = ({ family }: ConnectionString): boolean => family === 'uri' || family === 'jdbc';

/** Most URLs hold no user, and most mentions of a password's key no value. */
function mayBegin(text: string, at: number, keyword: string): boolean {
  if (/^[a-z ]+=?$/.test(keyword))
    return /^[\w ]{0,16}[ \t]{0,4}=/.test(text.slice(at, at + keyword.length + 20)) || keyword.includes(' ');
  return /@|pass|pwd/i.test(text.slice(at, at + 400));
}

function candidateOf({ connection, secret }: FoundConnectionString, offset: number): Candidate {
  const part = (role: string): string | undefined => connection.parts.find((one) => one.role === role)?.value;
  return {
    rule: 'connection-string',
    kind: 'connection-string',
    span: { start: secret.start + offset, end: secret.end + offset },
    value: secretPartOf(connection)?.value ?? '',
    evidence: [
      { kind: 'structure', text: `password in a connection string (${connection.scheme ?? connection.family})` },
    ],
    origin: { kind: 'connection', host: part('host'), username: part('username') },
  };
}
