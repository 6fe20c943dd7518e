import type { RE2JS } from 're2js';
import { findingKinds } from '../../core/finding.ts';
import { problemsOf } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { Allowlist } from './allowlist.ts';
import type { GitleaksConfig, GitleaksRule } from './config.ts';

/** A rule with all that it inherits, and a pattern. */
export interface CustomRule extends GitleaksRule {
  readonly regex: RE2JS;
}

export interface GitleaksRules {
  /** For messages. */
  readonly file: string;
  readonly rules: readonly CustomRule[];
  /** For every finding, ours too. */
  readonly allowlists: readonly Allowlist[];
  /** For findings of one of our rules. */
  readonly builtInAllowlists: ReadonlyMap<string, readonly Allowlist[]>;
  /** Ids of our rules that are not to report. */
  readonly disabled: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

/** The rule of gitleaks that is about names and values, as ours by meaning are: what it allows, ours do. */
const generic = 'generic-api-key';
const byMeaning = findingKinds.map((kind) => `hardcoded-${kind}`);

/** Puts together what applies. `isBuiltIn` tells our own rules, which a rule without a pattern may be about. */
export function rulesOf(config: GitleaksConfig, file: string, isBuiltIn: (id: string) => boolean): GitleaksRules {
  const problems = problemsOf(file);
  const known = new Set(config.rules.map(({ id }) => id));
  const targeted = config.allowlists.filter(({ targetRules }) => targetRules.length > 0);
  const allowlistsFor = (id: string): readonly Allowlist[] => targeted.filter((list) => list.targetRules.includes(id));
  const builtIn = new Map<string, readonly Allowlist[]>();
  const rules: CustomRule[] = [];
  for (const rule of config.rules) {
    const allowlists = [...rule.allowlists, ...allowlistsFor(rule.id)];
    const missing = rule.required.find(({ id }) => !known.has(id));
    const ours = rule.id === generic ? byMeaning : [rule.id].filter(isBuiltIn);
    if (missing !== undefined)
      problems.note(`rule ${rule.id}: it requires “${missing.id}”, which is no rule here.`, rule.line);
    else if (rule.regex !== undefined) rules.push({ ...rule, regex: rule.regex, allowlists });
    else if (ours.length > 0) ours.forEach((id) => builtIn.set(id, allowlists));
    else problems.note(whyUnused(rule), rule.line);
  }
  for (const id of new Set(targeted.flatMap(({ targetRules }) => targetRules))) {
    if (isBuiltIn(id) && !known.has(id)) builtIn.set(id, allowlistsFor(id));
  }
  return {
    file,
    rules,
    allowlists: config.allowlists.filter(({ targetRules }) => targetRules.length === 0),
    builtInAllowlists: builtIn,
    disabled: new Set(config.extend.disabledRules.filter(isBuiltIn)),
    problems: [...config.problems, ...problems.all],
  };
}

const whyUnused = ({ id, path }: GitleaksRule): string =>
  path === undefined
    ? `rule ${id}: it has no “regex”, and there is no rule of that name to extend.`
    : `rule ${id}: it has a “path” and no “regex”. Files are not reported by their name; give it a “regex”.`;
