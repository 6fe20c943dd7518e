import { RequestType } from 'vscode-languageserver-protocol';
import type { ProgressToken, WorkspaceEdit } from 'vscode-languageserver-protocol';

/**
 * Everything the VS Code client asks of the server beside the language server protocol itself: constants and plain
 * shapes, the only server code that `client/` imports. Expected failures are results; a rejected request is a bug.
 * No shape here can carry a secret value, with one exception that is sealed: {@link RevealResult}.
 */

/** The command behind every quick fix. VS Code's client takes it over and asks; elsewhere the server runs it. */
export const migrateCommand = 'unhardcode.storeAndReplace';

/** Scans the workspace: the command of editors other than VS Code, where {@link scanWorkspace} is asked instead. */
export const scanCommand = 'unhardcode.scanWorkspace';

/** Sent by our client in `initializationOptions`, so that the server leaves the asking to it. */
export interface InitializationOptions {
  readonly asks: true;
  /** Whether the user trusts the folder. */
  readonly isTrusted: boolean;
  /** Absolute path of the folder for the sandbox's data. */
  readonly sandboxData: string;
}

/** Where a finding is. The server starts again from the text; a reference to an older version is refused. */
export interface FindingReference {
  readonly uri: string;
  readonly documentVersion: number;
  /** UTF-16 offset of the secret part. */
  readonly start: number;
  /** Absent: what fits the place (`auto` of the settings). */
  readonly style?: 'inline' | 'helper';
  /** Set when the value is stored already: it is read from there, and nothing is stored. */
  readonly reuse?: { readonly secretName: string; readonly store: StoreReference };
}

/** A profile in a region, or the sandbox: where secrets are stored and listed. */
export interface StoreReference {
  readonly kind: 'profile' | 'environment' | 'sandbox';
  readonly profile?: string;
  readonly region: string;
}

/** Something went wrong outside. `message` is for the user: what happened, what did not, what to do. */
export interface Failed {
  readonly kind: 'failed';
  readonly code: string;
  readonly message: string;
  /** Set when signing in ends the trouble: with AWS's own tool, for the profile that holds the session. */
  readonly signIn?: SignIn;
}

/** `aws sso login` or `aws login`. Absent profile: the default one. */
export interface SignIn {
  readonly tool: 'sso' | 'login';
  readonly profile?: string;
}

export interface Refused {
  readonly kind: 'refused';
  readonly reason: string;
  readonly message: string;
}

export interface StoreSummary {
  readonly store: StoreReference;
  readonly accountId: string;
  readonly identityArn: string;
  readonly region: string;
  readonly regionSource: string;
  /** Set when requests do not go to AWS itself. */
  readonly endpoint?: string;
}

/** Asked before the prompt opens: a good name, and where it would be stored. Reads, never writes. */
export const proposeMigration = new RequestType<ProposeParams, Proposal, void>('unhardcode/proposeMigration');
export interface ProposeParams {
  readonly finding: FindingReference;
  readonly store?: StoreReference;
  /** Name of a secret that is there: what key of it the value would become is proposed. */
  readonly into?: string;
}
export type Proposal =
  | {
      readonly kind: 'ready';
      readonly secretName: string;
      readonly keys: readonly string[];
      readonly places: number;
      readonly store: StoreSummary;
    }
  | Refused
  | Failed;

/** Checks a name while it is typed. Local rules only; empty when the name is good. */
export const checkName = new RequestType<{ readonly name: string }, { readonly problem?: string }, void>(
  'unhardcode/checkName',
);

/** Store, read back and compare; the answer carries the edit, which the client applies to the planned version. */
export const applyMigration = new RequestType<ApplyParams, ApplyResult, void>('unhardcode/applyMigration');
export interface ApplyParams {
  readonly finding: FindingReference;
  readonly store?: StoreReference;
  readonly secretName: string;
  /** Set: the secret is there, and the value becomes this key of it. */
  readonly key?: string;
}
export type ApplyResult =
  | {
      readonly kind: 'stored';
      readonly secretName: string;
      readonly arn: string;
      readonly store: StoreReference;
      readonly created: boolean;
      /** The key that was added to a secret that was there. */
      readonly addedKey?: string;
      /** Somebody else has changed the secret at the same moment; their change is kept. */
      readonly merged?: boolean;
      readonly edit: WorkspaceEdit;
    }
  | Refused
  /** `storedName` is set when the value is in the store although the rest failed. */
  | (Failed & { readonly storedName?: string });

/**
 * Looks at every file of the workspace, beside everything else. What is found is published as it is found, for files
 * that are not open. Cancelling ends it at once; what was found until then stays.
 */
