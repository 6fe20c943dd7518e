import { randomInt } from 'node:crypto';
import { invalid, invalidParameter, invalidRequest, notFound } from '../errors.ts';
import type { Call } from './call.ts';
import type { SecretRecord } from './secretRecord.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Six random characters, so that a secret that is created again is another resource to policies. */
export const newSuffix = (): string =>
  Array.from({ length: 6 }, () => letters.charAt(randomInt(letters.length))).join('');

/** Prefixes of regions outside of the standard partition (`partitions.json` of the SDKs). */
const partitions = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
  ['eusc-', 'aws-eusc'],
] as const;

export function partitionOf(region: string): string {
  return partitions.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
}

// Recorded against AWS for every operation that takes a name or an identifier.
const invalidName =
  'Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!';

/** @throws ServiceError `ValidationException` when a new secret cannot have that name. */
export function checkNewName(name: string): void {
  if (!/^[A-Za-z0-9/_+=.@-]+$/.test(name)) throw invalid(invalidName);
}

/**
 * Finds a secret by name, ARN, or ARN without its suffix. A partial ARN whose name ends in a hyphen and six
 * characters is read as a full one, and therefore not found: the trap that AWS documents.
 * @throws ServiceError `ValidationException` or `ResourceNotFoundException`.
 */
export function findSecret(call: Call, secretId: string): SecretRecord {
  const found = lookUp(call, secretId);
  if (!found) throw notFound();
  return found;
}

/** As {@link findSecret}, without a secret when there is none. */
export function lookUp(call: Call, secretId: string): SecretRecord | undefined {
  if (!secretId.startsWith('arn:')) {
    if (!/^[A-Za-z0-9/_+=.@!-]+$/.test(secretId)) throw invalid(invalidName);
    return call.world.find(call.region, secretId);
  }
  const resource = resourceOf(call, secretId);
  if (resource === undefined) return undefined;
  const full = /^(.+)-([A-Za-z0-9]{6})$/.exec(resource);
  if (!full) return call.world.find(call.region, resource);
  const record = call.world.find(call.region, full[1] ?? '');
  return record?.suffix === full[2] ? record : undefined;
}

function resourceOf(call: Call, arn: string): string | undefined {
  const [, partition, service, region, account, kind, ...rest] = arn.split(':');
  if (service !== 'secretsmanager' || kind !== 'secret' || rest.length !== 1) throw invalid(invalidName);
  if (!/^[A-Za-z0-9/_+=.@!-]+$/.test(rest[0] ?? '')) throw invalid(invalidName);
  const here = partition === partitionOf(call.region) && region === call.region && account === call.accountId;
  return here ? rest[0] : undefined;
}

/**
 * As {@link findSecret}, for operations that a secret scheduled for deletion refuses.
 * @throws ServiceError `InvalidRequestException` when it is scheduled for deletion.
 */
export function findLiveSecret(call: Call, secretId: string): SecretRecord {
  const record = findSecret(call, secretId);
  if (record.deletionDate !== undefined) {
    throw invalidRequest("You can't perform this operation on the secret because it was marked for deletion.");
  }
  return record;
}

/**
 * As {@link findLiveSecret}, for operations that only the primary secret accepts.
 * @throws ServiceError `InvalidParameterException` on a replica.
 */
export function findPrimary(call: Call, secretId: string): SecretRecord {
  const record = findLiveSecret(call, secretId);
  refuseReplica(call, record);
  return record;
}

/** @throws ServiceError `InvalidParameterException` on a replica. */
export function refuseReplica(call: Call, record: SecretRecord): void {
  if (record.region === call.region) return;
  throw invalidParameter("Operation not permitted on a replica secret. Call must be made in primary secret's region.");
}

/** The members that most answers begin with. */
export const identityOf = (call: Pick<Call, 'region' | 'accountId'>, record: SecretRecord) => ({
  ARN: `arn:${partitionOf(call.region)}:secretsmanager:${call.region}:${call.accountId}:secret:${record.name}-${record.suffix}`,
  Name: record.name,
});
