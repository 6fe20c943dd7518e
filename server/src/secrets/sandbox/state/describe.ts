import { seconds } from '../model/seconds.ts';
import { identityOf } from './identifiers.ts';
import type { Call } from './call.ts';
import type { SecretRecord } from './secretRecord.ts';
import { describeRotation } from './rotation.ts';
import { fromTags } from './tags.ts';

/** The members that DescribeSecret and ListSecrets have in common. A replica does not show its primary's rotation. */
export function describe(call: Call, record: SecretRecord) {
  const replica = record.replicas.find(({ region }) => region === call.region);
  const isReplicated = record.replicas.length > 0;
  return {
    ...identityOf(call, record),
    Type: record.type,
    Description: record.description,
    KmsKeyId: replica ? replica.kmsKeyId : record.kmsKeyId,
    LastChangedDate: seconds(record.changedAt),
    LastAccessedDate: seconds(replica ? replica.accessedAt : record.accessedAt),
    DeletedDate: seconds(record.deletionDate),
    Tags: fromTags(record.tags),
    CreatedDate: seconds(record.createdAt),
    PrimaryRegion: isReplicated ? record.region : undefined,
    ...(replica ? {} : describeRotation(record)),
  };
}

/** Version ids with their labels; absent for a secret without a value. Versions without a label are not shown. */
export function stagesByVersion(record: SecretRecord) {
  const labelled = record.versions.filter(({ stages }) => stages.length > 0);
  if (labelled.length === 0) return undefined;
  return Object.fromEntries(labelled.map(({ id, stages }) => [id, stages]));
}
