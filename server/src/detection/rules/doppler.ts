import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const doppler: readonly Rule[] = [
  prefixed({
    id: 'doppler-token',
    title: 'Doppler token',
    keywords: ['dp.ct.', 'dp.pt.', 'dp.st.', 'dp.sa.', 'dp.scim.', 'dp.audit.'],
    token: 'dp\\.(?:ct|pt|sa|scim|audit|st(?:\\.[a-z0-9_-]{2,35})?)\\.[A-Za-z0-9]{40,44}',
    documentation: 'https://docs.doppler.com/docs/service-tokens',
  }),
];
