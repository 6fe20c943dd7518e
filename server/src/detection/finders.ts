import type { Candidate } from './candidate.ts';
import { secretPartOf } from './connectionStrings/connectionString.ts';
import type { FoundConnectionString } from './connectionStrings/connectionString.ts';
import { findConnectionStrings } from './connectionStrings/find.ts';
import { callArgumentAt } from './credentials/calls.ts';
import { credentialsAt } from './credentials/find.ts';
import { sqlPasswordAt } from './credentials/sql.ts';
import type { DetectionDocument } from './document.ts';
import { useOf } from './keywords.ts';
import { keywordOf, offsetOf } from './prefilter.ts';
import type { HitList } from './prefilter.ts';
import { createRuleRunner } from './ruleRunner.ts';

/** How far before a hit the anchor of a connection string may stand: the hit may be the end of a scheme. */
const anchorReach = 32;

/** Candidates, hit by hit. Each step looks at a small window of the text only. */
export function* findAll(document: DetectionDocument, hits: HitList): Generator<readonly Candidate[], void> {
  const runRule = createRuleRunner(document.text);
  let namesFrom = 0;
  let connectionsFrom = 0;
  for (let index = 0; index < hits.count; index++) {
    const at = offsetOf(hits, index);
    const use = useOf(keywordOf(hits, index));
    if (use === undefined) continue;
    for (const rule of use.rules) yield runRule(rule, at, use.keyword.length);
    if (use.connection) {
      const from = Math.max(connectionsFrom, at - anchorReach);
      const to = at + use.keyword.length;
      if (to > from) {
        connectionsFrom = to;
        yield findConnectionStrings(document.text, from, to)
          .filter(({ secret }) => document.notation !== 'code' || document.map.stateAt(secret.start).kind !== 'code')
          .map(connectionCandidate);
      }
    }
    if (use.call) yield callArgumentAt(document, at, use.keyword);
    if (use.sql) yield sqlPasswordAt(document, at);
    if (use.name && at >= namesFrom) {
      const found = credentialsAt(document, at);
      namesFrom = found.resumeAt;
      yield found.candidates;
    }
  }
}

function connectionCandidate({ connection, secret }: FoundConnectionString): Candidate {
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
