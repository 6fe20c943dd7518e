/** The operations of the service, as the SDK's aggregated client names them. */
export const operationNames = [
  'batchGetSecretValue',
  'cancelRotateSecret',
  'createSecret',
  'deleteResourcePolicy',
  'deleteSecret',
  'describeSecret',
  'getRandomPassword',
  'getResourcePolicy',
  'getSecretValue',
  'listSecretVersionIds',
  'listSecrets',
  'putResourcePolicy',
  'putSecretValue',
  'removeRegionsFromReplication',
  'replicateSecretToRegions',
  'restoreSecret',
  'rotateSecret',
  'stopReplicationToReplica',
  'tagResource',
  'untagResource',
  'updateSecret',
  'updateSecretVersionStage',
  'validateResourcePolicy',
] as const;
export type OperationName = (typeof operationNames)[number];

/** What a step may use: a name that nobody else has, and what the steps before it answered. */
export interface Given {
  readonly name: string;
  /** Another region than the one the steps run in unless they say otherwise. */
  readonly otherRegion: string;
  /** Answer of the step with that index. */
  readonly answer: (index: number) => Readonly<Record<string, unknown>>;
}

export type Input = Readonly<Record<string, unknown>>;

/**
 * `answers`: the answer has at least these members; `undefined` means absent, a function decides for itself.
 * `fails`: the error has that name and, where it was recorded, that text.
 */
export type Expectation =
  | { readonly kind: 'answers'; readonly members: Readonly<Record<string, unknown>> }
  | { readonly kind: 'fails'; readonly error: string; readonly message?: string | RegExp };

export interface Step {
  readonly operation: OperationName;
  readonly input: Input | ((given: Given) => Input);
  readonly expect: Expectation | ((given: Given) => Expectation);
  readonly inOtherRegion?: true;
}

/** One behaviour of the service: steps, each with what it must answer. */
export interface ContractCase {
  /** Unique; the table of deviations refers to it. */
  readonly title: string;
  readonly steps: readonly Step[];
}

export const answers = (members: Readonly<Record<string, unknown>> = {}): Expectation => ({ kind: 'answers', members });

export const fails = (error: string, message?: string | RegExp): Expectation =>
  message === undefined ? { kind: 'fails', error } : { kind: 'fails', error, message };

export const step = (
  operation: OperationName,
  input: Step['input'],
  expect: Step['expect'] = answers(),
  where: Pick<Step, 'inOtherRegion'> = {},
): Step => ({ operation, input, expect, ...where });

export const contractCase = (title: string, ...steps: readonly Step[]): ContractCase => ({ title, steps });

/** Stores a text under the case's own name. */
export const create = (members: Input = {}): Step =>
  step('createSecret', ({ name }) => ({ Name: name, SecretString: 'first', ...members }));

export const named =
  (members: Input = {}) =>
  ({ name }: Given): Input => ({ SecretId: name, ...members });

/** A version id or idempotency token, the same for the same letter. */
export const token = (letter: string): string => `${letter.repeat(8)}-0000-4000-8000-000000000000`;

export const isDate = (value: unknown): boolean => value instanceof Date;
export const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
