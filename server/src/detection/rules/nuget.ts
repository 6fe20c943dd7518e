import type { Rule } from '../rule.ts';
import { base36, lettersAndDigits, withNextCharacter } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const nuget: readonly Rule[] = [
  prefixed({
    id: 'nuget-api-key',
    title: 'NuGet API key',
    kind: 'api-key',
    keywords: withNextCharacter('oy2', lettersAndDigits),
    token: 'oy2[a-z0-9]{43}',
    documentation: 'https://learn.microsoft.com/nuget/nuget-org/publish-a-package',
  }),
  named({
    id: 'nuget-legacy-api-key',
    title: 'NuGet legacy API key',
    names: ['nuget'],
    value: base36(46),
    documentation: 'https://learn.microsoft.com/nuget/nuget-org/publish-a-package',
  }),
];
