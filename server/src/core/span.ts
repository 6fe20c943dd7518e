/** Half-open range of UTF-16 offsets: `start` is inside, `end` is not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Text that takes the place of a span. An empty span inserts. */
export interface SpanEdit {
  readonly span: Span;
  readonly newText: string;
}

/** Whether `inner` lies within `outer`, borders included. */
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Whether the two spans share at least one character. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

export const textAt = (text: string, span: Span): string => text.slice(span.start, span.end);

/**
 * Applies edits that do not overlap, in any order. Insertions at one offset keep the order they were given in.
 * @throws RangeError when two edits overlap, which is a bug of the caller.
 */
export function applyEdits(text: string, edits: readonly SpanEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const pieces: string[] = [];
  let position = 0;
  for (const { span, newText } of ordered) {
    if (span.start < position) throw new RangeError('edits overlap');
    pieces.push(text.slice(position, span.start), newText);
    position = span.end;
  }
  return pieces.join('') + text.slice(position);
}
