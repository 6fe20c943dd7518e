/** What a command may touch of the process it runs in. stdout is data, stderr is for people. */
export interface CommandIo {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path that relative paths are resolved against. */
  readonly workingDirectory: string;
  /** Writes to stdout and waits until it is taken, so that a pipe never loses the tail. */
  out(text: string): Promise<void>;
  err(text: string): void;
  readonly stdoutIsTerminal: boolean;
  readonly stderrIsTerminal: boolean;
  readonly stdinIsTerminal: boolean;
  /** Asks without showing what is typed. Absent where nobody can be asked; gives nothing when the user gives up. */
  readonly askHidden?: (question: string) => Promise<string | undefined>;
  /** Aborted by SIGINT and SIGTERM. */
  readonly signal: AbortSignal;
}

/** 0 done and nothing to report, 1 done with something to report, 2 could not do the work. */
export type ExitCode = 0 | 1 | 2;

/** The work could not be done: `message` goes to stderr as it is, the exit code is 2. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
