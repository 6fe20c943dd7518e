import type { Rule } from '../rule.ts';
import { base62 } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const droneCi: readonly Rule[] = [
  prefixed({
    id: 'woodpecker-or-gitea-token',
    title: 'Gitea access token',
    keywords: ['gitea'],
    before: '[Gg][Ii][Tt][Ee][Aa][\\w .-]{0,20}["\']?\\s{0,3}[:=]>?\\s{0,3}["\'`]?',
    token: '[0-9a-f]{40}',
    documentation: 'https://docs.gitea.com/development/api-usage',
  }),
  named({
    id: 'drone-ci-token',
    title: 'Drone CI token',
    kind: 'token',
    names: ['droneci', 'drone token'],
    value: base62(32),
    documentation: 'https://docs.drone.io/api/overview',
  }),
];
