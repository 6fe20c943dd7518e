import { createSecret } from './createSecret.ts';
import { describeSecret } from './describeSecret.ts';
import { getSecretValue } from './getSecretValue.ts';
import { listSecrets } from './listSecrets.ts';
import type { Operation } from './operation.ts';
import { putSecretValue } from './putSecretValue.ts';

/** Every operation of the service. One more is a file and a line here. */
const operations: readonly Operation[] = [createSecret, describeSecret, getSecretValue, listSecrets, putSecretValue];

export const operationsByName: ReadonlyMap<string, Operation> = new Map(
  operations.map((operation) => [operation.name, operation]),
);
