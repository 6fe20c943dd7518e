import { answers, contractCase, create, fails, step } from './case.ts';
import type { ContractCase, Given } from './case.ts';

const arn = ({ answer }: Given): string => String(answer(0).ARN);
const partial = (given: Given): string => arn(given).slice(0, -7);

const createWith = (ending: string) =>
  step('createSecret', ({ name }) => ({ Name: `${name}${ending}`, SecretString: 'first' }));

export const identifying: readonly ContractCase[] = [
  contractCase(
    'a secret is found by its ARN and by its ARN without the suffix',
    create(),
    step('getSecretValue', (given) => ({ SecretId: arn(given) }), answers({ SecretString: 'first' })),
    step('getSecretValue', (given) => ({ SecretId: partial(given) }), answers({ SecretString: 'first' })),
  ),
  contractCase(
    'an ARN with another suffix is another secret',
    create(),
    step(
      'getSecretValue',
      (given) => ({ SecretId: `${partial(given)}-zzzzzz` }),
      fails('ResourceNotFoundException', "Secrets Manager can't find the specified secret."),
    ),
  ),
  contractCase(
    'a name that ends in a hyphen and six characters is not found by its partial ARN',
    createWith('-a1b2c3'),
    step('getSecretValue', (given) => ({ SecretId: arn(given) }), answers({ SecretString: 'first' })),
    step(
      'getSecretValue',
      (given) => ({ SecretId: partial(given) }),
      fails('ResourceNotFoundException', "Secrets Manager can't find the specified secret."),
    ),
  ),
  ...['-a1b2', '-a1b2c3-', '/_+=.@-x'].map((ending) =>
    contractCase(
      `a name that ends in ${ending} is found by its partial ARN`,
      createWith(ending),
      step('getSecretValue', (given) => ({ SecretId: partial(given) }), answers({ SecretString: 'first' })),
    ),
  ),
  contractCase(
    'each region has its own secrets',
    create(),
    step('getSecretValue', ({ name }) => ({ SecretId: name }), fails('ResourceNotFoundException'), {
      inOtherRegion: true,
    }),
    step('getSecretValue', (given) => ({ SecretId: arn(given) }), fails('ResourceNotFoundException'), {
      inOtherRegion: true,
    }),
    step('createSecret', ({ name }) => ({ Name: name, SecretString: 'second' }), answers(), { inOtherRegion: true }),
    step('getSecretValue', ({ name }) => ({ SecretId: name }), answers({ SecretString: 'first' })),
  ),
];
