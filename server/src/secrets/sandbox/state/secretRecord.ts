import type { RotationRules } from './schedule.ts';

/** One secret with its replicas, as it is stored: everything but the values. Dates are epoch milliseconds; members that are `undefined` are not stored. */
export interface SecretRecord {
  readonly name: string;
  /** The six random characters at the end of the ARN. */
  readonly suffix: string;
  /** The region the secret was created in, or promoted to a standalone secret in. */
  readonly region: string;
  readonly createdAt: number;
  readonly changedAt: number;
  readonly accessedAt?: number | undefined;
  readonly description?: string | undefined;
  readonly kmsKeyId?: string | undefined;
  readonly type?: string | undefined;
  /** Absent until the first tag; an empty list after the last one was removed, as AWS shows it. */
  readonly tags?: readonly Tag[] | undefined;
  /** Oldest first. */
  readonly versions: readonly VersionRecord[];
  readonly policy?: string | undefined;
  /** End of the recovery window. Set while the secret is scheduled for deletion. */
  readonly deletionDate?: number | undefined;
  readonly replicas: readonly ReplicaRecord[];
  /** Absent until rotation is configured for the first time. */
  readonly rotation?: RotationRecord | undefined;
}

export interface RotationRecord {
  readonly isEnabled: boolean;
  readonly functionArn: string;
  readonly rules?: RotationRules | undefined;
  /** When the rules were given, or the last rotation was complete: the next one is counted from here. */
  readonly scheduledFrom: number;
  readonly rotatedAt?: number | undefined;
  /** The version that is there only as long as the function is tested with it. */
  readonly testToken?: string | undefined;
}

export interface Tag {
  readonly key: string;
  readonly value: string;
}

export interface VersionRecord {
  readonly id: string;
  readonly createdAt: number;
  readonly accessedAt?: number | undefined;
  readonly stages: readonly string[];
  readonly kmsKeyId?: string | undefined;
  /** A rotation has begun and not put a value yet. */
  readonly isEmpty?: true;
}

/** A replica is a view of its primary in another region, not a copy: there is nothing that could differ. */
export interface ReplicaRecord {
  readonly region: string;
  readonly kmsKeyId?: string | undefined;
  readonly status: 'InSync' | 'Failed';
  readonly message?: string | undefined;
  readonly accessedAt?: number | undefined;
}

export type StoredValue =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'binary'; readonly bytes: Uint8Array };

/** What a handler may read of the store. */
export interface World {
  /**
   * The secret of that name in a region, primary or replica; a secret whose recovery window is over is not there.
   * @throws ServiceError `DecryptionFailure` when its file is damaged.
   */
  find(region: string, name: string): SecretRecord | undefined;
  /** Every readable secret in a region, in no particular order. */
  all(region: string): readonly SecretRecord[];
  /** @throws ServiceError `DecryptionFailure` when the value's file is damaged. */
  value(record: SecretRecord, versionId: string): StoredValue;
}

/** What a handler wants the store to become. The changes of one outcome are to one name, and are done together or not at all. */
export type Change =
  | {
      readonly kind: 'save';
      readonly record: SecretRecord;
      /** Values of versions that are new, by version id. */
      readonly values?: Readonly<Record<string, StoredValue>>;
    }
  | { readonly kind: 'remove'; readonly record: SecretRecord };
