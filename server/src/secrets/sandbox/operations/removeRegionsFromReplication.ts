import * as model from '../model/members.ts';
import { required } from '../model/shape.ts';
import { findPrimary, identityOf } from '../state/identifiers.ts';
import { replicationStatus } from '../state/replication.ts';
import { operation } from './operation.ts';

/** The replicas are gone at once; a region without a replica is passed over. */
export const removeRegionsFromReplication = operation({
  name: 'RemoveRegionsFromReplication',
  access: 'write',
  input: {
    SecretId: required(model.secretId),
    RemoveReplicaRegions: required({ kind: 'list', of: model.region, min: 1 }),
  },
  handle(input, call) {
    const primary = findPrimary(call, input.SecretId);
    const replicas = primary.replicas.filter(({ region }) => !input.RemoveReplicaRegions.includes(region));
    const record = { ...primary, replicas };
    return {
      answer: { ARN: identityOf(call, record).ARN, ReplicationStatus: replicationStatus(record) ?? [] },
      changes: [{ kind: 'save', record }],
    };
  },
});
