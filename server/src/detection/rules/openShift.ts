import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const openShift: readonly Rule[] = [
  prefixed({
    id: 'openshift-token',
    title: 'OpenShift OAuth token',
    keywords: ['sha256~'],
    token: 'sha256~[A-Za-z0-9_-]{43}',
    documentation:
      'https://docs.openshift.com/container-platform/latest/authentication/understanding-authentication.html',
  }),
];
