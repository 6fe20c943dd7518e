import { answers, contractCase, fails, step } from './case.ts';
import type { ContractCase, Given, Step } from './case.ts';

/** A page of two of the case's own secrets, by name, after the page that step `before` answered. */
const page = (before: number | undefined, endings: readonly string[], hasMore: boolean): Step =>
  step(
    'listSecrets',
    ({ name, answer }) => ({
      MaxResults: 2,
      SortBy: 'name',
      Filters: [{ Key: 'name', Values: [name] }],
      ...(before === undefined ? {} : { NextToken: answer(before).NextToken }),
    }),
    ({ name }) =>
      answers({
        SecretList: (secrets: unknown) =>
          (secrets as readonly { Name: string }[]).map(({ Name }) => Name.slice(name.length + 1)).join() ===
          endings.join(),
        NextToken: (next: unknown) => (next !== undefined) === hasMore,
      }),
  );

const remove = (ending: string): Step =>
  step('deleteSecret', ({ name }) => ({ SecretId: `${name}/${ending}`, ForceDeleteWithoutRecovery: true }));

/** Creates `name/ending` with a description and a tag. */
const make = (ending: string, description = '', tag?: readonly [string, string]): Step =>
  step('createSecret', ({ name }) => ({
    Name: `${name}/${ending}`,
    SecretString: 'x',
    ...(description ? { Description: description } : {}),
    ...(tag ? { Tags: [{ Key: tag[0], Value: tag[1] }] } : {}),
  }));

type Filter = readonly [key: string, ...values: readonly string[]];

/** Lists the case's own secrets with the filters, and expects the endings in that order (`sort` set) or in any. */
function list(
  filters: readonly Filter[] | ((given: Given) => readonly Filter[]),
  endings: readonly string[],
  sort?: Readonly<Record<string, unknown>>,
): Step {
  return step(
    'listSecrets',
    (given) => {
      const own = typeof filters === 'function' ? filters(given) : filters;
      const all: readonly Filter[] = [['name', given.name], ...own];
      return { ...sort, Filters: all.map(([Key, ...Values]) => ({ Key, Values })) };
    },
    ({ name }) =>
      answers({
        SecretList: (secrets: unknown) => {
          const found = (secrets as readonly { Name: string }[]).map(({ Name }) => Name.slice(name.length + 1));
          return JSON.stringify(sort ? found : found.sort()) === JSON.stringify(sort ? endings : [...endings].sort());
        },
      }),
  );
}

const described = [make('1', 'a secret'), make('2', 'an secret'), make('3', 'asecret'), make('4', 'thesecret')];
const tagged = [make('1', '', ['team', 'payments']), make('2', '', ['Team', 'Billing']), make('3')];

