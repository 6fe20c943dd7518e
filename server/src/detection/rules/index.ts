import type { Rule } from '../rule.ts';
import { passwordHashes } from './passwordHashes.ts';
import { providersAToL } from './providersAToL.ts';
import { providersByName } from './providersByName.ts';
import { providersByPrefix } from './providersByPrefix.ts';
import { providersMToZ } from './providersMToZ.ts';

/** Every rule the product comes with. */
export const builtInRules: readonly Rule[] = [
  ...providersAToL,
  ...providersMToZ,
  ...providersByPrefix,
  ...providersByName,
  ...passwordHashes,
];
