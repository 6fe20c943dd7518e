import type { SecretStore, StoreLocation } from '../secrets/store.ts';
import type { SyntaxParser } from '../syntax/syntaxTree.ts';
import type { BackgroundScan } from '../workspace/backgroundScan.ts';
import type { Journal } from '../workspace/journal/journal.ts';

/** Which store to open. Absent members: what the environment says. */
export interface StoreChoice {
  readonly profile?: string;
  readonly region?: string;
  /** Where the region comes from, for people. */
  readonly regionSource?: string;
  /** Asks the user for the code of a multi-factor device. Absent: nobody can be asked. */
  readonly mfaCode?: (serial: string, profile: string) => Promise<string>;
  /** Environment of the sandbox, in place of the user's. */
  readonly sandbox?: Readonly<Record<string, string>>;
}

/** A sandbox that runs in this process. */
export interface Sandbox {
  readonly endpoint: string;
  /** What a program needs to talk to it. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export interface SandboxOptions {
  /** Absolute path. */
  readonly dataFolder: string;
  /** 32 bytes that encrypt the data at rest. */
  readonly key: Uint8Array;
}

/** Everything the language server has from outside; the composition root fills it. Nothing happens until it is asked. */
export interface Services {
  /** Sends nothing. Rejects with `StoreError` when it cannot be settled or nobody is signed in. */
  openStore(choice: StoreChoice): Promise<SecretStore>;
  /** The same, whether or not someone is signed in. */
  locateStore(choice: StoreChoice): Promise<StoreLocation>;
  /** Tells when the shared files of AWS, or what a login leaves, have changed. Gives a function that ends it. */
  watchStores(changed: (what: 'profiles' | 'logins') => void): () => void;
  /** From the shared files. Rejects with `StoreError` when one cannot be read. */
  listProfiles(): Promise<readonly { readonly name: string; readonly region?: string }[]>;
  readonly parser: SyntaxParser;
  /** What interrupted runs left. */
  readonly journal: Journal;
  startSandbox(options: SandboxOptions): Promise<Sandbox>;
  /** Looks at files beside everything else. */
  readonly scanInBackground: BackgroundScan;
  /** The modules of the project at `root` (absolute path) that `require` reaches, by path relative to it. */
  requiredModules(root: string): Promise<ReadonlySet<string>>;
  /** Shown to the client. */
  readonly version: string;
}
