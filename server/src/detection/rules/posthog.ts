import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const posthog: readonly Rule[] = [
  prefixed({
    id: 'posthog-personal-key',
    title: 'PostHog personal API key',
    kind: 'api-key',
    keywords: ['phx_', 'phc_'],
    token: 'ph[xs]_[A-Za-z0-9]{43,48}',
    documentation: 'https://posthog.com/docs/api',
  }),
];
