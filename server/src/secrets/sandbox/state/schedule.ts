import type { SecretRecord } from './secretRecord.ts';

/** When rotation is due next, in epoch milliseconds; absent while rotation is off. */
export function nextRotation(record: SecretRecord, _now: number): number | undefined {
  return record.rotation?.enabled ? record.changedAt : undefined;
}