export const scanWorkspace = new RequestType<ScanParams, ScanSummary, void>('unhardcode/scanWorkspace');
export interface ScanParams {
  readonly workDoneToken?: ProgressToken;
}
export interface ScanSummary {
  readonly files: number;
  readonly bytes: number;
  /** At the level of the settings. */
  readonly findings: number;
  /** Findings that comments in the files hid. */
  readonly suppressed: number;
  /** Absolute paths. A folder that was left out as a whole is one row. */
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
}

/** Profiles and regions for the roots of the tree, from the shared files. No network. */
export const listStores = new RequestType<void, ListStoresResult, void>('unhardcode/listStores');
export interface ListStoresResult {
  readonly current: StoreReference | undefined;
  readonly profiles: readonly { readonly name: string; readonly region?: string }[];
  readonly regions: readonly string[];
  readonly sandboxRunning: boolean;
  /** Why there are no profiles: a file that cannot be read. */
  readonly problem?: string;
}

export const identify = new RequestType<StoreReference, StoreSummary | Failed, void>('unhardcode/identify');

export const listSecrets = new RequestType<ListParams, ListResult, void>('unhardcode/listSecrets');
export interface ListParams {
  readonly store: StoreReference;
  readonly cursor?: string;
  readonly filter?: string;
}
export type ListResult =
  { readonly kind: 'page'; readonly secrets: readonly SecretSummary[]; readonly cursor?: string } | Failed;

/** Metadata of a secret. Dates are epoch milliseconds. */
export interface SecretSummary {
  readonly arn: string;
  readonly name: string;
  readonly description?: string;
  readonly kmsKeyId?: string;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  readonly createdAt?: number;
  readonly changedAt?: number;
  readonly accessedAt?: number;
  readonly rotatedAt?: number;
  readonly nextRotationAt?: number;
  readonly deletedAt?: number;
  readonly rotationEnabled: boolean;
  readonly owningService?: string;
  readonly primaryRegion?: string;
  readonly versions: Readonly<Record<string, readonly string[]>>;
}

export interface SecretReference {
  readonly store: StoreReference;
  readonly id: string;
}

export const describeSecret = new RequestType<
  SecretReference,
  { readonly kind: 'secret'; readonly secret: SecretSummary } | Failed,
  void
>('unhardcode/describeSecret');

/**
 * Reads the value on an explicit click. The answer is sealed to `publicKey` (X25519, raw, base64), so that neither a
 * trace of the protocol nor a log can hold it; see `sealed.ts`.
 */
export const revealSecret = new RequestType<RevealParams, RevealResult, void>('unhardcode/revealSecret');
export interface RevealParams extends SecretReference {
  readonly publicKey: string;
}
export type RevealResult =
  | {
      readonly kind: 'sealed';
      /** Base64. Opens to the JSON of {@link RevealedValue}. */
      readonly sealed: string;
    }
  | Failed;
/** Never on the wire as it is. */
export type RevealedValue =
  | { readonly kind: 'key-value'; readonly pairs: readonly { readonly key: string; readonly value: string }[] }
  | { readonly kind: 'plaintext'; readonly value: string }
  | { readonly kind: 'binary'; readonly base64: string };

export const deleteSecret = new RequestType<
  SecretReference & { readonly recoveryDays: number },
  { readonly kind: 'deleted'; readonly deletionDate: number } | Failed,
  void
>('unhardcode/deleteSecret');

export const restoreSecret = new RequestType<SecretReference, { readonly kind: 'restored' } | Failed, void>(
  'unhardcode/restoreSecret',
);

/** The code that reads a secret, for insertion at the cursor, with what it needs above it. */
export const insertReference = new RequestType<InsertParams, InsertResult, void>('unhardcode/insertReference');
export interface InsertParams {
  readonly uri: string;
  readonly documentVersion: number;
  /** UTF-16 offset of the cursor. */
  readonly offset: number;
  readonly secretName: string;
  readonly key?: string;
}
export type InsertResult = { readonly kind: 'edit'; readonly edit: WorkspaceEdit } | Refused;

/** Starts the embedded endpoint in the server; idempotent. */
export const startSandbox = new RequestType<void, SandboxResult, void>('unhardcode/startSandbox');
export type SandboxResult =
  /** `environment` is what a program needs to talk to it; the keys in it are the sandbox's own, worthless elsewhere. */
  | { readonly kind: 'running'; readonly endpoint: string; readonly environment: Readonly<Record<string, string>> }
  | Failed;
export const stopSandbox = new RequestType<void, null, void>('unhardcode/stopSandbox');

/**
 * Server to client: the key that encrypts the sandbox's data, 32 bytes in base64, kept in the editor's secret storage
 * (made there at the first call). Sealed to `publicKey`.
 */
export const sandboxKey = new RequestType<{ readonly publicKey: string }, { readonly sealed: string }, void>(
  'unhardcode/sandboxKey',
);
