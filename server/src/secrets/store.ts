import type { Secret } from '../core/secret.ts';

/** Who is signed in, from `sts:GetCallerIdentity`, and where requests go. */
export interface Identity {
  readonly accountId: string;
  readonly arn: string;
}

/** Where a store sends its requests, decided before anything is sent. Shown before anything is written. */
export interface StoreLocation {
  readonly region: string;
  /** Where the region was taken from, for people: `--region`, `AWS_REGION`, `profile dev` … */
  readonly regionSource: string;
  /** Profile of the shared files; absent when credentials come from the environment. */
  readonly profile?: string;
  /** Set when requests do not go to AWS itself (sandbox, emulator, proxy). */
  readonly endpoint?: string;
}

/** A store in words, for messages: its region, and what else tells it from others. */
export const locationText = ({
  region,
  profile,
  endpoint,
}: Pick<StoreLocation, 'region' | 'profile' | 'endpoint'>): string =>
  [
    region,
    ...(profile === undefined ? [] : [`profile ${profile}`]),
    ...(endpoint === undefined ? [] : [endpoint]),
  ].join(', ');

/** How to sign in: `aws sso login` or `aws login`, with the profile that holds the session; absent: the default one. */
export interface SignIn {
  readonly tool: 'sso' | 'login';
  readonly profile?: string;
}

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** Text is kept wrapped; binary as it is. 1 to 65,536 bytes. */
export type SecretValue =
  { readonly kind: 'text'; readonly text: Secret } | { readonly kind: 'binary'; readonly bytes: Uint8Array };

export interface NewSecret {
  readonly name: string;
  readonly value: SecretValue;
  readonly description?: string;
  readonly kmsKeyId?: string;
  readonly tags?: readonly Tag[];
  /** Idempotency token, 32 to 64 characters; the same on every retry of one action. */
  readonly token: string;
}

export interface StoredSecret {
  readonly arn: string;
  readonly name: string;
  readonly versionId: string;
}

export interface ReadSecret extends StoredSecret {
  readonly value: SecretValue;
  readonly stages: readonly string[];
}

/** Metadata only. Dates are epoch milliseconds. */
export interface SecretDescription {
  readonly arn: string;
  readonly name: string;
  readonly description?: string;
  readonly kmsKeyId?: string;
  readonly tags: readonly Tag[];
  readonly createdAt?: number;
  readonly changedAt?: number;
  readonly accessedAt?: number;
  readonly rotatedAt?: number;
  readonly nextRotationAt?: number;
  /** Set while the secret is scheduled for deletion. */
  readonly deletedAt?: number;
  readonly rotationEnabled: boolean;
  readonly owningService?: string;
  readonly primaryRegion?: string;
  /** Version id to its staging labels. */
  readonly versions: Readonly<Record<string, readonly string[]>>;
}

export interface SecretVersion {
  readonly versionId: string;
  readonly stages: readonly string[];
  readonly createdAt?: number;
  readonly accessedAt?: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Absent on the last page. A page may be empty and still have one. */
  readonly cursor?: string;
}

/** The filters that Secrets Manager applies on its side. Several filters are combined with AND. */
export interface SecretFilter {
  readonly key: 'all' | 'description' | 'name' | 'owning-service' | 'primary-region' | 'tag-key' | 'tag-value';
  readonly values: readonly string[];
}

export interface ListQuery {
  readonly cursor?: string;
  /** 1 to 100. */
  readonly pageSize?: number;
  readonly filters?: readonly SecretFilter[];
  readonly includePlannedDeletion?: boolean;
  readonly sortBy?: 'created-date' | 'last-accessed-date' | 'last-changed-date' | 'name';
  readonly sortOrder?: 'asc' | 'desc';
}

/** Which version to read; the version labelled `AWSCURRENT` when neither is given. */
export interface VersionChoice {
  readonly versionId?: string;
  readonly stage?: string;
}

export interface RandomPasswordOptions {
  /** 1 to 4096, 32 by default. */
  readonly length?: number;
  readonly excludeCharacters?: string;
  readonly excludePunctuation?: boolean;
}

/**
 * Where secrets live. Every method rejects with {@link StoreError} and with nothing else, and takes the signal last:
 * an aborted call rejects with code `cancelled`. `id` is a name, a full or a partial ARN.
 */
export interface SecretStore {
  readonly location: StoreLocation;
  identity(signal?: AbortSignal): Promise<Identity>;
  /** Creates a new secret and never overwrites one. The same token with the same value gives the same answer. */
  create(secret: NewSecret, signal?: AbortSignal): Promise<StoredSecret>;
  /** Adds a version, which becomes `AWSCURRENT`. */
  put(id: string, value: SecretValue, token: string, signal?: AbortSignal): Promise<StoredSecret>;
  read(id: string, version?: VersionChoice, signal?: AbortSignal): Promise<ReadSecret>;
  describe(id: string, signal?: AbortSignal): Promise<SecretDescription>;
  /** One page a call, so that a tree can show the first page at once. */
  list(query: ListQuery, signal?: AbortSignal): Promise<Page<SecretDescription>>;
  versions(id: string, cursor?: string, signal?: AbortSignal): Promise<Page<SecretVersion>>;
  tag(id: string, tags: readonly Tag[], signal?: AbortSignal): Promise<void>;
  untag(id: string, keys: readonly string[], signal?: AbortSignal): Promise<void>;
  /** Schedules the deletion. `recoveryDays` is 7 to 30, 30 by default. Gives the date, in epoch milliseconds. */
  delete(id: string, recoveryDays?: number, signal?: AbortSignal): Promise<number>;
  restore(id: string, signal?: AbortSignal): Promise<void>;
  randomPassword(options?: RandomPasswordOptions, signal?: AbortSignal): Promise<Secret>;
}

export const storeErrorCodes = [
  'access-denied',
  'cancelled',
  'clock-skew',
  'conflict',
  'decryption-failed',
  'encryption-failed',
  'invalid-request',
  'limit-exceeded',
  'name-taken',
  'no-credentials',
  'no-region',
  'not-found',
  'offline',
  'profile-not-found',
  'scheduled-for-deletion',
  'service-failed',
  'sign-in-expired',
  'throttled',
  'unexpected',
] as const;
export type StoreErrorCode = (typeof storeErrorCodes)[number];

/**
 * The one error of the outside world. `message` says what happened, what did not, and what to do next; it is built by
 * us and quotes no text of AWS's that could hold a value. AWS's own error name is kept in `awsErrorName`.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  readonly awsErrorName: string | undefined;
  readonly requestId: string | undefined;
  /** Set when signing in ends the trouble. */
  readonly signIn: SignIn | undefined;
  /** Whether the request may have arrived and done its work all the same. */
  readonly isUncertain: boolean;

  constructor(
    code: StoreErrorCode,
    message: string,
    details: {
      readonly awsErrorName?: string;
      readonly requestId?: string;
      readonly signIn?: SignIn;
      readonly isUncertain?: boolean;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, { cause: details.cause });
    this.code = code;
    this.awsErrorName = details.awsErrorName;
    this.requestId = details.requestId;
    this.signIn = details.signIn;
    this.isUncertain = details.isUncertain ?? false;
  }
}
