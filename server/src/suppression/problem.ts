/** What is wrong in a file that somebody wrote, for that person: where it is, and what to do. Quotes no other file. */
export interface Problem {
  /** As the reader named it. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly message: string;
  /** Nothing of the file could be used. */
  readonly isFatal?: true;
}

export const toText = ({ file, line, message }: Problem): string => `${file}:${line}: ${message}`;

/** Notes problems of one file. */
export interface Problems {
  note(message: string, line?: number): void;
  /** The same where nothing of the file can be used. */
  giveUp(message: string, line?: number): void;
  readonly all: readonly Problem[];
}

export function problemsOf(file: string): Problems {
  const all: Problem[] = [];
  return {
    all,
    note: (message, line = 1) => void all.push({ file, line, message }),
    giveUp: (message, line = 1) => void all.push({ file, line, message, isFatal: true }),
  };
}
