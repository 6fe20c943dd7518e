import { invalidRequest } from '../errors.ts';
import * as model from '../model/members.ts';
import { required } from '../model/shape.ts';
import { findPrimary } from '../state/identifiers.ts';
import { operation } from './operation.ts';

/** No secret of the sandbox can have rotation turned on, so there is never one to turn off. */
export const cancelRotateSecret = operation({
  name: 'CancelRotateSecret',
  access: 'write',
  input: { SecretId: required(model.secretId) },
  handle(input, call) {
    findPrimary(call, input.SecretId);
    throw invalidRequest('No Lambda rotation function ARN is associated with this secret.');
  },
});
