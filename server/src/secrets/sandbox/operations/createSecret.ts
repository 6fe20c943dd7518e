import { alreadyExists, invalidRequest } from '../errors.ts';
import * as model from '../model/members.ts';
import { required } from '../model/shape.ts';
import type { Call } from '../state/call.ts';
import { checkNewName, identityOf, newSuffix } from '../state/identifiers.ts';
import { replicate, replicationStatus } from '../state/replication.ts';
import type { SecretRecord, StoredValue } from '../state/secretRecord.ts';
import { checkTags, toTags } from '../state/tags.ts';
import { addVersion, current, madeBefore, valueIn } from '../state/versions.ts';
import { operation } from './operation.ts';
import { requireToken } from './requireToken.ts';

export const createSecret = operation({
  name: 'CreateSecret',
  access: 'write',
  input: {
    Name: required(model.name),
    ClientRequestToken: model.token,
    Description: model.description,
    KmsKeyId: model.kmsKeyId,
    SecretBinary: model.secretBinary,
    SecretString: model.secretString,
    Tags: model.tags,
    AddReplicaRegions: model.replicaRegions,
    ForceOverwriteReplicaSecret: model.boolean,
    Type: model.secretType,
  },
  handle(input, call) {
    checkNewName(input.Name);
    const token = requireToken(input.ClientRequestToken);
    const value = valueIn(input);
    const tags = toTags(input.Tags ?? []);
    checkTags(tags);
    const existing = call.world.find(call.region, input.Name);
    if (existing) return { answer: answerAgain(call, existing, token, value) };

    const empty: SecretRecord = {
      name: input.Name,
      suffix: newSuffix(),
      region: call.region,
      createdAt: call.now,
      changedAt: call.now,
      description: input.Description === '' ? undefined : input.Description,
      kmsKeyId: input.KmsKeyId === '' ? undefined : input.KmsKeyId,
      type: input.Type === '' ? undefined : input.Type,
      tags: tags.length > 0 ? tags : undefined,
      versions: [],
      replicas: [],
    };
    const record = value ? addVersion(empty, token, [current], call.now) : empty;
    const replicated = replicate(call, record, input.AddReplicaRegions ?? [], input.ForceOverwriteReplicaSecret);
    return {
      answer: {
        ...identityOf(call, record),
        VersionId: value ? token : undefined,
        ReplicationStatus: replicationStatus(replicated.record),
      },
      changes: [
        ...replicated.changes,
        { kind: 'save', record: replicated.record, ...(value ? { values: { [token]: value } } : {}) },
      ],
    };
  },
});

/**
 * A retry with the same token and value gets the same answer.
 * @throws ServiceError for every other request with a name that is taken.
 */
function answerAgain(call: Call, record: SecretRecord, token: string, value: StoredValue | undefined) {
  if (record.deletionDate !== undefined) {
    throw invalidRequest(
      "You can't create this secret because a secret with this name is already scheduled for deletion.",
    );
  }
  const identity = identityOf(call, record);
  const isPrimary = record.region === call.region;
  const version = isPrimary ? madeBefore(call.world, record, identity.ARN, token, value) : undefined;
  if (!version) throw alreadyExists(`The operation failed because the secret ${record.name} already exists.`);
  return { ...identity, VersionId: version.id, ReplicationStatus: replicationStatus(record) };
}
