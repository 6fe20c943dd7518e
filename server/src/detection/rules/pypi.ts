import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const pypi: readonly Rule[] = [
  prefixed({
    id: 'pypi-token',
    title: 'PyPI upload token',
    keywords: ['pypi-age'],
    token: 'pypi-AgE(?:IcHlwaS5vcmc|NdGVzdC5weXBpLm9yZw)[A-Za-z0-9_-]{50,1000}',
    documentation: 'https://pypi.org/help/#apitoken',
    window: 1100,
  }),
];
