import * as model from '../model/members.ts';
import { required } from '../model/shape.ts';
import type { InputOf } from '../model/shape.ts';
import { findLiveSecret, identityOf, refuseReplica } from '../state/identifiers.ts';
import type { Call } from '../state/call.ts';
import type { SecretRecord } from '../state/secretRecord.ts';
import { addVersion, current, madeBefore, valueIn } from '../state/versions.ts';
import { operation } from './operation.ts';
import type { Outcome } from './operation.ts';
import { requireToken } from './requireToken.ts';

const input = {
  SecretId: required(model.secretId),
  ClientRequestToken: model.token,
  Description: model.description,
  KmsKeyId: model.kmsKeyId,
  SecretBinary: model.secretBinary,
  SecretString: model.secretString,
  Type: model.secretType,
} as const;
type Input = InputOf<typeof input>;

export const updateSecret = operation({
  name: 'UpdateSecret',
  access: 'write',
  input,
  handle(request, call): Outcome {
    const token = requireToken(request.ClientRequestToken);
    const value = valueIn(request);
    const record = findLiveSecret(call, request.SecretId);
    if (isReplicaKeyChange(call, record, request)) return changeReplicaKey(call, record, request.KmsKeyId ?? '');
    refuseReplica(call, record);
    const identity = identityOf(call, record);
    const changed = { ...withMetadata(record, request), changedAt: call.now };
    if (!value) return { answer: identity, changes: [{ kind: 'save', record: changed }] };
    const before = madeBefore(call.world, record, identity.ARN, token, value);
    return {
      answer: { ...identity, VersionId: token },
      changes: before
        ? [{ kind: 'save', record: changed }]
        : [{ kind: 'save', record: addVersion(changed, token, [current], call.now), values: { [token]: value } }],
    };
  },
});

/** An empty text clears a member. A new key also holds for the existing versions that have a label. */
function withMetadata(record: SecretRecord, { Description, KmsKeyId, Type }: Input): SecretRecord {
  return {
    ...record,
    description: replaced(record.description, Description),
    kmsKeyId: replaced(record.kmsKeyId, KmsKeyId),
    type: replaced(record.type, Type),
    versions: record.versions.map((version) => {
      const isKept = version.stages.length === 0;
      return isKept ? version : { ...version, kmsKeyId: replaced(version.kmsKeyId, KmsKeyId) };
    }),
  };
}

function replaced(old: string | undefined, wanted: string | undefined): string | undefined {
  const result = wanted ?? old;
  return result === '' ? undefined : result;
}

/** The one thing about a replica that can be changed in its own region. */
const isReplicaKeyChange = (call: Call, record: SecretRecord, request: Input): boolean =>
  record.region !== call.region &&
  request.KmsKeyId !== undefined &&
  [request.Description, request.SecretString, request.SecretBinary, request.Type].every((item) => item === undefined);

function changeReplicaKey(call: Call, record: SecretRecord, key: string): Outcome {
  const replicas = record.replicas.map((replica) =>
    replica.region === call.region ? { ...replica, kmsKeyId: replaced(replica.kmsKeyId, key) } : replica,
  );
  return { answer: identityOf(call, record), changes: [{ kind: 'save', record: { ...record, replicas } }] };
}
