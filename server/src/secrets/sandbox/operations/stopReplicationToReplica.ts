import { invalidRequest } from '../errors.ts';
import * as model from '../model/members.ts';
import { required } from '../model/shape.ts';
import { findLiveSecret, identityOf } from '../state/identifiers.ts';
import type { SecretRecord } from '../state/secretRecord.ts';
import { operation } from './operation.ts';

/** Called in the replica's region: the replica becomes a secret of its own, with the same ARN and values. */
export const stopReplicationToReplica = operation({
  name: 'StopReplicationToReplica',
  access: 'write',
  input: { SecretId: required(model.secretId) },
  handle(input, call) {
    const primary = findLiveSecret(call, input.SecretId);
    const replica = primary.replicas.find(({ region }) => region === call.region);
    if (primary.region === call.region || !replica) {
      throw invalidRequest('You can only stop replication to a replica secret, in the Region of the replica.');
    }
    // The replica's own key and access date take the place of the primary's.
    const { kmsKeyId, accessedAt } = replica;
    const own = { kmsKeyId, accessedAt, region: call.region, changedAt: call.now, rotation: undefined };
    const standalone: SecretRecord = { ...primary, ...own, replicas: [] };
    const filled = primary.versions.filter(({ isEmpty }) => !isEmpty);
    const values = Object.fromEntries(filled.map(({ id }) => [id, call.world.value(primary, id)]));
    const rest = { ...primary, replicas: primary.replicas.filter((item) => item !== replica) };
    return {
      answer: { ARN: identityOf(call, standalone).ARN },
      changes: [
        { kind: 'save', record: standalone, values },
        { kind: 'save', record: rest },
      ],
    };
  },
});
