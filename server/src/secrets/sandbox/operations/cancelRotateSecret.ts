import { invalidRequest } from '../errors.ts';
import * as model from '../model/members.ts';
import { required } from '../model/shape.ts';
import { findPrimary, identityOf } from '../state/identifiers.ts';
import { pendingVersion } from '../state/rotation.ts';
import { operation } from './operation.ts';

/**
 * Turns rotation off. One that is under way ends after the step it is in; its version keeps `AWSPENDING`, for the
 * user to judge.
 */
export const cancelRotateSecret = operation({
  name: 'CancelRotateSecret',
  access: 'write',
  input: { SecretId: required(model.secretId) },
  handle(input, call) {
    const record = findPrimary(call, input.SecretId);
    const { rotation } = record;
    if (!rotation) throw invalidRequest('No Lambda rotation function ARN is associated with this secret.');
    const changed = { ...record, changedAt: call.now, rotation: { ...rotation, isEnabled: false } };
    return {
      answer: { ...identityOf(call, record), VersionId: pendingVersion(record)?.id },
      changes: [{ kind: 'save', record: changed }],
    };
  },
});
