import type { Candidate } from './candidate.ts';
import { createConnectionFinder } from './connectionFinder.ts';
import { callArgumentAt } from './credentials/calls.ts';
import { commandPasswordAt } from './credentials/commands.ts';
import { credentialsOf, readNameAt } from './credentials/find.ts';
import type { NameAt } from './credentials/find.ts';
import { sqlPasswordAt } from './credentials/sql.ts';
import type { DetectionDocument } from './document.ts';
import { kubernetesSecretAt } from './files/kubernetesSecret.ts';
import type { KeywordUse } from './keywords.ts';
import { createRuleRunner } from './ruleRunner.ts';

/** Looks at hits, which must come in the order of the text. Hits before {@link Finder.settledAt} may not be left out. */
export interface Finder {
  /** What stands at a hit. Looks at a small window of the text only. */
  look(at: number, use: KeywordUse): readonly Candidate[];
  /** Whether {@link Finder.look} will ask what is string and comment up to the hit. */
  readsStrings(at: number, use: KeywordUse): boolean;
  /** From this offset on, a hit is looked at as if there had been none before. */
  settledAt(): number;
}

export function createFinder(document: DetectionDocument): Finder {
  const rules = createRuleRunner(document.text);
  const connections = createConnectionFinder(document);
  let namesFrom = 0;
  let settled = 0;
  let last: { readonly at: number; readonly name: NameAt } | undefined;
  /** Asked twice of each hit: whether strings are read, and what is found. */
  function nameAt(at: number): NameAt {
    if (last?.at !== at) last = { at, name: readNameAt(document, at) };
    return last.name;
  }

  return {
    look(at, use) {
      const { keyword } = use;
      const candidates: Candidate[] = [];
      for (const rule of use.rules) candidates.push(...rules.run(rule, at, keyword.length));
      if (use.connection) candidates.push(...connections.find(at, keyword));
      if (use.call) candidates.push(...callArgumentAt(document, at, keyword));
      if (use.command) candidates.push(...commandPasswordAt(document, at, keyword));
      if (use.sql) candidates.push(...sqlPasswordAt(document, at));
      if (use.kubernetes) candidates.push(...kubernetesSecretAt(document, at));
      if (use.name && at >= namesFrom) {
        const name = nameAt(at);
        namesFrom = name.resumeAt;
        if (name.kind === 'credential') candidates.push(...credentialsOf(document, name));
      }
      settled = Math.max(settled, namesFrom, at + keyword.length);
      return candidates;
    },
    readsStrings: (at, use) =>
      use.call ||
      (use.connection && connections.readsStrings(use.keyword)) ||
      (use.name && at >= namesFrom && nameAt(at).kind === 'credential'),
    settledAt: () => Math.max(settled, rules.foundTo(), connections.settledAt()),
  };
}
