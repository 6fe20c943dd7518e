import type { Candidate } from './candidate.ts';
import { createConnectionFinder } from './connectionFinder.ts';
import { callArgumentAt } from './credentials/calls.ts';
import { commandPasswordAt } from './credentials/commands.ts';
import { credentialsAt } from './credentials/find.ts';
import { sqlPasswordAt } from './credentials/sql.ts';
import type { DetectionDocument } from './document.ts';
import { kubernetesSecretAt } from './files/kubernetesSecret.ts';
import { useOf } from './keywords.ts';
import { keywordOf, offsetOf } from './prefilter.ts';
import type { HitList } from './prefilter.ts';
import { createRuleRunner } from './ruleRunner.ts';

/** Characters that are read in one go to tell strings from code. */
const longestStep = 1 << 16;

/** Candidates, hit by hit. Each step looks at a small window of the text only; `pause` stands where a
 * longer one was read without finding anything. */
export function* findAll(document: DetectionDocument, hits: HitList): Generator<readonly Candidate[] | 'pause', void> {
  const runRule = createRuleRunner(document.text);
  const findConnections = createConnectionFinder(document);
  let namesFrom = 0;
  for (let index = 0; index < hits.count; index++) {
    const at = offsetOf(hits, index);
    const use = useOf(keywordOf(hits, index));
    if (use === undefined) continue;
    if (use.name || use.call || use.connection) while (!document.map.advance(at, longestStep)) yield 'pause';
    for (const rule of use.rules) yield runRule(rule, at, use.keyword.length);
    if (use.connection) yield findConnections(at, use.keyword);
    if (use.call) yield callArgumentAt(document, at, use.keyword);
    if (use.command) yield commandPasswordAt(document, at, use.keyword);
    if (use.sql) yield sqlPasswordAt(document, at);
    if (use.kubernetes) yield kubernetesSecretAt(document, at);
    if (use.name && at >= namesFrom) {
      const found = credentialsAt(document, at);
      namesFrom = found.resumeAt;
      yield found.candidates;
    }
  }
}
