import type { Rule } from '../rule.ts';
import { withSecretWord } from './support/byName.ts';
import { base36 } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const linear: readonly Rule[] = [
  prefixed({
    id: 'linear-api-key',
    title: 'Linear API key',
    kind: 'api-key',
    keywords: ['lin_api_'],
    token: 'lin_api_[A-Za-z0-9]{40}',
    documentation: 'https://linear.app/developers/graphql',
  }),
  prefixed({
    id: 'linear-oauth-token',
    title: 'Linear OAuth token',
    keywords: ['lin_oauth_'],
    token: 'lin_oauth_[A-Za-z0-9]{64}',
    documentation: 'https://linear.app/developers/oauth-2-0-authentication',
  }),
  named({
    id: 'linear-client-secret',
    title: 'Linear client secret',
    names: ['linear'],
    ...withSecretWord,
    value: base36(32),
    documentation: 'https://linear.app/developers/oauth-2-0-authentication',
  }),
];
