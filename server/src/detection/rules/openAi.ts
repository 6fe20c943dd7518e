import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const openAi: readonly Rule[] = [
  prefixed({
    id: 'openai-api-key',
    title: 'OpenAI API key',
    kind: 'api-key',
    keywords: ['t3blbkfj'],
    token: 'sk-(?:(?:proj|svcacct|admin|None|service)-)?[A-Za-z0-9_-]{20,100}T3BlbkFJ[A-Za-z0-9_-]{20,100}',
    documentation: 'https://platform.openai.com/docs/api-reference/authentication',
  }),
  prefixed({
    id: 'openai-project-key',
    title: 'OpenAI project key',
    kind: 'api-key',
    keywords: ['sk-proj-', 'sk-svcacct-', 'sk-admin-'],
    token: 'sk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{40,200}',
    documentation: 'https://platform.openai.com/docs/api-reference/authentication',
  }),
];
