import type { Span } from '../../../core/span.ts';
import { characterReference } from './characterReferences.ts';

/** A stretch of source that cannot be split, and the text it stands for: a character, an escape, a line continuation. */
export interface Unit {
  readonly kind: 'text';
  readonly text: string;
  readonly span: Span;
}

/** How the characters between the quotes are to be understood. */
export type LiteralForm = 'quoted' | 'template' | 'jsx-attribute';

const lineEnd = /\r\n|[\n\r\u2028\u2029]/uy;
// ECMA-262, 12.9.4 (string literals) and B.1.2 (legacy octal escapes).
const escape =
  /\\(?:(?<continuation>\r\n|[\n\r\u2028\u2029])|u\{(?<codePoint>[0-9a-f]{1,8})\}|u(?<unit>[0-9a-f]{4})|x(?<byte>[0-9a-f]{2})|(?<octal>[0-3][0-7]{0,2}|[4-7][0-7]?)|(?<other>[^ux0-7]))/isy;
const simpleEscapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** The units between the quotes of a literal, or undefined when an escape is not understood. */
export function decode(text: string, content: Span, form: LiteralForm): readonly Unit[] | undefined {
  const units: Unit[] = [];
  for (let position = content.start; position < content.end;) {
    const unit = unitAt(text, position, form);
    if (unit === undefined || unit.span.end > content.end) return undefined;
    units.push(unit);
    position = unit.span.end;
  }
  return units;
}

function unitAt(text: string, start: number, form: LiteralForm): Unit | undefined {
  const character = text.charAt(start);
  if (form === 'jsx-attribute') return attributeUnitAt(text, start);
  if (character === '\\') return escapeAt(text, start, form);
  if (form === 'template') {
    // A line end in a template is a line feed, whatever it is in the file (ECMA-262, 12.9.6).
    const end = matchAt(lineEnd, text, start);
    if (end?.[0].startsWith('\r') === true) return unitOf('\n', start, end[0].length);
  }
  return unitOf(character, start, 1);
}

function escapeAt(text: string, start: number, form: LiteralForm): Unit | undefined {
  const match = matchAt(escape, text, start);
  const groups = match?.groups;
  if (match === undefined || groups === undefined) return undefined;
  const decoded = meaningOf(groups, form);
  // `\0` is no octal escape; any other before a digit is none in a template.
  if (form === 'template' && match[0] === '\\0' && /\d/u.test(text.charAt(start + 2))) return undefined;
  return decoded === undefined ? undefined : unitOf(decoded, start, match[0].length);
}

function meaningOf(groups: Readonly<Record<string, string | undefined>>, form: LiteralForm): string | undefined {
  const { continuation, codePoint, unit, byte, octal, other } = groups;
  if (continuation !== undefined) return '';
  if (octal !== undefined) {
    return form === 'template' && octal !== '0' ? undefined : String.fromCharCode(parseInt(octal, 8));
  }
  if (codePoint !== undefined) {
    const value = parseInt(codePoint, 16);
    return value > 0x10ffff ? undefined : String.fromCodePoint(value);
  }
  const hexadecimal = unit ?? byte;
  if (hexadecimal !== undefined) return String.fromCharCode(parseInt(hexadecimal, 16));
  if (form === 'template' && (other === '8' || other === '9')) return undefined;
  return other === undefined ? undefined : (simpleEscapes[other] ?? other);
}

/** In JSX attributes a backslash is a backslash, and character references stand for characters. */
function attributeUnitAt(text: string, start: number): Unit | undefined {
  const character = text.charAt(start);
  if (character !== '&') return unitOf(character, start, 1);
  const reference = characterReference(text, start);
  switch (reference.kind) {
    case 'none':
      return unitOf(character, start, 1);
    case 'unknown':
      return undefined;
    case 'character':
      return unitOf(reference.text, start, reference.length);
  }
}

const unitOf = (text: string, start: number, length: number): Unit => ({
  kind: 'text',
  text,
  span: { start, end: start + length },
});

function matchAt(pattern: RegExp, text: string, start: number): RegExpExecArray | undefined {
  pattern.lastIndex = start;
  return pattern.exec(text) ?? undefined;
}
