import type { Candidate } from './candidate.ts';
import { literalBehind } from './credentials/variables.ts';
import { secretPartOf } from './connectionStrings/connectionString.ts';
import type { ConnectionString, FoundConnectionString } from './connectionStrings/connectionString.ts';
import { findUrls } from './connectionStrings/find.ts';
import { createKeyValueFinder, keyValueKeywords } from './connectionStrings/findKeyValues.ts';
import type { DetectionDocument } from './document.ts';

/** How far before a hit the anchor of a connection string may stand: the hit may be the end of a scheme. */
export const anchorReach = 32;
export interface ConnectionFinder {
  /** Whether {@link ConnectionFinder.find} will ask what is string and comment: hardly ever of a URL. */
  readsStrings(keyword: string): boolean;
  /** What is found at a hit of a keyword. Hits must come in the order of the text. */
  find(at: number, keyword: string): readonly Candidate[];
  /** From this offset on, a hit is looked at as if there had been none before. */
  settledAt(): number;
}

export function createConnectionFinder(document: DetectionDocument): ConnectionFinder {
  const { text, notation, map } = document;
  const pairs = createKeyValueFinder(text);
  /** Anchors of URLs, and keys of secrets, before this were looked for. */
  const done = { urls: 0, pairs: 0 };

  function foundAt(at: number, keyword: string): readonly FoundConnectionString[] {
    const kind = pairKeywords.has(keyword) ? 'pairs' : 'urls';
    const from = Math.max(done[kind], at - anchorReach);
    const to = at + keyword.length;
    if (to <= from) return [];
    done[kind] = to;
    return kind === 'pairs' ? pairs.find(from, to) : findUrls(text, from, to);
  }

  return {
    readsStrings: (keyword) => notation === 'code' && pairKeywords.has(keyword),
    settledAt: () => Math.max(done.urls, done.pairs, pairs.settledAt()) + anchorReach,
    find(at, keyword) {
      const joined = keyword.endsWith('://') ? joinedUrlAt(document, at + keyword.length) : undefined;
      if (joined !== undefined) return [joined];
      if (!mayBegin(text, at, keyword)) return [];
      return foundAt(at, keyword)
        .filter(
          ({ connection, secret }) =>
            isUrl(connection) || notation !== 'code' || map.stateAt(secret.start).kind !== 'code',
        )
        .map(candidateOf);
    },
  };
}

const pairKeywords: ReadonlySet<string> = new Set(keyValueKeywords);

const joint = '[ \\t\\r\\n]{0,40}(?:\\+|\\.|&|\\\\)?[ \\t\\r\\n]{0,40}';

/** `"scheme://user:" + "password" + "@host"`, behind the slashes. */
const joinedUrl = new RegExp(
  `[^\\s"'\`@/:]{0,60}:(["'\`])${joint}(?:(["'\`])(?<secret>[^"'\`\\r\\n]{1,100})\\2|(?<variable>[\\w$.]{1,60}))${joint}["'\`]@(?<host>[\\w.-]{0,100})`,
  'dy',
);

function joinedUrlAt(document: DetectionDocument, at: number): Candidate | undefined {
  if (document.notation !== 'code') return undefined;
  joinedUrl.lastIndex = at;
  const match = joinedUrl.exec(document.text);
  const { secret, variable } = match?.indices?.groups ?? {};
  const range = secret ?? variable;
  if (match === null || range === undefined) return undefined;
  const [start, end] = range;
  const behind = secret === undefined ? literalBehind(document, { start, end }) : undefined;
  if (secret === undefined && behind === undefined) return undefined;
  const span = behind?.span ?? { start, end };
  return {
    rule: 'connection-string',
    kind: 'connection-string',
    span,
    value: document.text.slice(span.start, span.end),
    evidence: [{ kind: 'structure', text: 'password in a connection string (joined)' }],
    origin: { kind: 'connection', host: match.groups?.host, username: undefined },
  };
}

/** What stands in code outside of strings, `password = user.name`, is no connection string; a URL is one anywhere. */
const isUrl = ({ family }: ConnectionString): boolean => family === 'uri' || family === 'jdbc';

/** The key of a password, rather than a part of a URL. */
const isKeyword = (keyword: string): boolean => /^[a-z ]+=?$/.test(keyword);

/** Most URLs hold no user, and most mentions of a password's key no value. */
function mayBegin(text: string, at: number, keyword: string): boolean {
  if (isKeyword(keyword))
    return /^[\w ]{0,16}[ \t]{0,4}=/.test(text.slice(at, at + keyword.length + 20)) || keyword.includes(' ');
  return /@|pass|pwd/i.test(text.slice(at, at + 400));
}

function candidateOf({ connection, secret }: FoundConnectionString): Candidate {
  const part = (role: string): string | undefined => connection.parts.find((one) => one.role === role)?.value;
  return {
    rule: 'connection-string',
    kind: 'connection-string',
    span: secret,
    value: secretPartOf(connection)?.value ?? '',
    evidence: [
      { kind: 'structure', text: `password in a connection string (${connection.scheme ?? connection.family})` },
    ],
    origin: { kind: 'connection', host: part('host'), username: part('username') },
  };
}
