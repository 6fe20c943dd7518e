import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const firebase: readonly Rule[] = [
  prefixed({
    id: 'firebase-cloud-messaging-key',
    title: 'Firebase Cloud Messaging server key',
    kind: 'api-key',
    keywords: [':apa91b'],
    token: '[A-Za-z0-9_-]{11}:APA91b[A-Za-z0-9_-]{134}',
    documentation: 'https://firebase.google.com/docs/cloud-messaging/auth-server',
  }),
];
