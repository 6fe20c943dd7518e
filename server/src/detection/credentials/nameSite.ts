import type { Span } from '../../core/span.ts';
import type { DetectionDocument } from '../document.ts';

/** Where a name that means a credential stands. */
export interface NameSite {
  readonly text: string;
  readonly span: Span;
  /** What the name stands in. */
  readonly inside:
    | { readonly kind: 'code' }
    /** The name is the whole content of the literal, or the last part of `"Jwt:Secret"`. */
    | { readonly kind: 'key'; readonly literal: Span }
    | { readonly kind: 'literal'; readonly content: Span }
    | { readonly kind: 'comment'; readonly content: Span };
}

const longestName = 120;

/** `password.equals(`: the name ends before it. */
const comparison = /(?<tail>\.(?:equals|equalsIgnoreCase|compareTo|contentEquals|isEqualTo\w*|eql))\($/i;

/**
 * Where the name stands that the keyword at `at` belongs to; the keyword may begin with the sign in front of the name.
 * Nothing when there is too much of it to be a name.
 */
export function nameAt(text: string, at: number): Span | undefined {
  const from = isNameEdge(text.charCodeAt(at)) ? at : at + 1;
  let start = from;
  while (start > 0 && from - start <= longestName && isNamePart(text.charCodeAt(start - 1))) start -= 1;
  let end = from;
  while (end < text.length && end - from <= longestName && isNamePart(text.charCodeAt(end))) end += 1;
  return end - start > longestName ? undefined : withinEdges(text, start, end);
}

/** Without hyphens and dots at its ends, and without the method that compares it. */
function withinEdges(text: string, from: number, to: number): Span | undefined {
  let [start, end] = [from, to];
  while (start < end && !isNameEdge(text.charCodeAt(start))) start += 1;
  while (end > start && !isNameEdge(text.charCodeAt(end - 1))) end -= 1;
  if (start === end) return undefined;
  const comparing = text[end] === '(' ? comparison.exec(text.slice(Math.max(start, end - 20), end + 1)) : null;
  return { start, end: end - (comparing?.groups?.['tail']?.length ?? 0) };
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
        /^(?:[\s-]*|(?:[A-Za-z]\w{0,40}:){1,4})$/.test(text.slice(content.start, span.start)) &&
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
