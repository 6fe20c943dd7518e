import type { GitleaksConfig, GitleaksRule } from './config.ts';

/** How many files may extend each other in a chain, as in gitleaks. */
export const mostExtended = 2;

/** A file with what it extends: its rules win, member by member; lists are joined. */
export function extended(config: GitleaksConfig, base: GitleaksConfig): GitleaksConfig {
  const own = new Map(config.rules.map((rule) => [rule.id, rule]));
  const disabled = new Set(config.extend.disabledRules);
  const inherited = base.rules.filter(({ id }) => !disabled.has(id));
  const ids = new Set(inherited.map(({ id }) => id));
  return {
    rules: [
      ...inherited.map((rule) => {
        const over = own.get(rule.id);
        return over === undefined ? rule : merged(over, rule);
      }),
      ...config.rules.filter(({ id }) => !ids.has(id)),
    ],
    allowlists: [...config.allowlists, ...base.allowlists],
    extend: { ...config.extend, disabledRules: [...disabled, ...base.extend.disabledRules] },
    problems: [...config.problems, ...base.problems],
  };
}

const merged = (over: GitleaksRule, base: GitleaksRule): GitleaksRule => ({
  ...base,
  ...(over.description === undefined ? {} : { description: over.description }),
  ...(over.regex === undefined ? {} : { regex: over.regex }),
  ...(over.path === undefined ? {} : { path: over.path }),
  entropy: over.entropy === 0 ? base.entropy : over.entropy,
  secretGroup: over.secretGroup === 0 ? base.secretGroup : over.secretGroup,
  keywords: [...base.keywords, ...over.keywords],
  allowlists: [...base.allowlists, ...over.allowlists],
});
