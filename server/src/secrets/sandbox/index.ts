import { chmodSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FolderInUse, lockFolder } from '../../workspace/folderLock.ts';
import type { Release } from '../../workspace/folderLock.ts';
import { SandboxError } from './errors.ts';
import { openExecutor } from './executor.ts';
import { closeServer } from './http/connections.ts';
import { bind, serve } from './http/server.ts';
import { openLane } from './lane.ts';
import type { Lane } from './lane.ts';
import { openRotator } from './rotation/rotator.ts';
import type { RotationOptions } from './rotation/rotator.ts';
import { identityOf } from './state/identifiers.ts';
import { openCredentials } from './storage/credentials.ts';
import type { SandboxCredentials } from './storage/credentials.ts';
import { makeFolder } from './storage/makeFolder.ts';
import { openSecretFiles } from './storage/secretFiles.ts';
import { openStore } from './storage/store.ts';
import type { Store } from './storage/store.ts';
import { openVault } from './storage/vault.ts';

export { SandboxError } from './errors.ts';
export type { RotationOptions } from './rotation/rotator.ts';

export interface SandboxOptions {
  /** 0: any free one. */
  readonly port: number;
  readonly dataFolder: string;
  /** The region named in {@link RunningSandbox.environment}; every region is served. */
  readonly region: string;
  /** 32 bytes that everything on disk is sealed with. Whoever starts the sandbox keeps them. */
  readonly key: Uint8Array;
  /** Epoch milliseconds; the system's clock when absent. */
  readonly now?: () => number;
  /** Programs in the stead of rotation functions; without, rotation fails as it does on AWS without a function. */
  readonly rotation?: RotationOptions;
  /** Told what people should know: a damaged file, a failure. Never holds a value. */
  readonly report?: (message: string) => void;
}

export interface RunningSandbox {
  readonly endpoint: string;
  /** The variables that point any AWS client here, in the order they are printed. */
  readonly environment: SandboxEnvironment;
  /** Rotates what is due and resolves when that has ended; done every minute where there are rotation programs. */
  rotateDue(): Promise<void>;
  /** Ends within 5 seconds, whatever connections are open. What was acknowledged is on disk. */
  close(): Promise<void>;
}

export interface SandboxEnvironment {
  readonly AWS_ENDPOINT_URL_SECRETS_MANAGER: string;
  readonly AWS_ENDPOINT_URL_STS: string;
  readonly AWS_REGION: string;
  readonly AWS_ACCESS_KEY_ID: string;
  readonly AWS_SECRET_ACCESS_KEY: string;
}

const closeGrace = 2000;

/**
 * Starts a Secrets Manager endpoint on loopback, with its data in one folder.
 * @throws SandboxError when the folder is in use, unreadable, or sealed with another key, or the port is taken.
 */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const release = takeFolder(options.dataFolder);
  try {
    return await startIn(options, release);
  } catch (error) {
    release();
    throw error instanceof SandboxError ? error : startFailed(options, error);
  }
}

async function startIn(options: SandboxOptions, release: Release): Promise<RunningSandbox> {
  const { dataFolder, region, rotation = withoutPrograms, now = Date.now, report = () => undefined } = options;
  const vault = openVault(options.key);
  const credentials = await openCredentials(dataFolder, vault);
  const { accountId } = credentials;
  const store = openStore(openSecretFiles(secretsFolder(dataFolder), vault), now, report);
  const { server, port } = await bind(options.port);
  const endpoint = `http://127.0.0.1:${port}`;
  const lane = openLane();
  const rotator = openRotator(rotation, {
    store,
    lane,
    now,
    report,
    arnOf: (record) => identityOf({ region: record.region, accountId }, record).ARN,
    environmentFor: (own) => functionEnvironment(environmentOf(endpoint, own, credentials)),
  });
  serve(server, { executor: openExecutor({ store, lane, rotator, accountId, now }), credentials, now, report });
  const closing = new AbortController();
  const prepared = prepare(store, lane, closing.signal).then(() => rotator.runDue());
  const timer = options.rotation && setInterval(() => void rotator.runDue(), rotationInterval);
  return {
    endpoint,
    environment: environmentOf(endpoint, region, credentials),
    rotateDue: () => rotator.runDue(),
    async close() {
      closing.abort();
      clearInterval(timer);
      await rotator.close();
      await closeServer(server, closeGrace);
      await prepared;
      await lane.settled();
      release();
    },
  };
}

const rotationInterval = 60_000;
const withoutPrograms: RotationOptions = { programFor: () => undefined, environment: {} };

/** Reads what is on disk and tidies up, giving way to requests. Never rejects: a folder that cannot be tidied can be read. */
async function prepare(store: Store, lane: Lane, signal: AbortSignal): Promise<void> {
  await store.load(signal);
  if (!signal.aborted) await lane.run(() => store.sweep()).catch(() => undefined);
}

/** What AWS's rotation functions read beside the SDK's own variables: boto3's region, and the templates' endpoint. */
const functionEnvironment = (environment: SandboxEnvironment): Readonly<Record<string, string>> => ({
  ...environment,
  AWS_DEFAULT_REGION: environment.AWS_REGION,
  SECRETS_MANAGER_ENDPOINT: environment.AWS_ENDPOINT_URL_SECRETS_MANAGER,
});

const ownNames = new Set(['credentials', 'key', 'lock', 'secrets']);

const secretsFolder = (dataFolder: string): string => join(dataFolder, 'secrets');

function takeFolder(dataFolder: string): Release {
  try {
    makeFolder(secretsFolder(dataFolder));
    closeToOthers(secretsFolder(dataFolder));
    // A folder that holds other things, too, is not ours to close.
    if (readdirSync(dataFolder).every((name) => ownNames.has(name))) closeToOthers(dataFolder);
    return lockFolder(dataFolder);
  } catch (error) {
    if (error instanceof FolderInUse) {
      const what = `The data folder ${dataFolder} is in use by ${error.holder}. Stop it, or choose another folder.`;
      throw new SandboxError(what);
    }
    throw new SandboxError(`The data folder ${dataFolder} cannot be used (${codeOf(error)}).`, { cause: error });
  }
}

/** What the owner may do stays as it is: a folder can be read-only on purpose. */
function closeToOthers(folder: string): void {
  const { mode } = statSync(folder);
  if ((mode & 0o077) !== 0) chmodSync(folder, mode & 0o700);
}

function startFailed(options: SandboxOptions, error: unknown): SandboxError {
  const code = codeOf(error);
  if (code === 'EADDRINUSE' || (code === 'EACCES' && options.port !== 0)) {
    const why = code === 'EADDRINUSE' ? 'is in use' : 'is not allowed';
    return new SandboxError(`Port ${options.port} ${why}. Choose another with --port, or 0 for any free one.`);
  }
  return new SandboxError(`The sandbox could not start in ${options.dataFolder} (${code}).`, { cause: error });
}

const environmentOf = (endpoint: string, region: string, credentials: SandboxCredentials): SandboxEnvironment => ({
  AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoint,
  AWS_ENDPOINT_URL_STS: endpoint,
  AWS_REGION: region,
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
});

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unexpected error';
