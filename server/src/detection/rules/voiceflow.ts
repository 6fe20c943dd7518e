import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const voiceflow: readonly Rule[] = [
  prefixed({
    id: 'voiceflow-api-key',
    title: 'Voiceflow API key',
    kind: 'api-key',
    keywords: ['voiceflow', 'vf.d', 'vf.w'],
    token: 'VF\\.(?:(?:DM|WS)\\.)?[0-9a-fA-F]{24}\\.[A-Za-z0-9]{16}',
    documentation: 'https://docs.voiceflow.com/reference/authentication',
  }),
];
