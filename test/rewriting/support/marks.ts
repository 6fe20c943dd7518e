import type { Span } from '../../../server/src/core/span.ts';

/** A marked secret part in the text without its marks. */
export interface Mark {
  readonly span: Span;
  /** The value is percent-encoded where it stands. */
  readonly percent: boolean;
}

/** Takes the marks out of a text. */
export function readMarks(marked: string): { readonly text: string; readonly marks: readonly Mark[] } {
  const marks: Mark[] = [];
  let text = '';
  let position = 0;
  for (const match of marked.matchAll(/⟦(%?)([^⟧]*)⟧/gu)) {
    text += marked.slice(position, match.index);
    const value = match[2] ?? '';
    marks.push({ span: { start: text.length, end: text.length + value.length }, percent: match[1] === '%' });
    text += value;
    position = match.index + match[0].length;
  }
  return { text: text + marked.slice(position), marks };
}
