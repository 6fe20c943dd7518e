import { seconds } from '../model/seconds.ts';
import { windowAfter } from './schedule.ts';
import type { RotationWindow } from './schedule.ts';
import type { RotationRecord, SecretRecord, StoredValue, VersionRecord, World } from './secretRecord.ts';
import { addVersion, current, pending, sorted, versionById, versionWith } from './versions.ts';

/** A rotation that is to be run: the four steps, or only the test of a rotation that is not due yet. */
export interface RotationJob {
  readonly kind: 'rotation' | 'test';
  readonly region: string;
  readonly name: string;
  readonly arn: string;
  readonly functionArn: string;
  /** Id of the new version, which is the idempotency token of whoever asked. */
  readonly token: string;
}

/**
 * The version of a rotation that is not complete: `AWSPENDING`, and not `AWSCURRENT` as well. As long as there is
 * one, another rotation cannot begin (API reference, RotateSecret).
 */
export function pendingVersion(record: SecretRecord): VersionRecord | undefined {
  const version = versionWith(record, pending);
  return version?.stages.includes(current) ? undefined : version;
}

/** Adds the version that a rotation is to fill. The function finds it by its label; until it puts a value there is none. */
export function withPendingVersion(record: SecretRecord, token: string, now: number): SecretRecord {
  const versions = record.versions.map((version) => withoutLabel(version, pending));
  const added: VersionRecord = {
    id: token,
    createdAt: now,
    stages: [pending],
    kmsKeyId: record.kmsKeyId,
    isEmpty: true,
  };
  return { ...record, versions: [...versions, added] };
}

/**
 * Adds a pending version with the current value, which is tested and removed again: what RotateSecret does when it is
 * not to rotate immediately.
 */
export function withTestVersion(
  world: World,
  record: SecretRecord,
  rotation: RotationRecord,
  token: string,
  now: number,
): { readonly record: SecretRecord; readonly values: Readonly<Record<string, StoredValue>> } {
  const version = versionWith(record, current);
  const testing = { ...record, rotation: { ...rotation, testToken: token } };
  if (!version) return { record: withPendingVersion(testing, token, now), values: {} };
  return {
    record: addVersion(testing, token, [pending], now),
    values: { [token]: world.value(record, version.id) },
  };
}

export function withoutTestVersion({ rotation, ...record }: SecretRecord): SecretRecord {
  const { testToken, ...rest } = rotation ?? {};
  return {
    ...record,
    rotation: rest as RotationRecord,
    versions: record.versions.filter(({ id }) => id !== testToken),
  };
}

/** The record of a rotation that is complete; nothing when the new version did not become the current one. */
export function completed(record: SecretRecord, token: string, now: number): SecretRecord | undefined {
  const { rotation } = record;
  if (!rotation || !versionById(record, token)?.stages.includes(current)) return undefined;
  return { ...record, changedAt: now, rotation: { ...rotation, scheduledFrom: now, rotatedAt: now } };
}

/**
 * When a secret is to be rotated next. Its days are counted from the last rotation, and a value that was put by hand
 * counts as one (API reference, `RotationRulesType`).
 */
export function nextRotation(record: SecretRecord): RotationWindow | undefined {
  const { rotation } = record;
  if (!rotation?.isEnabled || !rotation.rules) return undefined;
  const lastChange = rotation.rules.AutomaticallyAfterDays === undefined ? 0 : versionWith(record, current)?.createdAt;
  return windowAfter(rotation.rules, Math.max(rotation.scheduledFrom, lastChange ?? 0));
}

const day = 24 * 60 * 60 * 1000;
const second = 1000;

/** The members of DescribeSecret and ListSecrets; none for a secret that never was to be rotated. */
export function describeRotation(record: SecretRecord) {
  const { rotation } = record;
  if (!rotation) return {};
  const next = nextRotation(record);
  const { AutomaticallyAfterDays, Duration, ScheduleExpression } = rotation.rules ?? {};
  const daysBetween = next && Math.max(1, Math.round((next.opensAt - rotation.scheduledFrom) / day));
  return {
    RotationEnabled: rotation.isEnabled,
    RotationLambdaARN: rotation.functionArn,
    RotationRules: rotation.rules && {
      // Calculated from the schedule where it was not given.
      AutomaticallyAfterDays: AutomaticallyAfterDays ?? daysBetween,
      Duration,
      ScheduleExpression,
    },
    LastRotatedDate: seconds(rotation.rotatedAt),
    // The latest moment at which it will happen: seen on AWS as 23:59:59.
    NextRotationDate: seconds(next && next.closesAt - second),
  };
}

const withoutLabel = (version: VersionRecord, label: string): VersionRecord => ({
  ...version,
  stages: sorted(version.stages.filter((stage) => stage !== label)),
});
