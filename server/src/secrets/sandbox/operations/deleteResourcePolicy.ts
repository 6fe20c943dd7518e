import * as model from '../model/members.ts';
import { required } from '../model/shape.ts';
import { findPrimary, identityOf } from '../state/identifiers.ts';
import { operation } from './operation.ts';

/** Succeeds without a policy, too. */
export const deleteResourcePolicy = operation({
  name: 'DeleteResourcePolicy',
  access: 'write',
  input: { SecretId: required(model.secretId) },
  handle(input, call) {
    const { policy, ...record } = findPrimary(call, input.SecretId);
    const answer = identityOf(call, record);
    if (policy === undefined) return { answer };
    return { answer, changes: [{ kind: 'save', record: { ...record, changedAt: call.now } }] };
  },
});
