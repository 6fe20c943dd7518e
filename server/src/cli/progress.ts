import type { CommandIo } from './io.ts';

export interface ProgressLine {
  readonly show: (done: number, total: number) => void;
  readonly clear: () => void;
}

/** A line on stderr that is written over; nothing at all where stderr is no terminal. */
export function progressLine(io: Pick<CommandIo, 'err' | 'stderrIsTerminal'>, title: string): ProgressLine {
  if (!io.stderrIsTerminal) return { show: () => undefined, clear: () => undefined };
  let shown = '';
  return {
    show(done, total) {
      const text = `${title} … ${Math.floor((done / total) * 100)} %`;
      if (text === shown) return;
      shown = text;
      io.err(`\r${text}`);
    },
    clear() {
      if (shown !== '') io.err(`\r${' '.repeat(shown.length)}\r`);
    },
  };
}
