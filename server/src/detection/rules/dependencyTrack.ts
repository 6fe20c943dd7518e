import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const dependencyTrack: readonly Rule[] = [
  prefixed({
    id: 'dependency-track-api-key',
    title: 'Dependency-Track API key',
    kind: 'api-key',
    keywords: ['odt_'],
    token: 'odt_[A-Za-z0-9]{32,64}',
    documentation: 'https://docs.dependencytrack.org/integrations/rest-api/',
  }),
];
