import type { Rule } from '../rule.ts';
import { base36 } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const buildkite: readonly Rule[] = [
  prefixed({
    id: 'buildkite-api-token',
    title: 'Buildkite API access token',
    keywords: ['bkua_'],
    token: 'bkua_[0-9a-f]{40}',
    documentation: 'https://buildkite.com/docs/apis/managing-api-tokens',
  }),
  prefixed({
    id: 'buildkite-agent-token',
    title: 'Buildkite agent token',
    keywords: ['bkct_', 'bkaj_'],
    token: 'bk(?:ct|aj)_[A-Za-z0-9_.-]{40,600}',
    documentation: 'https://buildkite.com/docs/agent/v3/tokens',
  }),
  named({
    id: 'buildkite-legacy-token',
    title: 'Buildkite legacy token',
    kind: 'token',
    names: ['buildkite'],
    value: base36(40),
    documentation: 'https://buildkite.com/docs/apis/managing-api-tokens',
  }),
];
