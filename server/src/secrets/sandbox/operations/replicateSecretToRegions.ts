import * as model from '../model/members.ts';
import { required } from '../model/shape.ts';
import { findPrimary, identityOf } from '../state/identifiers.ts';
import { replicate, replicationStatus } from '../state/replication.ts';
import { operation } from './operation.ts';

export const replicateSecretToRegions = operation({
  name: 'ReplicateSecretToRegions',
  access: 'write',
  input: {
    SecretId: required(model.secretId),
    AddReplicaRegions: required(model.replicaRegions),
    ForceOverwriteReplicaSecret: model.boolean,
  },
  handle(input, call) {
    const primary = findPrimary(call, input.SecretId);
    const { record, changes } = replicate(call, primary, input.AddReplicaRegions, input.ForceOverwriteReplicaSecret);
    return {
      answer: { ARN: identityOf(call, record).ARN, ReplicationStatus: replicationStatus(record) },
      changes: [...changes, { kind: 'save', record }],
    };
  },
});
