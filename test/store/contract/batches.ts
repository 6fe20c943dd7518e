import { answers, contractCase, fails, step } from './case.ts';
import type { ContractCase } from './case.ts';

const make = (ending: string) =>
  step('createSecret', ({ name }) => ({ Name: `${name}/${ending}`, SecretString: `value ${ending}` }));
const texts =
  (...wanted: readonly string[]) =>
  (values: unknown) =>
    JSON.stringify((values as readonly { SecretString: string }[]).map(({ SecretString }) => SecretString).sort()) ===
    JSON.stringify(wanted);

export const batches: readonly ContractCase[] = [
  contractCase(
    'several secrets are read at once; those that cannot be are listed as errors',
    make('a'),
    make('b'),
    step(
      'batchGetSecretValue',
      ({ name }) => ({ SecretIdList: [`${name}/a`, `${name}/missing`, `${name}/b`] }),
      ({ name }) =>
        answers({
          SecretValues: texts('value a', 'value b'),
          Errors: (errors: unknown) => {
            const [error, ...more] = errors as readonly Record<string, unknown>[];
            return (
              more.length === 0 &&
              error?.SecretId === `${name}/missing` &&
              error.ErrorCode === 'ResourceNotFoundException'
            );
          },
        }),
    ),
  ),
  contractCase(
    'secrets are read at once by filter',
    make('a'),
    make('b'),
    step(
      'batchGetSecretValue',
      ({ name }) => ({ Filters: [{ Key: 'name', Values: [`${name}/`] }] }),
      answers({ SecretValues: texts('value a', 'value b'), NextToken: undefined }),
    ),
  ),
  contractCase(
    'a batch by filter comes page by page',
    make('a'),
    make('b'),
    ...[0, 1].map((page) =>
      step(
        'batchGetSecretValue',
        ({ name, answer }) => ({
          MaxResults: 1,
          Filters: [{ Key: 'name', Values: [`${name}/`] }],
          ...(page === 0 ? {} : { NextToken: answer(2).NextToken }),
        }),
        answers({ SecretValues: (values: unknown) => (values as readonly unknown[]).length === 1 }),
      ),
    ),
  ),
  contractCase(
    'a batch needs ids or filters, and not both',
    step('batchGetSecretValue', {}, fails('InvalidParameterException')),
    step(
      'batchGetSecretValue',
      ({ name }) => ({ SecretIdList: [name], Filters: [{ Key: 'name', Values: [name] }] }),
      fails('InvalidParameterException', "Either 'SecretIdList' or 'Filters' must be provided, but not both."),
    ),
  ),
  contractCase(
    'a batch by ids has no page size',
    step(
      'batchGetSecretValue',
      ({ name }) => ({ SecretIdList: [name], MaxResults: 5 }),
      fails('InvalidParameterException'),
    ),
  ),
];
