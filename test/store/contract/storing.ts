import { answers, contractCase, create, fails, isDate, isText, named, step, token } from './case.ts';
import type { ContractCase } from './case.ts';

export const storing: readonly ContractCase[] = [
  contractCase(
    'create stores a text and reading gives it back',
    step(
      'createSecret',
      ({ name }) => ({ Name: name, SecretString: 'pässwörd\n"x"' }),
      ({ name }) =>
        answers({
          ARN: (arn: unknown) =>
            new RegExp(`^arn:aws:secretsmanager:[a-z0-9-]+:\\d{12}:secret:${name}-[A-Za-z0-9]{6}$`).test(String(arn)),
          Name: name,
          VersionId: isText,
        }),
    ),
    step('getSecretValue', named(), ({ name, answer }) =>
      answers({
        ARN: answer(0).ARN,
        Name: name,
        VersionId: answer(0).VersionId,
        SecretString: 'pässwörd\n"x"',
        SecretBinary: undefined,
        VersionStages: ['AWSCURRENT'],
        CreatedDate: isDate,
      }),
    ),
  ),
  contractCase(
    'create stores bytes',
    step('createSecret', ({ name }) => ({ Name: name, SecretBinary: Uint8Array.of(0, 255, 10, 128) })),
    step(
      'getSecretValue',
      named(),
      answers({
        SecretString: undefined,
        SecretBinary: (bytes: unknown) => Buffer.from(bytes as Uint8Array).equals(Buffer.of(0, 255, 10, 128)),
      }),
    ),
  ),
  contractCase(
    'a secret can exist without a value',
    step('createSecret', ({ name }) => ({ Name: name }), answers({ VersionId: undefined })),
    step('describeSecret', named(), answers({ VersionIdsToStages: undefined, CreatedDate: isDate })),
    step(
      'getSecretValue',
      named(),
      fails(
        'ResourceNotFoundException',
        "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
      ),
    ),
    step('putSecretValue', named({ SecretString: 'x' }), answers({ VersionStages: ['AWSCURRENT'] })),
    step('getSecretValue', named(), answers({ SecretString: 'x' })),
  ),
  contractCase(
    'the first version is AWSCURRENT whatever labels are asked for',
    step('createSecret', ({ name }) => ({ Name: name })),
    step(
      'putSecretValue',
      named({ SecretString: 'x', VersionStages: ['own'] }),
      answers({ VersionStages: ['AWSCURRENT', 'own'] }),
    ),
  ),
  contractCase(
    'a taken name is refused',
    create(),
    step(
      'createSecret',
      ({ name }) => ({ Name: name, SecretString: 'other' }),
      ({ name }) => fails('ResourceExistsException', `The operation failed because the secret ${name} already exists.`),
    ),
    step('getSecretValue', named(), answers({ SecretString: 'first' })),
  ),
  contractCase(
    'create again with the same token and value gives the same answer',
    create({ ClientRequestToken: token('a') }),
    step(
      'createSecret',
      ({ name }) => ({ Name: name, SecretString: 'first', ClientRequestToken: token('a') }),
      ({ answer }) => answers({ ARN: answer(0).ARN, VersionId: token('a') }),
    ),
  ),
  contractCase(
    'create again with the same token and another value is refused',
    create({ ClientRequestToken: token('a') }),
    step(
      'createSecret',
      ({ name }) => ({ Name: name, SecretString: 'other', ClientRequestToken: token('a') }),
      ({ answer }) =>
        fails(
          'ResourceExistsException',
          `You can't use ClientRequestToken ${token('a')} because that value is already in use for a version of secret ${String(answer(0).ARN)}.`,
        ),
    ),
  ),
  contractCase(
    'put again with the same token and value adds no version',
    create(),
    step('putSecretValue', named({ SecretString: 'second', ClientRequestToken: token('b') })),
    step(
      'putSecretValue',
      named({ SecretString: 'second', ClientRequestToken: token('b') }),
      answers({ VersionId: token('b'), VersionStages: ['AWSCURRENT'] }),
    ),
    step(
      'listSecretVersionIds',
      named(),
      answers({ Versions: (versions: unknown) => (versions as readonly unknown[]).length === 2 }),
    ),
  ),
  contractCase(
    'put with a used token and another value is refused',
    create(),
    step('putSecretValue', named({ SecretString: 'second', ClientRequestToken: token('b') })),
    step(
      'putSecretValue',
      named({ SecretString: 'third', ClientRequestToken: token('b') }),
      fails('ResourceExistsException', /already in use for a version of secret/),
    ),
    step('getSecretValue', named(), answers({ SecretString: 'second' })),
  ),
  contractCase(
    'update with a used token and the same value succeeds',
    create(),
    step(
      'updateSecret',
      named({ SecretString: 'second', ClientRequestToken: token('b') }),
      answers({ VersionId: token('b') }),
    ),
    step(
      'updateSecret',
      named({ SecretString: 'second', ClientRequestToken: token('b') }),
      answers({ VersionId: token('b') }),
    ),
  ),
  contractCase(
    'update changes the description without adding a version',
    create({ Description: 'old' }),
    step('updateSecret', named({ Description: 'new' }), answers({ VersionId: undefined })),
    step('describeSecret', named(), answers({ Description: 'new' })),
  ),
  contractCase(
    'an empty description clears it',
    create({ Description: 'old' }),
    step('updateSecret', named({ Description: '' })),
    step('describeSecret', named(), answers({ Description: undefined })),
  ),
  contractCase(
    'the key is shown as it was given, and with the versions made with it',
    create(),
    step('updateSecret', named({ KmsKeyId: 'alias/own', SecretString: 'second' })),
    step('describeSecret', named(), answers({ KmsKeyId: 'alias/own' })),
    step(
      'listSecretVersionIds',
      named(),
      answers({ Versions: (versions: unknown) => JSON.stringify(versions).includes('"KmsKeyIds":["alias/own"]') }),
    ),
  ),
  contractCase(
    'the type of a managed external secret is kept',
    create({ Type: 'GitLabAccessToken' }),
    step('describeSecret', named(), answers({ Type: 'GitLabAccessToken' })),
  ),
  contractCase('put needs a value', create(), step('putSecretValue', named(), fails('InvalidRequestException'))),
  contractCase(
    'a missing secret cannot be written or described',
    ...(['putSecretValue', 'updateSecret'] as const).map((operation) =>
      step(
        operation,
        named({ SecretString: 'x' }),
        fails('ResourceNotFoundException', "Secrets Manager can't find the specified secret."),
      ),
    ),
    ...(['describeSecret', 'getSecretValue', 'deleteSecret', 'restoreSecret', 'listSecretVersionIds'] as const).map(
      (operation) =>
        step(
          operation,
          named(),
          fails('ResourceNotFoundException', "Secrets Manager can't find the specified secret."),
        ),
    ),
  ),
];
