import type { Connection } from 'vscode-languageserver';
import { sandboxKey } from '../protocol/requests.ts';
import { opener } from '../protocol/sealed.ts';
import { StoreError } from '../secrets/store.ts';
import type { Sandbox, Services } from './services.ts';

/** The sandbox of this session: at most one, started when it is first needed. */
export interface SandboxHolder {
  running(): Sandbox | undefined;
  /** Idempotent. Rejects with `StoreError` when the client gave no folder for its data. */
  start(): Promise<Sandbox>;
  stop(): Promise<void>;
}

const keyLength = 32;

export function sandboxHolder(
  connection: Connection,
  services: Pick<Services, 'startSandbox'>,
  dataFolder: string | undefined,
): SandboxHolder {
  let starting: Promise<Sandbox> | undefined;
  let running: Sandbox | undefined;

  async function launch(): Promise<Sandbox> {
    if (dataFolder === undefined) {
      throw new StoreError('invalid-request', 'This editor has no sandbox. Run `unhardcode sandbox` in a terminal.');
    }
    running = await services.startSandbox({ dataFolder, key: await askForKey(connection) });
    return running;
  }

  return {
    running: () => running,
    start() {
      starting ??= launch().catch((error: unknown) => {
        starting = undefined;
        throw error;
      });
      return starting;
    },
    async stop() {
      // One that is about to run would be left behind.
      await starting?.catch(() => undefined);
      const sandbox = running;
      starting = undefined;
      running = undefined;
      await sandbox?.stop();
    },
  };
}

/** The client keeps the key in the editor's secret storage; it crosses the process border sealed. */
async function askForKey(connection: Connection): Promise<Uint8Array> {
  const answer = opener();
  const { sealed } = await connection.sendRequest(sandboxKey, { publicKey: answer.publicKey });
  const key = Buffer.from(answer.open(sealed), 'base64');
  if (key.length === keyLength) return key;
  throw new StoreError('invalid-request', 'The key of the sandbox is damaged. Reset the sandbox.');
}
