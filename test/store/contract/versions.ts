import { answers, contractCase, create, fails, named, step, token } from './case.ts';
import type { ContractCase, Step } from './case.ts';

const put = (letter: string, stages?: readonly string[]): Step =>
  step(
    'putSecretValue',
    named({
      SecretString: `value ${letter}`,
      ClientRequestToken: token(letter),
      ...(stages ? { VersionStages: stages } : {}),
    }),
  );

/** The labels of every version that has some: letter of its token to labels. */
const labels = (expected: Readonly<Record<string, readonly string[]>>): Step =>
  step(
    'describeSecret',
    named(),
    answers({
      VersionIdsToStages: (stages: unknown) => {
        const wanted = Object.entries(expected).map(([letter, names]) => [token(letter), [...names].sort()]);
        const found = Object.entries(stages as Record<string, string[]>).map(([id, names]) => [id, [...names].sort()]);
        return JSON.stringify(wanted.sort()) === JSON.stringify(found.sort());
      },
    }),
  );

const move = (stage: string, from: string | undefined, to: string | undefined, expect?: Step['expect']): Step =>
  step(
    'updateSecretVersionStage',
    named({
      VersionStage: stage,
      ...(from ? { RemoveFromVersionId: token(from) } : {}),
      ...(to ? { MoveToVersionId: token(to) } : {}),
    }),
    expect,
  );

const made = create({ ClientRequestToken: token('a') });

