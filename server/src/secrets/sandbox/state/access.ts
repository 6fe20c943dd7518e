import type { Call } from './call.ts';
import type { SecretRecord, VersionRecord } from './secretRecord.ts';

/** That a value was read. Only the day is kept, as AWS does. */
export interface Access {
  readonly record: SecretRecord;
  readonly versionId: string;
  /** Where it was read: the primary's region or a replica's. */
  readonly region: string;
  /** Start of the day (UTC), in epoch milliseconds. */
  readonly day: number;
}

const dayLength = 24 * 60 * 60 * 1000;

/** What a read leaves to be noted; nothing after the first of a day. */
export function accessOf(call: Call, record: SecretRecord, version: VersionRecord): readonly Access[] {
  const day = call.now - (call.now % dayLength);
  const access = { record, versionId: version.id, region: call.region, day };
  return markAccessed(record, access) === record ? [] : [access];
}

/** The record with the day noted; the same object when there is nothing to note. */
export function markAccessed(record: SecretRecord, { versionId, region, day }: Access): SecretRecord {
  const isPrimary = record.region === region;
  const known = isPrimary
    ? record.accessedAt
    : record.replicas.find((replica) => replica.region === region)?.accessedAt;
  const version = record.versions.find(({ id }) => id === versionId);
  if (known === day && (version?.accessedAt === day || !version)) return record;
  return {
    ...record,
    ...(isPrimary ? { accessedAt: day } : {}),
    versions: record.versions.map((item) => (item.id === versionId ? { ...item, accessedAt: day } : item)),
    replicas: record.replicas.map((item) => (item.region === region ? { ...item, accessedAt: day } : item)),
  };
}