export const listing: readonly ContractCase[] = [
  contractCase(
    'names are filtered by prefix, with regard to case',
    make('Alpha'),
    make('alps'),
    make('beta'),
    list(({ name }) => [['name', `${name}/al`]], ['alps']),
    list(({ name }) => [['name', `${name}/al`, `${name}/b`]], ['alps', 'beta']),
    list([['name', 'alps']], []),
  ),
  contractCase(
    'a leading exclamation mark negates',
    make('alpha'),
    make('beta'),
    list(({ name }) => [['name', `!${name}/al`]], ['beta']),
  ),
  contractCase(
    'descriptions are filtered by the beginnings of words, without regard to case',
    ...described,
    list([['description', 'a']], ['1', '2', '3']),
    list([['description', '!a']], ['4']),
    list([['description', 'A SECRET']], ['1', '2']),
    list([['description', '!c']], ['1', '2', '3', '4']),
  ),
  contractCase(
    'tags are filtered by prefix, with regard to case',
    ...tagged,
    list([['tag-key', 'te']], ['1']),
    list([['tag-value', 'Bill']], ['2']),
    list([['tag-key', 'te', 'Te']], ['1', '2']),
  ),
  contractCase(
    'several filters must all be passed',
    ...tagged,
    list(
      [
        ['tag-key', 'te', 'Te'],
        ['tag-value', 'pay'],
      ],
      ['1'],
    ),
    list(
      [
        ['tag-key', 'te'],
        ['tag-value', 'Bill'],
      ],
      [],
    ),
  ),
  contractCase(
    'the filter "all" looks for words in names, descriptions and tags',
    make('one', 'quarterly zebra report'),
    make('zebraCrossing'),
    make('three', '', ['animal', 'Zebra']),
    make('four'),
    list([['all', 'zebra']], ['one', 'three', 'zebraCrossing']),
  ),
  contractCase(
    'words of "all" begin where the case changes',
    make('blueCrossing'),
    make('red'),
    list([['all', 'crossing']], ['blueCrossing']),
  ),
  contractCase(
    'owning services and primary regions can be filtered by',
    make('1'),
    list([['owning-service', 'rds']], []),
    list([['primary-region', 'eu-']], []),
  ),
  contractCase(
    'secrets are sorted by name on request',
    make('b'),
    make('a'),
    make('c'),
    list([], ['a', 'b', 'c'], { SortBy: 'name', SortOrder: 'asc' }),
    list([], ['c', 'b', 'a'], { SortBy: 'name', SortOrder: 'desc' }),
  ),
  contractCase(
    'secrets are sorted by when they were created',
    make('b'),
    make('a'),
    make('c'),
    list([], ['b', 'a', 'c'], { SortBy: 'created-date', SortOrder: 'asc' }),
    list([], ['c', 'a', 'b'], { SortBy: 'created-date', SortOrder: 'desc' }),
  ),
  contractCase(
    'secrets are sorted by when they were changed',
    make('a'),
    make('b'),
    make('c'),
    step('updateSecret', ({ name }) => ({ SecretId: `${name}/a`, Description: 'changed' })),
    list([], ['a', 'c', 'b'], { SortBy: 'last-changed-date', SortOrder: 'desc' }),
    list([], ['b', 'c', 'a'], { SortBy: 'last-changed-date', SortOrder: 'asc' }),
  ),
  contractCase(
    'secrets are listed page by page',
    make('a'),
    make('b'),
    make('c'),
    ...['a', 'b', 'c'].map((ending, index) =>
      step(
        'listSecrets',
        (given) => ({
          MaxResults: 1,
          SortBy: 'name',
          SortOrder: 'asc',
          Filters: [{ Key: 'name', Values: [given.name] }],
          ...(index === 0 ? {} : { NextToken: given.answer(2 + index).NextToken }),
        }),
        ({ name }) =>
          answers({
            SecretList: (secrets: unknown) => (secrets as readonly { Name: string }[])[0]?.Name === `${name}/${ending}`,
            NextToken: (next: unknown) => (next === undefined) === (ending === 'c'),
          }),
      ),
    ),
  ),
  contractCase(
    'nothing is skipped or repeated by pages when secrets come and go in between',
    ...['b', 'c', 'd', 'e', 'f'].map((ending) => make(ending)),
    page(undefined, ['b', 'c'], true),
    remove('b'),
    make('a'),
    page(5, ['d', 'e'], true),
    remove('e'),
    page(8, ['f'], false),
  ),
  contractCase(
    'a page token belongs to the question it was an answer to',
    ...['a', 'b', 'c'].map((ending) => make(ending)),
    page(undefined, ['a', 'b'], true),
    step(
      'listSecrets',
      ({ answer }) => ({ NextToken: answer(3).NextToken, SortBy: 'created-date' }),
      fails('InvalidNextTokenException'),
    ),
  ),
  contractCase(
    'secrets are sorted by when they were last read',
    make('a'),
    make('b'),
    step('getSecretValue', ({ name }) => ({ SecretId: `${name}/a` })),
    list([], ['b', 'a'], { SortBy: 'last-accessed-date', SortOrder: 'asc' }),
    list([], ['a', 'b'], { SortBy: 'last-accessed-date', SortOrder: 'desc' }),
  ),
  contractCase(
    'one of a filter’s values has to match, negated or not',
    make('alpha'),
    make('beta'),
    make('gamma'),
    list(({ name }) => [['name', `${name}/al`, `!${name}/be`]], ['alpha', 'gamma']),
    list([['description', '!nothing']], ['alpha', 'beta', 'gamma']),
  ),
  contractCase(
    'a page token that was never given out is refused',
    make('a'),
    step('listSecrets', { NextToken: 'bm8gdG9rZW4gb2Ygb3Vycw==' }, fails('InvalidNextTokenException')),
    step(
      'listSecretVersionIds',
      ({ name }) => ({ SecretId: `${name}/a`, NextToken: 'bm8gdG9rZW4gb2Ygb3Vycw==' }),
      fails('InvalidNextTokenException'),
    ),
  ),
  contractCase(
    'a listed secret carries its metadata and no value',
    make('a', 'words', ['k', 'v']),
    step(
      'listSecrets',
      ({ name }) => ({ Filters: [{ Key: 'name', Values: [name] }] }),
      ({ name, answer }) =>
        answers({
          SecretList: (secrets: unknown) => {
            const [secret] = secrets as readonly Record<string, unknown>[];
            return (
              secret?.Name === `${name}/a` &&
              secret.ARN === answer(0).ARN &&
              secret.Description === 'words' &&
              JSON.stringify(secret.Tags) === '[{"Key":"k","Value":"v"}]' &&
              JSON.stringify(secret.SecretVersionsToStages).includes('AWSCURRENT') &&
              secret.SecretString === undefined
            );
          },
        }),
    ),
  ),
];
