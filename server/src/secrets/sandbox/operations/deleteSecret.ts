import { invalidParameter } from '../errors.ts';
import * as model from '../model/members.ts';
import { seconds } from '../model/seconds.ts';
import { required } from '../model/shape.ts';
import { findLiveSecret, identityOf, lookUp, newSuffix, partitionOf, refuseReplica } from '../state/identifiers.ts';
import type { Call } from '../state/call.ts';
import type { SecretRecord } from '../state/secretRecord.ts';
import { operation } from './operation.ts';

const day = 24 * 60 * 60 * 1000;
const defaultWindow = 30;

export const deleteSecret = operation({
  name: 'DeleteSecret',
  access: 'write',
  input: {
    SecretId: required(model.secretId),
    RecoveryWindowInDays: { kind: 'integer' },
    ForceDeleteWithoutRecovery: model.boolean,
  },
  handle(input, call) {
    const { RecoveryWindowInDays: window, ForceDeleteWithoutRecovery: force = false } = input;
    if (window !== undefined && (window < 7 || window > 30)) {
      throw invalidParameter('The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).');
    }
    if (force && window !== undefined) {
      throw invalidParameter("You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
    }
    if (force) return deleteNow(call, input.SecretId);
    const record = findLiveSecret(call, input.SecretId);
    checkDeletable(call, record);
    const deletionDate = call.now + (window ?? defaultWindow) * day;
    return {
      answer: { ...identityOf(call, record), DeletionDate: seconds(deletionDate) },
      changes: [{ kind: 'save', record: { ...record, deletionDate, changedAt: call.now } }],
    };
  },
});

/** Succeeds for a secret that is not there, too (recorded against AWS). */
function deleteNow(call: Call, secretId: string) {
  const record = lookUp(call, secretId);
  const DeletionDate = seconds(call.now);
  if (!record) {
    const arn = `arn:${partitionOf(call.region)}:secretsmanager:${call.region}:${call.accountId}:secret:${secretId}`;
    const isArn = secretId.startsWith('arn:');
    const Name = isArn ? (secretId.split(':')[6] ?? '') : secretId;
    return { answer: { ARN: isArn ? secretId : `${arn}-${newSuffix()}`, Name, DeletionDate } };
  }
  checkDeletable(call, record);
  return {
    answer: { ...identityOf(call, record), DeletionDate },
    changes: [{ kind: 'remove', record } as const],
  };
}

function checkDeletable(call: Call, record: SecretRecord): void {
  refuseReplica(call, record);
  const regions = record.replicas.filter(({ status }) => status === 'InSync').map(({ region }) => region);
  if (regions.length > 0) {
    throw invalidParameter(
      `You can't delete secret ${record.name} that still has replica regions [${regions.join(', ')}]`,
    );
  }
}
