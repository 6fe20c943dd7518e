import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runMigrate } from '../../server/src/cli/commands/migrate.ts';
import type { MigrateCommandOptions } from '../../server/src/cli/commands/migrate.ts';
import type { CommandIo, ExitCode } from '../../server/src/cli/io.ts';
import { CommandError } from '../../server/src/cli/io.ts';
import type { MigrationReport } from '../../server/src/cli/migrate/report.ts';
import { testParser } from '../rewriting/support/grammars.ts';

/** None of the developer's own settings. */
export const cleanEnvironment = (home: string): Readonly<Record<string, string>> => {
  mkdirSync(home, { recursive: true });
  return { HOME: home, AWS_CONFIG_FILE: '/nowhere', AWS_SHARED_CREDENTIALS_FILE: '/nowhere' };
};

export interface MigrateResult {
  readonly exitCode: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
  /** Of `--format json`. */
  readonly report: MigrationReport;
}

export interface RunOptions {
  readonly signal?: AbortSignal;
  /** Told of every text for people as it is written, which is between the steps of the work. */
  readonly onStderr?: (text: string) => void;
}

/** Runs `unhardcode migrate` in this process, in `folder`, as the command line would. */
export async function migrate(
  folder: string,
  env: CommandIo['env'],
  options: Partial<MigrateCommandOptions> = {},
  { signal = new AbortController().signal, onStderr = () => undefined }: RunOptions = {},
): Promise<MigrateResult> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const io: CommandIo = {
    env,
    workingDirectory: folder,
    out: (text) => {
      stdout.push(text);
      return Promise.resolve();
    },
    err: (text) => {
      stderr.push(text);
      onStderr(text);
    },
    stdoutIsTerminal: false,
    stderrIsTerminal: false,
    stdinIsTerminal: false,
    signal,
  };
  const exitCode = await runMigrate({ ...defaults, ...options }, io, testParser).catch((error: unknown): ExitCode => {
    if (!(error instanceof CommandError)) throw error;
    stderr.push(`unhardcode: ${error.message}\n`);
    return 2;
  });
  const text = stdout.join('');
  const report = text.startsWith('{') ? (JSON.parse(text) as MigrationReport) : emptyReport;
  return { exitCode, stdout: text, stderr: stderr.join(''), report };
}

const defaults: MigrateCommandOptions = {
  paths: ['.'],
  apply: false,
  yes: false,
  discard: false,
  style: 'auto',
  level: 'likely',
  only: [],
  format: 'json',
  sandbox: false,
  color: 'never',
};

const emptyReport: MigrationReport = {
  version: 1,
  secrets: [],
  rewritten: [],
  refused: [],
  dependencies: [],
  failed: [],
};

/** Every file below a folder with its bytes, by path. */
export const filesIn = (folder: string): Readonly<Record<string, Buffer>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [relative(folder, file), readFileSync(file)]),
  );
