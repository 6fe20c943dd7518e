import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { SandboxError, startSandbox } from '../../secrets/sandbox/index.ts';
import type { RunningSandbox } from '../../secrets/sandbox/index.ts';
import { openKeyFile } from '../../secrets/sandbox/storage/keyFile.ts';
import { CommandError } from '../io.ts';
import type { CommandIo, ExitCode } from '../io.ts';

export interface SandboxCommandOptions {
  /** 0: any free one. */
  readonly port: number;
  /** Default: the user's data folder. */
  readonly data?: string;
  readonly region: string;
  readonly printEnv: boolean;
  /** `FILE`, or `ARN=FILE` for one Lambda function. */
  readonly rotationProgram?: readonly string[];
}

/**
 * Serves until `io.signal` is aborted. It is ready when the lines of the environment are out.
 * @throws CommandError when it cannot start.
 */
export async function runSandbox(options: SandboxCommandOptions, io: CommandIo): Promise<ExitCode> {
  checkOptions(options);
  const dataFolder = options.data ? resolve(io.workingDirectory, options.data) : defaultDataFolder(io.env);
  const sandbox = await start(options, dataFolder, io);
  const stopped = new Promise<void>((done) => {
    if (io.signal.aborted) done();
    io.signal.addEventListener('abort', () => done(), { once: true });
  });
  try {
    if (options.printEnv) await io.out(environmentLines(sandbox));
    io.err(`Secrets Manager sandbox at ${sandbox.endpoint}, data in ${dataFolder}. Stop it with Ctrl+C.\n`);
    io.err(`boto3 and the AWS CLI take the region from AWS_DEFAULT_REGION: set it to ${options.region}, too.\n`);
    if (!options.printEnv) io.err('Run it with --print-env to see the environment that points AWS clients here.\n');
    await stopped;
  } finally {
    await sandbox.close();
  }
  return 0;
}

function checkOptions({ port, data, region }: SandboxCommandOptions): void {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new CommandError(`--port must be a number from 0 to 65535.`);
  }
  if (data === '') {
    throw new CommandError(`--data must name a folder.`);
  }
  if (!/^([a-z]+-)+\d+$/.test(region)) {
    throw new CommandError(`--region must be the name of a region, such as us-east-1.`);
  }
}

async function start(options: SandboxCommandOptions, dataFolder: string, io: CommandIo): Promise<RunningSandbox> {
  try {
    const key = await openKeyFile(dataFolder);
    const report = (message: string) => io.err(`${message}\n`);
    const { port, region } = options;
    const programs = rotationPrograms(options.rotationProgram ?? [], io.workingDirectory);
    const rotation = programs && { programFor: programs, environment: io.env };
    return await startSandbox({ port, dataFolder, region, key, report, ...(rotation ? { rotation } : {}) });
  } catch (error) {
    if (error instanceof SandboxError) throw new CommandError(error.message, { cause: error });
    throw error;
  }
}

/**
 * Which program stands in for a function, from `ARN=FILE` and `FILE` (any other function); nothing without programs.
 * @throws CommandError when a file is not there.
 */
function rotationPrograms(given: readonly string[], folder: string) {
  if (given.length === 0) return undefined;
  const programs = new Map(
    given.map((text): readonly [string, string] => {
      const [, functionArn = '', file = ''] = /^(arn:[^=]+=)?(.*)$/s.exec(text) ?? [];
      const path = resolve(folder, file);
      if (file === '' || !existsSync(path)) throw new CommandError(`--rotation-program: there is no file ${path}.`);
      return [functionArn.slice(0, -1), path];
    }),
  );
  return (functionArn: string) => programs.get(functionArn) ?? programs.get('');
}

const environmentLines = ({ environment }: RunningSandbox): string =>
  Object.entries(environment)
    .map(([name, value]) => `${name}=${String(value)}\n`)
    .join('');

/** Where each system keeps a user's data; `XDG_DATA_HOME` counts everywhere. */
export function defaultDataFolder(env: CommandIo['env'], platform: NodeJS.Platform = process.platform): string {
  const home = env.HOME || homedir();
  // "All paths set in these environment variables must be absolute" (XDG base directory specification).
  if (env.XDG_DATA_HOME && isAbsolute(env.XDG_DATA_HOME)) return join(env.XDG_DATA_HOME, 'unhardcode', 'sandbox');
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'unhardcode', 'sandbox');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'unhardcode', 'sandbox');
  return join(home, '.local', 'share', 'unhardcode', 'sandbox');
}
