import type { FindingKind } from '../../../core/finding.ts';
import type { Rule } from '../../rule.ts';
import type { NamedFormat } from './named.ts';
import { named } from './named.ts';

/**
 * A provider in a table: id, title, names, value, page, and what is special. The last word of the id says the kind.
 * The page is written without `https://`.
 */
export type NamedRow = readonly [
  id: string,
  title: string,
  names: string | readonly string[],
  value: string,
  documentation: string,
  special?: Pick<NamedFormat, 'keywords' | 'qualifiers' | 'minEntropy' | 'window'>,
];

/** Of a name that is also an ordinary word, or a value that is mostly an identifier, more is asked. */
export const withSecretWord = {
  qualifiers: ['key', 'token', 'secret', 'auth', 'pat', 'password', 'credential', 'access'],
} as const;

const kindByLastWord: Readonly<Record<string, FindingKind>> = { token: 'token', password: 'password' };

/** The rules of a table of providers. */
export const byName = (rows: readonly NamedRow[]): readonly Rule[] =>
  rows.map(([id, title, names, value, page, special]) =>
    named({
      id,
      title,
      kind: kindByLastWord[id.slice(id.lastIndexOf('-') + 1)] ?? 'api-key',
      names: typeof names === 'string' ? [names] : names,
      value,
      documentation: `https://${page}`,
      ...special,
    }),
  );
