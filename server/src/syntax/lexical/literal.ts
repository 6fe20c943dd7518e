import type { Span } from '../../core/span.ts';
import type { LexicalProfile, QuoteStyle } from './profile.ts';

/** A string literal in a text. */
export interface Literal {
  /** With prefix and quotes. */
  readonly span: Span;
  /** Without them. */
  readonly content: Span;
  readonly style: QuoteStyle;
  /** Escapes mean nothing in it. */
  readonly raw: boolean;
  /** Holds an embedded expression. */
  readonly interpolated: boolean;
}

/** No literal that credentials stand in is longer; what is, is cut off there and read as code again. */
const longestLiteral = 1 << 18;

/** The literal whose opening quote (not its prefix) is at `at`, if one opens and closes there. */
export function literalAt(text: string, at: number, profile: LexicalProfile): Literal | undefined {
  const first = text.charCodeAt(at);
  for (const style of profile.quotes) {
    if (style.open.charCodeAt(0) === first && text.startsWith(style.open, at)) {
      const literal = closeLiteral(text, at, style, profile);
      if (literal !== undefined) return literal;
    }
  }
  return undefined;
}

function closeLiteral(text: string, at: number, style: QuoteStyle, profile: LexicalProfile): Literal | undefined {
  const prefix = prefixBefore(text, at, profile);
  const raw = style.escape === 'none' || /r/i.test(prefix);
  const contentStart = at + style.open.length;
  const limit = Math.min(text.length, at + longestLiteral);
  const end = closingQuote(text, contentStart, style, limit);
  noteReading(profile, end < 0 ? ~end : end);
  if (end < 0) return undefined;
  const content = { start: contentStart, end };
  return {
    span: { start: at - prefix.length, end: end + style.close.length },
    content,
    style,
    raw,
    interpolated: isInterpolated(text, content, style, prefix),
  };
}

/** Letters directly before a quote that belong to the literal, as in `rb"…"`. */
function prefixBefore(text: string, at: number, profile: LexicalProfile): string {
  if (profile.prefixes === undefined) return '';
  let start = at;
  while (start > 0 && at - start < 3 && isWordCode(text.charCodeAt(start - 1))) start -= 1;
  const prefix = text.slice(start, at);
  return profile.prefixes.test(prefix) ? prefix : '';
}

const isWordCode = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code === 0x5f;

/** The closing quote, or the complement (`~`) of where the text was read to in vain. */
function closingQuote(text: string, from: number, style: QuoteStyle, limit: number): number {
  let position = from;
  for (;;) {
    position = nextOf(text, position, limit, style);
    if (position >= limit) return ~position;
    if (text.startsWith(style.close, position)) {
      if (style.escape !== 'double' || !text.startsWith(style.close, position + 1)) return position;
      position += 2;
    } else if (isLineBreak(text.charCodeAt(position))) {
      if (!style.multiline) return ~position;
      position += 1;
    } else position += lengthOfSign(text, position, style, limit);
  }
}

const isLineBreak = (code: number): boolean => code === 0x0a || code === 0x0d;

/** How much of the text an escape or an embedded expression takes; 1 when there is none at `position`. */
function lengthOfSign(text: string, position: number, style: QuoteStyle, limit: number): number {
  const sign = text[position];
  if (sign === '\\' && style.escape === 'backslash') return text.startsWith('\r\n', position + 1) ? 3 : 2;
  if (sign === '`' && style.escape === 'backtick') return 2;
  if (style.interpolation === '${' && text.startsWith('${', position))
    return endOfEmbedded(text, position + 2, limit) - position;
  return 1;
}

/** The next position that may mean something inside a literal. */
function nextOf(text: string, from: number, limit: number, style: QuoteStyle): number {
  const first = style.close.charCodeAt(0);
  for (let position = from; position < limit; position++) {
    const code = text.charCodeAt(position);
    if (code === first || code === 0x5c || code === 0x0a || code === 0x0d || code === 0x60 || code === 0x24)
      return position;
  }
  return limit;
}

/** Skips `${ … }` of a template literal, braces counted, no further than a line's worth. */
function endOfEmbedded(text: string, from: number, limit: number): number {
  let depth = 1;
  const end = Math.min(limit, from + 2000);
  for (let position = from; position < end; position++) {
    const code = text.charCodeAt(position);
    if (code === 0x7b) depth += 1;
    else if (code === 0x7d && --depth === 0) return position + 1;
  }
  return from;
}

function isInterpolated(text: string, content: Span, style: QuoteStyle, prefix: string): boolean {
  const sign = /f/i.test(prefix) ? '{' : style.interpolation;
  if (sign === undefined) return false;
  // In the content alone: a search in the text would read on to its end whenever there is no sign.
  const inside = text.slice(content.start, content.end);
  for (let index = inside.indexOf(sign); index >= 0; index = inside.indexOf(sign, index + 1)) {
    const at = content.start + index;
    if (text[at - 1] === '\\') continue;
    if (sign === '{') {
      if (text[at + 1] !== '{' && text[at - 1] !== '{') return true;
    } else if (sign !== '$' || /[A-Za-z_{(]/.test(text[at + 1] ?? '')) return true;
  }
  return false;
}

/** End of the comment that starts at `at`, or `at` when none does. */
export function endOfComment(text: string, at: number, profile: LexicalProfile): number {
  for (const [open, close] of profile.blockComments) {
    if (text.startsWith(open, at)) {
      const found = text.indexOf(close, at + open.length);
      const end = found < 0 ? text.length : found + close.length;
      noteReading(profile, end);
      return end;
    }
  }
  for (const sign of profile.lineComments) {
    if (text.startsWith(sign, at) && (profile.looseComments !== true || isLineOrBlank(text, at - 1))) {
      const end = endOfLine(text, at);
      noteReading(profile, end);
      return end;
    }
  }
  return at;
}

/** Only what has no bound is noted: strings and comments. */
function noteReading({ reading }: LexicalProfile, end: number): void {
  if (reading !== undefined && reading.furthest < end) reading.furthest = end;
}

const isLineOrBlank = (text: string, at: number): boolean => at < 0 || /\s/.test(text[at] ?? '');

export function endOfLine(text: string, at: number, atMost = Infinity): number {
  const most = Math.min(text.length, at + atMost);
  for (let position = at; position < most; position++) {
    const code = text.charCodeAt(position);
    if (code === 0x0a || code === 0x0d) return position;
  }
  return most;
}

export function startOfLine(text: string, at: number, atMost = Infinity): number {
  const least = Math.max(0, at - atMost);
  for (let position = at; position > least; position--) {
    const code = text.charCodeAt(position - 1);
    if (code === 0x0a || code === 0x0d) return position;
  }
  return least;
}
