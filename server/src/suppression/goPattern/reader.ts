/** Where in a pattern something is wrong. Caught by `goPattern`, never by others. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
  readonly position: number;

  constructor(reason: string, position: number) {
    super(reason);
    this.position = position;
  }
}

/** Walks over the characters of a pattern. */
export interface Reader {
  /** The character here, or nothing at the end. */
  peek(): string | undefined;
  /** Whether the pattern goes on with these characters. */
  sees(text: string): boolean;
  /** Takes these characters if the pattern goes on with them. */
  take(text: string): boolean;
  /** Takes what a sticky pattern matches here. */
  match(pattern: RegExp): RegExpExecArray | undefined;
  /** Takes one character. */
  next(): string;
  isAtEnd(): boolean;
  position(): number;
  /** Counts a capturing group. False when another has its name. */
  openGroup(name: string | undefined): boolean;
  groups(): number;
  /** @throws PatternError */
  fail(reason: string, position?: number): never;
}

export function createReader(source: string): Reader {
  let at = 0;
  let opened = 0;
  const names = new Set<string>();
  const peek = (): string | undefined => {
    const point = source.codePointAt(at);
    return point === undefined ? undefined : String.fromCodePoint(point);
  };
  return {
    peek,
    sees: (text) => source.startsWith(text, at),
    take(text) {
      if (!source.startsWith(text, at)) return false;
      at += text.length;
      return true;
    },
    match(pattern) {
      pattern.lastIndex = at;
      const found = pattern.exec(source) ?? undefined;
      if (found !== undefined) at += found[0].length;
      return found;
    },
    next() {
      const character = peek();
      if (character === undefined) throw new PatternError('it ends too early', at);
      at += character.length;
      return character;
    },
    isAtEnd: () => at >= source.length,
    position: () => at,
    openGroup(name) {
      opened += 1;
      return name === undefined || names.size < names.add(name).size;
    },
    groups: () => opened,
    fail(reason, position = at) {
      throw new PatternError(reason, position);
    },
  };
}
