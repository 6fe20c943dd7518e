import { findingKinds } from '../core/finding.ts';
import { builtInRules } from '../detection/rules/index.ts';

const ids: ReadonlySet<string> = new Set([
  ...builtInRules.map(({ id }) => id),
  ...findingKinds.map((kind) => `hardcoded-${kind}`),
  'connection-string',
  'kubernetes-secret',
]);

/** Whether a rule is one that the product comes with. */
export const isOurRule = (id: string): boolean => ids.has(id);
