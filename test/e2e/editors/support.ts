import { spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openAwsStore } from '../../../server/src/secrets/aws/index.ts';
import { mainFile } from '../../support/cli.ts';
import { startTestSandbox } from '../../support/sandbox.ts';

/** What a script in an editor reports in one line of JSON. */
export interface EditorReport {
  readonly problem?: string | null;
  readonly version?: string;
  readonly diagnostics?: readonly { readonly message: string; readonly text: string }[];
  readonly titles?: readonly string[];
  readonly messages?: readonly string[];
}

export interface EditorRun {
  readonly status: number | null;
  readonly report: EditorReport;
  /** The file as the editor saved it. */
  readonly saved: string;
  /** Everything that the sandbox holds, by name. */
  readonly stored: ReadonlyMap<string, string>;
  /** Everything the editor wrote, for a failure's message. */
  readonly output: string;
}

export const scriptFile = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Whether the command can be run, after Debian's package was installed when it could not. Says so when it cannot. */
export function editorIsThere(command: string, packages: readonly string[]): boolean {
  const runs = (): boolean => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
  if (runs()) return true;
  process.stderr.write(`Installing ${packages.join(', ')} …\n`);
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const [program = '', ...rest] = [...asRoot, 'apt-get', 'install', '-y', '--no-install-recommends', ...packages];
  const installed = spawnSync(program, rest, {
    stdio: 'ignore',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (installed.status === 0 && runs()) return true;
  process.stderr.write(`${command} is not here and could not be installed: apt-get install ${packages.join(' ')}\n`);
  return false;
}

/**
 * Runs an editor on a file of a small project, with a home of its own and a sandbox to store in. `args` start the
 * editor with its script, which finds what to do in `CHECK_…` of its environment.
 */
export async function runEditor(command: string, args: readonly string[], files: Files): Promise<EditorRun> {
  const sandbox = await startTestSandbox();
  const folder = await mkdtemp(join(tmpdir(), 'unhardcode-editor-'));
  try {
    for (const [path, text] of Object.entries(files.all)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const file = join(folder, files.opened);
    const environment = {
      AWS_CONFIG_FILE: '/nowhere',
      AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
      ...sandbox.environment,
    };
    const { status, output } = await run(command, args, folder, {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      LANG: 'C.UTF-8',
      CHECK_FILE: file,
      CHECK_NODE: process.execPath,
      CHECK_SERVER: mainFile,
      ...environment,
    });
    const line = /REPORT (.*)$/m.exec(output)?.[1];
    const report = (line === undefined ? { problem: 'no report' } : JSON.parse(line)) as EditorReport;
    return { status, report, saved: await readFile(file, 'utf8'), stored: await everythingIn(environment), output };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await sandbox.close();
  }
}

/** A project by path, and which of its files the editor opens. */
export interface Files {
  readonly all: Readonly<Record<string, string>>;
  readonly opened: string;
}

const patienceMilliseconds = 60_000;

function run(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly status: number | null; readonly output: string }> {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMilliseconds);
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      clearTimeout(timer);
      resolve({ status, output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}

async function everythingIn(env: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, string>> {
  const store = await openAwsStore({ env });
  const { items } = await store.list({});
  const texts = await Promise.all(
    items.map(async ({ name }) => {
      const { value } = await store.read(name);
      return [name, value.kind === 'text' ? value.text.reveal() : ''] as const;
    }),
  );
  return new Map(texts);
}
