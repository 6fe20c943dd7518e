import type { Span } from '../../core/span.ts';
import type { DetectionDocument } from '../document.ts';

/** Where a name that means a credential stands. */
export interface NameSite {
  readonly text: string;
  readonly span: Span;
  /** What the name stands in. */
  readonly inside:
    | { readonly kind: 'code' }
    /** The name is the whole content of the literal. */
    | { readonly kind: 'key'; readonly literal: Span }
    | { readonly kind: 'literal'; readonly content: Span }
    | { readonly kind: 'comment'; readonly content: Span };
}

const longestName = 120;

/** Where the name around `at` stands. Nothing when there is too much of it to be a name. */
export function nameAt(text: string, at: number): Span | undefined {
  let start = at;
  while (start > 0 && at - start <= longestName && isNamePart(text.charCodeAt(start - 1))) start -= 1;
  let end = at;
  while (end < text.length && end - at <= longestName && isNamePart(text.charCodeAt(end))) end += 1;
  if (end - start > longestName) return undefined;
  while (start < end && !isNameEdge(text.charCodeAt(start))) start += 1;
  while (end > start && !isNameEdge(text.charCodeAt(end - 1))) end -= 1;
  if (start === end) return undefined;
  return { start, end };
}

export function surroundings(document: DetectionDocument, span: Span): NameSite['inside'] {
  const { text, notation, map } = document;
  if (notation === 'code' || notation === 'shell') {
    const state = map.stateAt(span.start);
    if (state.kind === 'comment') return { kind: 'comment', content: state };
    if (state.kind === 'literal') {
      const { content, span: literal } = state.literal;
      const isWhole =
        span.start - content.start < 40 &&
        /^[\s-]*$/.test(text.slice(content.start, span.start)) &&
        text.slice(span.end, content.end).trim() === '';
      return isWhole ? { kind: 'key', literal } : { kind: 'literal', content };
    }
    return { kind: 'code' };
  }
  const quote = text[span.start - 1];
  if ((quote === '"' || quote === "'" || quote === '`') && text[span.end] === quote) {
    return { kind: 'key', literal: { start: span.start - 1, end: span.end + 1 } };
  }
  return { kind: 'code' };
}

function isNamePart(code: number): boolean {
  return isNameEdge(code) || code === 0x2d || code === 0x2e;
}

/** Letters, digits, `_`, `$`, and letters beyond ASCII. */
function isNameEdge(code: number): boolean {
  if (code >= 0x80) return isLetterBeyondAscii(code);
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f ||
    code === 0x24
  );
}

const isLetterBeyondAscii = (code: number): boolean => /[\p{L}\p{M}]/u.test(String.fromCharCode(code));
