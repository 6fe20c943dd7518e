import { lowered } from './filter.ts';
import type { Filter } from './filter.ts';
import { isMadeUpOfWeakWords } from './weakValue.ts';

/** What its line calls an example, and settings that are commented out with a value that nobody takes for one. */
export const shownAside: Filter = ({ aside, value }) => {
  if (aside === 'example') return lowered('called an example');
  return aside === 'commented' && isMadeUpOfWeakWords(value) ? lowered('example in a comment') : undefined;
};
