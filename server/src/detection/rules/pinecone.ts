import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const pinecone: readonly Rule[] = [
  prefixed({
    id: 'pinecone-api-key',
    title: 'Pinecone API key',
    kind: 'api-key',
    keywords: ['pcsk_'],
    token: 'pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{63,64}',
    documentation: 'https://docs.pinecone.io/guides/projects/manage-api-keys',
  }),
];
