import { startSandbox, stopSandbox } from '../../protocol/requests.ts';
import type { SandboxResult } from '../../protocol/requests.ts';
import { guardedWithout } from '../guarded.ts';
import type { Feature, Host } from '../host.ts';
import { toFailed } from '../toLsp.ts';

/** The embedded endpoint, started and stopped at the client's wish. */
export const sandboxRequests: Feature = {
  capabilities: () => ({}),
  attach(host) {
    const { connection, log, sandbox } = host;
    connection.onRequest(
      startSandbox.method,
      guardedWithout(startSandbox.method, log, () => start(host)),
    );
    connection.onRequest(
      stopSandbox.method,
      guardedWithout(stopSandbox.method, log, async () => {
        await sandbox.stop();
        return null;
      }),
    );
  },
};

async function start({ sandbox }: Host): Promise<SandboxResult> {
  try {
    const { endpoint, environment } = await sandbox.start();
    return { kind: 'running', endpoint, environment };
  } catch (error) {
    return toFailed(error);
  }
}
