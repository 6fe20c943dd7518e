import { answers, contractCase, create, fails, named, step, token } from './case.ts';
import type { ContractCase, Input, OperationName } from './case.ts';

const invalidName =
  'Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!';

const refused = (
  title: string,
  operation: OperationName,
  members: Input,
  error = 'ValidationException',
  message: string | RegExp = /failed to satisfy constraint/,
): ContractCase =>
  contractCase(
    title,
    create(),
    step(
      operation,
      ({ name }) => ({
        ...(operation === 'createSecret' ? { Name: `${name}-2`, SecretString: 'x' } : { SecretId: name }),
        ...members,
      }),
      fails(error, message),
    ),
  );

const passwordRefused = (title: string, members: Input, error: string): ContractCase =>
  contractCase(title, step('getRandomPassword', members, fails(error)));

const password = (title: string, members: Input, holds: (text: string) => boolean): ContractCase =>
  contractCase(
    title,
    step('getRandomPassword', members, answers({ RandomPassword: (text: unknown) => holds(String(text)) })),
  );

export const limits: readonly ContractCase[] = [
  ...['bad name', ' bad', 'bad*', 'bad?', 'naïve', 'a:b', 'a\\b'].map((bad) =>
    contractCase(
      `the name ${JSON.stringify(bad)} is refused everywhere`,
      step('createSecret', { Name: bad, SecretString: 'x' }, fails('ValidationException', invalidName)),
      ...(['getSecretValue', 'describeSecret', 'deleteSecret', 'listSecretVersionIds', 'restoreSecret'] as const).map(
        (operation) => step(operation, { SecretId: bad }, fails('ValidationException', invalidName)),
      ),
      step('putSecretValue', { SecretId: bad, SecretString: 'x' }, fails('ValidationException', invalidName)),
      step(
        'tagResource',
        { SecretId: bad, Tags: [{ Key: 'a', Value: 'b' }] },
        fails('ValidationException', invalidName),
      ),
    ),
  ),
  contractCase(
    'a name has up to 512 characters',
    step('createSecret', ({ name }) => ({ Name: name.padEnd(512, 'x'), SecretString: 'x' })),
    step(
      'createSecret',
      ({ name }) => ({ Name: name.padEnd(513, 'x'), SecretString: 'x' }),
      fails('ValidationException'),
    ),
  ),
  contractCase(
    'a text has up to 65,536 bytes',
    create({ SecretString: 'x'.repeat(65_536) }),
    step('getSecretValue', named(), answers({ SecretString: 'x'.repeat(65_536) })),
  ),
  refused('a longer text is refused', 'putSecretValue', { SecretString: 'x'.repeat(65_537) }),
  refused('the bytes of a text count, not its characters', 'putSecretValue', { SecretString: 'é'.repeat(32_769) }),
  refused('bytes have the same limit', 'putSecretValue', { SecretBinary: new Uint8Array(65_537) }),
  refused('an empty text is refused', 'putSecretValue', { SecretString: '' }),
  refused('empty bytes are refused', 'putSecretValue', { SecretBinary: new Uint8Array(0) }),
  refused(
    'a text and bytes together are refused',
    'createSecret',
    { SecretBinary: Uint8Array.of(1) },
    'InvalidParameterException',
    /.*/,
  ),
  refused('a token has at least 32 characters', 'putSecretValue', { SecretString: 'x', ClientRequestToken: 'short' }),
  refused('a token has at most 64 characters', 'putSecretValue', {
    SecretString: 'x',
    ClientRequestToken: 'x'.repeat(65),
  }),
  refused('a version id has at least 32 characters', 'getSecretValue', { VersionId: 'AWSCURRENT' }),
  refused('a description has at most 2048 characters', 'updateSecret', { Description: 'x'.repeat(2049) }),
  refused('a version has at most 20 labels', 'putSecretValue', {
    SecretString: 'x',
    VersionStages: Array.from({ length: 21 }, (_, index) => `l${index}`),
  }),
  refused('a label has at most 256 characters', 'putSecretValue', {
    SecretString: 'x',
    VersionStages: ['x'.repeat(257)],
  }),
  refused('a tag key has at most 128 characters', 'tagResource', { Tags: [{ Key: 'x'.repeat(129), Value: '' }] }),
  refused('a tag value has at most 256 characters', 'tagResource', { Tags: [{ Key: 'x', Value: 'x'.repeat(257) }] }),
  refused('a page has at most 100 versions', 'listSecretVersionIds', { MaxResults: 101 }),
  refused('rotation days go up to 1000', 'rotateSecret', { RotationRules: { AutomaticallyAfterDays: 1001 } }),
  refused('a rotation window is given in hours', 'rotateSecret', { RotationRules: { Duration: '3d' } }),
  refused('a rotation token has at least 36 characters', 'putSecretValue', {
    SecretString: 'x',
    RotationToken: 'x'.repeat(35),
  }),
  refused('a rotation schedule has at most 256 characters', 'rotateSecret', {
    RotationRules: { ScheduleExpression: `rate(10${' '.repeat(256)}days)` },
  }),
  refused('a description stays within its limit when it is changed', 'updateSecret', { Description: 'x'.repeat(2049) }),
  refused('a resource policy has at most 20,480 characters', 'putResourcePolicy', {
    ResourcePolicy: ' '.repeat(20_481),
  }),
  refused('a replica region looks like one', 'replicateSecretToRegions', { AddReplicaRegions: [{ Region: 'Europe' }] }),
  contractCase(
    'lists have 1 to 100 secrets a page',
    step('listSecrets', { MaxResults: 0 }, fails('ValidationException')),
    step('listSecrets', { MaxResults: 101 }, fails('ValidationException')),
  ),
  contractCase(
    'filters, sort keys and orders are those that are documented',
    step('listSecrets', { Filters: [{ Key: 'colour', Values: ['x'] }] }, fails('ValidationException')),
    step('listSecrets', { SortBy: 'size' }, fails('ValidationException')),
    step('listSecrets', { SortOrder: 'up' }, fails('ValidationException')),
    step('listSecrets', { Filters: [{ Key: 'name', Values: [] }] }, fails('ValidationException')),
    step('listSecrets', { Filters: [{ Key: 'name', Values: ['a*'] }] }, fails('ValidationException')),
    step('listSecrets', { Filters: [{ Key: 'name', Values: ['x'.repeat(513)] }] }, fails('ValidationException')),
    step(
      'listSecrets',
      { Filters: Array.from({ length: 11 }, () => ({ Key: 'name', Values: ['x'] })) },
      fails('ValidationException'),
    ),
    step(
      'listSecrets',
      { Filters: [{ Key: 'name', Values: Array.from({ length: 11 }, () => 'x') }] },
      fails('ValidationException'),
    ),
  ),
  contractCase(
    'a batch has 1 to 20 ids',
    step('batchGetSecretValue', { SecretIdList: [] }, fails('ValidationException')),
    step(
      'batchGetSecretValue',
      { SecretIdList: Array.from({ length: 21 }, (_, index) => `s${index}`) },
      fails('ValidationException'),
    ),
  ),
  contractCase(
    'a violated constraint is told with the path of the member',
    step(
      'describeSecret',
      { SecretId: '' },
      fails(
        'ValidationException',
        "1 validation error detected: Value '' at 'secretId' failed to satisfy constraint: Member must have length greater than or equal to 1",
      ),
    ),
  ),
  contractCase(
    'constraints are checked before the secret is looked up',
    step(
      'putSecretValue',
      named({ SecretString: 'x'.repeat(65_537), ClientRequestToken: token('a') }),
      fails('ValidationException'),
    ),
  ),
  password(
    'a random password has 32 characters of every type',
    {},
    (text) =>
      text.length === 32 &&
      [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].every((type) => type.test(text)) &&
      !text.includes(' '),
  ),
  password('a random password has the length that was asked for', { PasswordLength: 64 }, (text) => text.length === 64),
  password(
    'types of characters can be left out',
    { PasswordLength: 100, ExcludePunctuation: true, ExcludeUppercase: true, ExcludeNumbers: true },
    (text) => /^[a-z]{100}$/.test(text),
  ),
  password(
    'single characters can be left out',
    { PasswordLength: 500, ExcludeCharacters: '/@"\'\\abc' },
    (text) => !/[/@"'\\abc]/.test(text),
  ),
  password('a space is included on request', { PasswordLength: 50, IncludeSpace: true }, (text) => text.includes(' ')),
  passwordRefused(
    'a password cannot be shorter than its required types',
    { PasswordLength: 3 },
    'InvalidParameterException',
  ),
  password(
    'types need not all occur',
    { PasswordLength: 3, RequireEachIncludedType: false },
    (text) => text.length === 3,
  ),
  passwordRefused('a password has at most 4096 characters', { PasswordLength: 4097 }, 'ValidationException'),
  passwordRefused('a password has at least one character', { PasswordLength: 0 }, 'ValidationException'),
  passwordRefused(
    'a password needs some characters to choose from',
    { ExcludePunctuation: true, ExcludeUppercase: true, ExcludeNumbers: true, ExcludeLowercase: true },
    'InvalidParameterException',
  ),
];
