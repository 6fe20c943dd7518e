/** Zero-based line and UTF-16 column, as the language server protocol counts by default. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Offsets at which lines start. Lines end with `\n`, `\r\n` or a lone `\r`, as the protocol says. */
export function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}

/** Position of a UTF-16 offset, by binary search over {@link lineStartsOf}. */
export function positionAt(lineStarts: readonly number[], offset: number): Position {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, character: offset - (lineStarts[low] ?? 0) };
}
