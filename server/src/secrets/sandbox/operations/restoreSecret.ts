import { invalidRequest } from '../errors.ts';
import * as model from '../model/members.ts';
import { required } from '../model/shape.ts';
import { findSecret, identityOf, refuseReplica } from '../state/identifiers.ts';
import { operation } from './operation.ts';

export const restoreSecret = operation({
  name: 'RestoreSecret',
  access: 'write',
  input: { SecretId: required(model.secretId) },
  handle(input, call) {
    const found = findSecret(call, input.SecretId);
    refuseReplica(call, found);
    const { deletionDate, ...record } = found;
    if (deletionDate === undefined) {
      throw invalidRequest("You can't restore the secret because it isn't scheduled for deletion.");
    }
    return {
      answer: identityOf(call, record),
      changes: [{ kind: 'save', record: { ...record, changedAt: call.now } }],
    };
  },
});
