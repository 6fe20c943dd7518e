import { alreadyExists, invalidParameter, limitExceeded, notFound } from '../errors.ts';
import type { SecretRecord, StoredValue, VersionRecord, World } from './secretRecord.ts';

export const current = 'AWSCURRENT';
export const previous = 'AWSPREVIOUS';
export const pending = 'AWSPENDING';

const maximumVersions = 100;
const maximumLabels = 20;
const day = 24 * 60 * 60 * 1000;

export const versionWith = (record: SecretRecord, stage: string): VersionRecord | undefined =>
  record.versions.find(({ stages }) => stages.includes(stage));

export const versionById = (record: SecretRecord, id: string): VersionRecord | undefined =>
  record.versions.find((version) => version.id === id);

/**
 * The value that a request carries, if any.
 * @throws ServiceError when it carries both a text and bytes.
 */
export function valueIn(input: {
  readonly SecretString?: string;
  readonly SecretBinary?: Uint8Array;
}): StoredValue | undefined {
  if (input.SecretString !== undefined && input.SecretBinary !== undefined) {
    throw invalidParameter(
      "You can't specify both a binary secret value and a string secret value in the same secret.",
    );
  }
  if (input.SecretString !== undefined) return { kind: 'text', text: input.SecretString };
  return input.SecretBinary === undefined ? undefined : { kind: 'binary', bytes: input.SecretBinary };
}

export function sameValue(a: StoredValue, b: StoredValue): boolean {
  if (a.kind === 'text') return b.kind === 'text' && a.text === b.text;
  return b.kind === 'binary' && Buffer.compare(a.bytes, b.bytes) === 0;
}

/**
 * The version that an idempotency token already made, when it holds the same value.
 * @throws ServiceError `ResourceExistsException` when it holds another value.
 */
export function madeBefore(
  world: World,
  record: SecretRecord,
  arn: string,
  token: string,
  value: StoredValue | undefined,
): VersionRecord | undefined {
  const version = versionById(record, token);
  if (!version || version.isEmpty) return undefined;
  if (value && sameValue(world.value(record, version.id), value)) return version;
  throw alreadyExists(
    `You can't use ClientRequestToken ${token} because that value is already in use for a version of secret ${arn}.`,
  );
}

/**
 * Adds a version, or fills the empty one of that id, with the given labels, which it takes from the versions that have them. A secret's first version is always
 * `AWSCURRENT`. When that label moves, `AWSPREVIOUS` goes to the version it left, which also loses `AWSPENDING`
 * (recorded against AWS).
 * @throws ServiceError `LimitExceededException` above 20 labels.
 */
export function addVersion(record: SecretRecord, id: string, wanted: readonly string[], now: number): SecretRecord {
  const held = versionById(record, id)?.stages ?? [];
  const labels = [...held, ...wanted, ...(record.versions.length === 0 ? [current] : [])];
  const left = labels.includes(current) ? versionWith(record, current) : undefined;
  const others = record.versions.filter((version) => version.id !== id);
  const versions = others.map((version) => {
    const stages = version.stages.filter((stage) => !isTaken(stage, version, labels, left));
    return left && version.id === left.id
      ? { ...version, stages: sorted([...stages, previous]) }
      : { ...version, stages };
  });
  const added: VersionRecord = {
    id,
    createdAt: now,
    stages: sorted(labels),
    kmsKeyId: record.kmsKeyId,
  };
  const changed = { ...record, versions: [...versions, added], changedAt: now };
  checkLabelCount(changed);
  return withoutSurplus(changed, now);
}

function isTaken(
  stage: string,
  version: VersionRecord,
  labels: readonly string[],
  left: VersionRecord | undefined,
): boolean {
  if (labels.includes(stage)) return true;
  if (!left) return false;
  return stage === previous || (stage === pending && version.id === left.id);
}

/** @throws ServiceError `LimitExceededException` above 20 labels. */
export function checkLabelCount(record: SecretRecord): void {
  if (record.versions.reduce((sum, { stages }) => sum + stages.length, 0) > maximumLabels) {
    throw limitExceeded(`A secret can have at most ${maximumLabels} staging labels attached to all its versions.`);
  }
}

/** The record without versions that AWS removes: without a label, oldest first, never younger than a day. */
function withoutSurplus(record: SecretRecord, now: number): SecretRecord {
  const surplus = record.versions.length - maximumVersions;
  if (surplus <= 0) return record;
  const removable = record.versions.filter(({ stages, createdAt }) => stages.length === 0 && now - createdAt >= day);
  const removed = new Set(removable.slice(0, surplus).map(({ id }) => id));
  const versions = record.versions.filter(({ id }) => !removed.has(id));
  return { ...record, versions };
}

/** Moves a label to a version, or removes it. `AWSPREVIOUS` follows `AWSCURRENT` to the version that it leaves. */
export function moveLabel(record: SecretRecord, label: string, to: string | undefined): SecretRecord {
  const left = versionWith(record, label)?.id;
  const movesCurrent = label === current && left !== to;
  const versions = record.versions.map((version) => {
    const kept = version.stages.filter((stage) => stage !== label && !(movesCurrent && stage === previous));
    const added = [...(version.id === to ? [label] : []), ...(movesCurrent && version.id === left ? [previous] : [])];
    return { ...version, stages: sorted([...kept, ...added]) };
  });
  return { ...record, versions };
}

/**
 * The version a read asks for: by id, by label, or the current one.
 * @throws ServiceError when there is none, or id and label do not belong together.
 */
export function chosenVersion(record: SecretRecord, id: string | undefined, stage: string | undefined): VersionRecord {
  if (id === undefined) {
    const label = stage ?? current;
    const version = versionWith(record, label);
    if (version && !version.isEmpty) return version;
    throw notFound(`Secrets Manager can't find the specified secret value for staging label: ${label}`);
  }
  const version = versionById(record, id);
  if (!version || version.isEmpty) {
    throw notFound(`Secrets Manager can't find the specified secret value for VersionId: ${id}`);
  }
  return version;
}

export const sorted = (stages: readonly string[]): readonly string[] => [...new Set(stages)].sort();
