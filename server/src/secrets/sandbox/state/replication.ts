import { invalidParameter } from '../errors.ts';
import { seconds } from '../model/seconds.ts';
import type { Call } from './call.ts';
import type { Change, ReplicaRecord, SecretRecord } from './secretRecord.ts';

interface RequestedRegion {
  readonly Region?: string;
  readonly KmsKeyId?: string;
}

/**
 * Adds replica regions to a primary. A region where another secret has the name gets the status `Failed`, unless the
 * caller overwrites it; its secret is then removed by the changes, which come before the primary's own.
 * @throws ServiceError `InvalidParameterException` for the primary's own region, a repeated or a missing one.
 */
export function replicate(
  call: Call,
  record: SecretRecord,
  requested: readonly RequestedRegion[],
  overwrite: boolean | undefined,
): { readonly record: SecretRecord; readonly changes: readonly Change[] } {
  const regions = requested.map(({ Region }) => Region ?? '');
  if (regions.includes('')) throw invalidParameter('A replica must have a region.');
  if (regions.includes(record.region)) {
    throw invalidParameter('Invalid replica region.');
  }
  if (new Set(regions).size < regions.length) throw invalidParameter('A replica region is given more than once.');

  const changes: Change[] = [];
  const replicas = requested.map(({ Region, KmsKeyId }): ReplicaRecord => {
    const region = Region ?? '';
    const kmsKeyId = KmsKeyId === '' ? undefined : KmsKeyId;
    const occupant = call.world.find(region, record.name);
    const isOwn = occupant?.region === record.region && occupant.suffix === record.suffix;
    if (!occupant || isOwn) return { region, kmsKeyId, status: 'InSync' };
    if (!overwrite || occupant.region !== region || occupant.replicas.length > 0) {
      const message = `Replication failed: Secret name ${record.name} already exists in region ${region}.`;
      return { region, kmsKeyId, status: 'Failed', message };
    }
    changes.push({ kind: 'remove', record: occupant });
    return { region, kmsKeyId, status: 'InSync' };
  });
  const kept = record.replicas.filter(({ region }) => !regions.includes(region));
  return { record: { ...record, replicas: [...kept, ...replicas] }, changes };
}

/** As AWS shows it; absent for a secret that is not replicated. */
export function replicationStatus(record: SecretRecord) {
  if (record.replicas.length === 0) return undefined;
  return record.replicas.map((replica) => ({
    Region: replica.region,
    KmsKeyId: replica.kmsKeyId ?? 'alias/aws/secretsmanager',
    Status: replica.status,
    StatusMessage: replica.message,
    LastAccessedDate: seconds(replica.accessedAt),
  }));
}
