import { defined } from '../../core/defined.ts';
import { StoreError } from '../../secrets/store.ts';
import type { SecretStore } from '../../secrets/store.ts';
import { CommandError } from '../io.ts';
import type { CommandIo } from '../io.ts';

export interface StoreOptions {
  readonly profile?: string;
  readonly region?: string;
  /** Use the local sandbox instead of AWS. */
  readonly sandbox: boolean;
}

export interface OpenedStore {
  readonly store: SecretStore;
  close(): Promise<void>;
}

/**
 * The store that the options and the environment name. AWS's SDK and the sandbox are loaded here, when they are needed.
 * @throws StoreError when profile, region or endpoint cannot be settled; CommandError when the sandbox cannot start.
 */
export async function openStore({ profile, region, sandbox }: StoreOptions, io: CommandIo): Promise<OpenedStore> {
  const { openAwsStore } = await import('../../secrets/aws/index.ts');
  if (sandbox) return openSandbox(region ?? 'us-east-1', io);
  const regionSource = region === undefined ? undefined : '--region';
  const mfaCode = io.askHidden === undefined ? undefined : codeFrom(io.askHidden);
  const store = await openAwsStore({ env: io.env, ...defined({ profile, region, regionSource, mfaCode }) });
  return { store, close: () => Promise.resolve() };
}

const codeFrom =
  (ask: NonNullable<CommandIo['askHidden']>) =>
  async (serial: string, profile: string): Promise<string> => {
    const code = await ask(`Code of the device ${serial} for the profile ${profile}: `);
    if (code !== undefined && code !== '') return code.trim();
    throw new StoreError('no-credentials', 'No code of the multi-factor device was given. Nothing was stored.');
  };

async function openSandbox(region: string, io: CommandIo): Promise<OpenedStore> {
  const { SandboxError, startSandbox } = await import('../../secrets/sandbox/index.ts');
  const { openKeyFile } = await import('../../secrets/sandbox/storage/keyFile.ts');
  const { defaultDataFolder } = await import('../commands/sandbox.ts');
  const { openAwsStore } = await import('../../secrets/aws/index.ts');
  const dataFolder = defaultDataFolder(io.env);
  try {
    const key = await openKeyFile(dataFolder);
    const running = await startSandbox({ port: 0, dataFolder, key, region });
    // Nothing of the user's own account may shine through.
    const own = Object.entries(io.env).filter(([name]) => !name.startsWith('AWS_'));
    const env = { ...Object.fromEntries(own), ...running.environment };
    return { store: await openAwsStore({ env, endpoint: running.endpoint }), close: () => running.close() };
  } catch (error) {
    if (error instanceof SandboxError) throw new CommandError(error.message);
    throw error;
  }
}
