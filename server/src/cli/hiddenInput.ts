import type { ReadStream } from 'node:tty';

export interface Terminal {
  readonly input: Pick<ReadStream, 'setRawMode' | 'on' | 'off' | 'resume' | 'pause'>;
  /** Shows the question and a dot a character. */
  write(text: string): void;
  /** Ctrl+C: the terminal sends no signal while it hands over each key. */
  interrupt(): void;
}

/** Asks on a terminal without showing what is typed. Nothing when the user gives up, or the signal is aborted. */
export function hiddenInput(
  question: string,
  { input, write, interrupt }: Terminal,
  signal: AbortSignal,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    let typed = '';
    const finish = (answer: string | undefined): void => {
      input.off('data', read);
      signal.removeEventListener('abort', giveUp);
      input.setRawMode(false);
      input.pause();
      write('\n');
      resolve(answer);
    };
    const giveUp = (): void => finish(undefined);
    function read(chunk: Buffer): void {
      for (const key of chunk.toString('utf8')) {
        if (key === '\u0003') interrupt();
        if (endings.has(key)) {
          finish(key === '\r' || key === '\n' ? typed : undefined);
          return;
        }
        if (key === '\u007f' || key === '\b') {
          if (typed !== '') write('\b \b');
          typed = typed.slice(0, -1);
        } else if (key >= ' ') {
          typed += key;
          write('•');
        }
      }
    }
    // Before the question: whoever answers at once is not shown either.
    input.setRawMode(true);
    write(question);
    signal.addEventListener('abort', giveUp, { once: true });
    input.on('data', read);
    input.resume();
    if (signal.aborted) giveUp();
  });
}

/** Enter; Ctrl+C, Ctrl+D and Escape give up. */
const endings: ReadonlySet<string> = new Set(['\r', '\n', '\u0003', '\u0004', '\u001b']);