export const versions: readonly ContractCase[] = [
  contractCase(
    'a new version takes AWSCURRENT and leaves AWSPREVIOUS',
    made,
    put('b'),
    labels({ a: ['AWSPREVIOUS'], b: ['AWSCURRENT'] }),
    step(
      'getSecretValue',
      named({ VersionStage: 'AWSPREVIOUS' }),
      answers({ SecretString: 'first', VersionId: token('a') }),
    ),
    step(
      'getSecretValue',
      named({ VersionId: token('a') }),
      answers({ SecretString: 'first', VersionStages: ['AWSPREVIOUS'] }),
    ),
  ),
  contractCase(
    'a version with labels of its own does not become AWSCURRENT',
    made,
    put('b', ['AWSPENDING', 'own']),
    labels({ a: ['AWSCURRENT'], b: ['AWSPENDING', 'own'] }),
    step('getSecretValue', named(), answers({ SecretString: 'first' })),
  ),
  contractCase(
    'a label sits on one version only',
    made,
    put('b', ['one', 'two', 'three']),
    put('c', ['one', 'two', 'four']),
    labels({ a: ['AWSCURRENT'], b: ['three'], c: ['four', 'one', 'two'] }),
  ),
  contractCase(
    'AWSPENDING does not stay with the version that AWSCURRENT leaves',
    made,
    put('b', ['AWSPENDING']),
    move('AWSCURRENT', 'a', 'b'),
    labels({ a: ['AWSPREVIOUS'], b: ['AWSCURRENT', 'AWSPENDING'] }),
    put('c'),
    labels({ b: ['AWSPREVIOUS'], c: ['AWSCURRENT'] }),
  ),
  contractCase(
    'a rotation cycle moves the labels and keeps those of the user',
    made,
    put('b', ['AWSPENDING', 'AWSSOMETHING', 'PUT1']),
    move('AWSCURRENT', 'a', 'b'),
    put('c', ['AWSPENDING', 'PUT2']),
    labels({ a: ['AWSPREVIOUS'], b: ['AWSCURRENT', 'AWSSOMETHING', 'PUT1'], c: ['AWSPENDING', 'PUT2'] }),
    move('AWSCURRENT', 'b', 'c'),
    labels({ b: ['AWSPREVIOUS', 'AWSSOMETHING', 'PUT1'], c: ['AWSCURRENT', 'AWSPENDING', 'PUT2'] }),
  ),
  contractCase(
    'roll back: AWSCURRENT moves to the previous version',
    made,
    put('b'),
    move('AWSCURRENT', 'b', 'a'),
    labels({ a: ['AWSCURRENT'], b: ['AWSPREVIOUS'] }),
    step('getSecretValue', named({ VersionStage: 'AWSCURRENT' }), answers({ SecretString: 'first' })),
  ),
  contractCase(
    'a read without a label sees where AWSCURRENT was moved to',
    made,
    put('b'),
    move('AWSCURRENT', 'b', 'a'),
    step('getSecretValue', named(), answers({ SecretString: 'first' })),
  ),
  contractCase(
    'AWSCURRENT is not moved without saying from where',
    made,
    put('b'),
    move(
      'AWSCURRENT',
      undefined,
      'a',
      fails(
        'InvalidParameterException',
        `The parameter RemoveFromVersionId can't be empty. Staging label AWSCURRENT is currently attached to version ${token('b')}, so you must explicitly reference that version in RemoveFromVersionId.`,
      ),
    ),
    labels({ a: ['AWSPREVIOUS'], b: ['AWSCURRENT'] }),
  ),
  contractCase(
    'AWSCURRENT cannot be removed',
    made,
    move('AWSCURRENT', 'a', undefined, fails('InvalidParameterException')),
    labels({ a: ['AWSCURRENT'] }),
  ),
  contractCase(
    'a label of the user is attached, moved and removed',
    made,
    put('b'),
    move('own', undefined, 'a'),
    labels({ a: ['AWSPREVIOUS', 'own'], b: ['AWSCURRENT'] }),
    move('own', 'a', 'b'),
    labels({ a: ['AWSPREVIOUS'], b: ['AWSCURRENT', 'own'] }),
    move('own', 'b', undefined),
    labels({ a: ['AWSPREVIOUS'], b: ['AWSCURRENT'] }),
  ),
  contractCase(
    'a label cannot be taken from a version that does not have it, or given to one that does not exist',
    made,
    move('own', 'a', undefined, fails('InvalidParameterException')),
    move('own', undefined, 'z', fails('InvalidParameterException')),
  ),
  contractCase(
    'id and label of a read must belong together',
    made,
    put('b'),
    step(
      'getSecretValue',
      named({ VersionId: token('b'), VersionStage: 'AWSPREVIOUS' }),
      fails('InvalidRequestException', 'You provided a VersionStage that is not associated to the provided VersionId.'),
    ),
  ),
  contractCase(
    'a missing version is named by its id',
    made,
    step(
      'getSecretValue',
      named({ VersionId: token('z') }),
      fails(
        'ResourceNotFoundException',
        `Secrets Manager can't find the specified secret value for VersionId: ${token('z')}`,
      ),
    ),
  ),
  contractCase(
    'a missing label is named',
    made,
    step(
      'getSecretValue',
      named({ VersionStage: 'AWSPENDING' }),
      fails(
        'ResourceNotFoundException',
        "Secrets Manager can't find the specified secret value for staging label: AWSPENDING",
      ),
    ),
  ),
  contractCase(
    'versions without a label are listed on request',
    made,
    put('b'),
    put('c'),
    step('listSecretVersionIds', named(), answers({ Versions: hasIds('b', 'c') })),
    step('listSecretVersionIds', named({ IncludeDeprecated: true }), answers({ Versions: hasIds('a', 'b', 'c') })),
  ),
  contractCase(
    'versions are listed page by page',
    made,
    put('b'),
    step('listSecretVersionIds', named({ MaxResults: 1 }), answers({ Versions: hasIds('a') })),
    step(
      'listSecretVersionIds',
      (given) => ({ SecretId: given.name, MaxResults: 1, NextToken: given.answer(2).NextToken }),
      answers({ Versions: hasIds('b'), NextToken: undefined }),
    ),
  ),
  contractCase(
    'a version made with the default key says so',
    made,
    step(
      'listSecretVersionIds',
      named(),
      answers({ Versions: (list: unknown) => JSON.stringify(list).includes('"KmsKeyIds":["DefaultEncryptionKey"]') }),
    ),
  ),
  contractCase(
    'a secret holds at most 20 labels',
    made,
    put(
      'b',
      Array.from({ length: 19 }, (_, index) => `label${index}`),
    ),
    move('one-too-many', undefined, 'a', fails('LimitExceededException')),
  ),
];

function hasIds(...letters: readonly string[]) {
  return (list: unknown) =>
    JSON.stringify((list as readonly { VersionId: string }[]).map(({ VersionId }) => VersionId).sort()) ===
    JSON.stringify(letters.map(token).sort());
}
