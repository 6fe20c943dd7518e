import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host } from './install.ts';

export interface WorkbenchOptions {
  readonly host: Host;
  /** Absolute path of the folder that is opened. */
  readonly folder: string;
  /** A `.vsix`, or the project's own folder, built. Absent: the page itself names one to develop. */
  readonly extension?: string;
  /** Any free one by default. */
  readonly port?: number;
  /** Of the server, its extensions and terminals. Without `HOME`, they get one of their own. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Further settings of the user, beside the ones that keep the workbench quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Lets a page run an extension test suite; hides every toast. */
  readonly runsSuites?: boolean;
  /** Workspaces are trusted without a question unless this is set. */
  readonly asksForTrust?: boolean;
}

export interface Workbench {
  /** Opens the folder. */
  readonly url: string;
  readonly origin: string;
  /** Everything the server has printed, and the exit codes of extension hosts that did not end well. */
  readonly log: { readonly lines: readonly string[]; readonly failedHosts: readonly string[] };
  /** Folder with the logs that VS Code writes. */
  readonly data: string;
  /** Resolves when the server has gone and its folder with it. */
  stop(): Promise<void>;
}

/** Keeps the workbench to itself: no tours, no telemetry, no gallery, no assistants, no port pop-ups. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'remote.autoForwardPorts': false,
  'editor.cursorBlinking': 'solid',
  'git.autofetch': false,
  'git.openRepositoryInParentFolders': 'never',
};

/** For tests: no account of the machine's can be reached. */
export const withoutAws: Readonly<Record<string, string | undefined>> = {
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_PROFILE: undefined,
  AWS_REGION: undefined,
  AWS_ACCESS_KEY_ID: undefined,
  AWS_SECRET_ACCESS_KEY: undefined,
  AWS_SESSION_TOKEN: undefined,
  HOME: undefined,
};

/** Opens VS Code in the browser on loopback. Everything it writes is below one folder of its own. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  // Short: VS Code puts Unix sockets there, whose paths are limited to 107 bytes.
  const data = await mkdtemp(join(tmpdir(), 'uh-'));
  const extensions = join(data, 'ext');
  await mkdir(join(data, 'user/User'), { recursive: true });
  await mkdir(extensions);
  await writeFile(join(data, 'user/User/settings.json'), JSON.stringify({ ...quietSettings, ...options.settings }));
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    ...options.environment,
    HOME: options.environment?.['HOME'] ?? data,
    EXTENSIONS_GALLERY: '{}',
    TMPDIR: data,
    XDG_RUNTIME_DIR: data,
  };
  const places = ['--server-data-dir', join(data, 'srv'), '--extensions-dir', extensions];
  try {
    if (options.extension !== undefined)
      await install(options.host, options.extension, places, extensions, environment);
    return await serve(options, data, places, environment);
  } catch (error) {
    await rm(data, { recursive: true, force: true });
    throw error;
  }
}

/** A `.vsix` is installed by VS Code itself; of a folder, what a `.vsix` would hold is put in place. */
async function install(
  host: Host,
  extension: string,
  places: readonly string[],
  extensions: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  if (!extension.endsWith('.vsix')) {
    const target = join(extensions, 'unhardcode.unhardcode-0.0.0');
    for (const part of ['package.json', 'README.md', 'client/dist', 'server/dist', 'media']) {
      await cp(join(extension, part), join(target, part), { recursive: true });
    }
    return;
  }
  const parameters = [host.serverMain, ...places, '--accept-server-license-terms', '--install-extension', extension];
  const child = spawn(host.node, parameters, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`the extension could not be installed: ${String(code)}`);
}

async function serve(
  { host, folder, port, runsSuites, asksForTrust }: WorkbenchOptions,
  data: string,
  places: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Workbench> {
  const parameters = [
    ...[host.serverMain, '--host', '127.0.0.1', '--port', String(port ?? 0), '--without-connection-token'],
    ...['--accept-server-license-terms', '--telemetry-level', 'off', ...places, '--user-data-dir', join(data, 'user')],
    ...(asksForTrust === true ? [] : ['--disable-workspace-trust']),
    ...(runsSuites === true ? ['--enable-smoke-test-driver'] : []),
  ];
  // A process group of its own, so that extension hosts and terminals end with it.
  const child = spawn(host.node, parameters, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const failedHosts: string[] = [];
  const origin = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      const text = chunk.toString();
      lines.push(text);
      const address = /Web UI available at http:\/\/[^:\s]+:(\d+)/.exec(text)?.[1];
      if (address !== undefined) resolve(`http://127.0.0.1:${address}`);
      for (const [line, code] of text.matchAll(/Extension Host Process exited with code: (\S+), signal: \w+/g)) {
        if (code !== '0') failedHosts.push(line);
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`VS Code ended with ${String(code)}\n${lines.join('')}`)));
  });
  return {
    url: `${origin}/?folder=${encodeURIComponent(folder)}`,
    origin,
    log: { lines, failedHosts },
    data,
    async stop() {
      await endGroup(child);
      await rm(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

async function endGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  signalGroup(child.pid, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child.pid ?? 0, 'SIGKILL'), 5000);
  await ended;
  clearTimeout(timer);
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    if (pid > 0) process.kill(-pid, signal);
  } catch {
    // It has gone already.
  }
}
