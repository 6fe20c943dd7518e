import { hiddenInput } from './hiddenInput.ts';
import type { CommandIo } from './io.ts';

/** The real process as a command sees it. */
export function processIo(): CommandIo {
  // Whoever reads may have gone (`unhardcode scan | head`): the work goes on, and its exit code tells the truth.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  const signal = endSignal();
  return {
    env: process.env,
    workingDirectory: workingDirectory(),
    out: (text) => new Promise((resolve) => process.stdout.write(text, () => resolve())),
    err: (text) => void process.stderr.write(text),
    stdoutIsTerminal: isTerminal(process.stdout),
    stderrIsTerminal: isTerminal(process.stderr),
    stdinIsTerminal: isTerminal(process.stdin),
    ...(isTerminal(process.stdin) && isTerminal(process.stderr) ? { askHidden: asking(signal) } : {}),
    signal,
  };
}

const asking =
  (signal: AbortSignal) =>
  (question: string): Promise<string | undefined> =>
    hiddenInput(
      question,
      {
        input: process.stdin,
        write: (text) => void process.stderr.write(text),
        interrupt: () => process.kill(process.pid, 'SIGINT'),
      },
      signal,
    );

/** What a shell or `npx` sends once more on its own must not cut short an end that has begun. */
const patience = 5000;

function endSignal(): AbortSignal {
  const controller = new AbortController();
  let asked: number | undefined;
  const end = () => {
    if (asked !== undefined && performance.now() - asked > patience) process.exit(2);
    asked ??= performance.now();
    controller.abort();
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, end);
  return controller.signal;
}

/** A folder that was removed under the shell has no path; then only absolute paths mean something. */
function workingDirectory(): string {
  try {
    return process.cwd();
  } catch {
    return process.env['PWD'] ?? '/';
  }
}

/** `isTTY` is absent, not false, where there is no terminal. */
const isTerminal = (stream: { readonly isTTY?: boolean }): boolean => stream.isTTY ?? false;
