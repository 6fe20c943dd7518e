import * as model from '../model/members.ts';
import { required } from '../model/shape.ts';
import { findLiveSecret, identityOf } from '../state/identifiers.ts';
import { operation } from './operation.ts';

export const getResourcePolicy = operation({
  name: 'GetResourcePolicy',
  access: 'read',
  input: { SecretId: required(model.secretId) },
  handle(input, call) {
    const record = findLiveSecret(call, input.SecretId);
    return { answer: { ...identityOf(call, record), ResourcePolicy: record.policy } };
  },
});
