import type { KeywordUse } from './keywords.ts';

/** Characters before and behind a hit on which what is found there may depend, strings and comments left out. */
export interface Influence {
  readonly before: number;
  readonly behind: number;
}

/** By the longest reach of the finders in question; generous, since too much costs little and too little is wrong. */
export function influenceOf(use: Omit<KeywordUse, 'influence'>): Influence {
  const window = Math.max(0, ...use.rules.map((rule) => Math.min(rule.window ?? 256, 4096)));
  const rules = { before: window + 64, behind: window + 64 };
  const isRulesOnly = !(use.connection || use.call || use.command || use.sql || use.kubernetes || use.name);
  if (isRulesOnly) return rules;
  // A variable is looked for 16,384 characters before its use; a resource of Kubernetes reaches 8,192 either way.
  const before = use.call ? 17_408 : use.kubernetes ? 9216 : 1536;
  return { before: Math.max(before, rules.before), behind: use.call ? 14_336 : 10_240 };
}
