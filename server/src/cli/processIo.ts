import type { CommandIo } from './io.ts';

/** The real process as a command sees it. */
export function processIo(): CommandIo {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort());
  // Whoever reads has gone (`unhardcode scan | head`): there is nobody left to tell.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  });
  // What is said to people may go unheard; the work goes on.
  process.stderr.on('error', () => undefined);
  return {
    env: process.env,
    workingDirectory: process.cwd(),
    out: (text) => new Promise((resolve) => process.stdout.write(text, () => resolve())),
    err: (text) => void process.stderr.write(text),
    stdoutIsTerminal: process.stdout.isTTY === true,
    stderrIsTerminal: process.stderr.isTTY === true,
    stdinIsTerminal: process.stdin.isTTY === true,
    signal: controller.signal,
  };
}
