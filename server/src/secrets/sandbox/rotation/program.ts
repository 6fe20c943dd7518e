import { spawn } from 'node:child_process';

/** What a rotation function is told (user guide, "Lambda rotation functions"). */
export interface RotationEvent {
  readonly Step: RotationStep;
  /** The secret's ARN. */
  readonly SecretId: string;
  readonly ClientRequestToken: string;
}

export const rotationSteps = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'] as const;
export type RotationStep = (typeof rotationSteps)[number];

export interface ProgramRun {
  /** A script of Node's (`.js`, `.mjs`, `.cjs`), or anything that can be executed. */
  readonly file: string;
  readonly event: RotationEvent;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

/**
 * Runs one step: the event is the program's standard input, as JSON. What it prints is thrown away, for it may print
 * a value. Resolves to nothing when it ends with 0, else to what went wrong.
 */
export function runProgram({ file, event, environment, timeout, signal }: ProgramRun): Promise<string | undefined> {
  const tooLate = AbortSignal.timeout(timeout);
  const [command, args] = /\.[cm]?js$/.test(file) ? [process.execPath, [file]] : [file, []];
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['pipe', 'ignore', 'ignore'],
      env: { ...environment },
      signal: AbortSignal.any([signal, tooLate]),
      killSignal: 'SIGKILL',
      windowsHide: true,
    });
    child.once('error', (error) => {
      if (tooLate.aborted) resolve(`the program did not end within ${timeout / 1000} s`);
      else if (signal.aborted) resolve('the sandbox was stopped');
      else resolve(`the program could not be started (${'code' in error ? String(error.code) : error.name})`);
    });
    child.once('exit', (code, killed) => {
      if (code === 0) resolve(undefined);
      else if (!tooLate.aborted) resolve(`the program ended with ${killed ?? `exit code ${code ?? 'unknown'}`}`);
    });
    // A program that does not read its input has closed it before it was written.
    child.stdin.on('error', () => undefined);
    child.stdin.end(JSON.stringify(event));
  });
}
