import type { Span } from '../../core/span.ts';
import type { ConnectionPart, PartEncoding, PartRole } from './connectionString.ts';
import { hasHole } from './holes.ts';
import { decodePercent } from './percent.ts';

/** A text beside its masked form, so that parsers look at the one and take values from the other. */
export interface MaskedText {
  readonly text: string;
  readonly masked: string;
}

/** The part at `span`, or nothing when it is empty or its value is not in the text. */
export function partAt(
  source: MaskedText,
  role: PartRole,
  span: Span,
  encoding: PartEncoding,
  decode: (raw: string) => string = encoding === 'percent' ? decodePercent : (raw) => raw,
): ConnectionPart | undefined {
  if (span.end <= span.start || hasHole(source.masked.slice(span.start, span.end))) return undefined;
  return { role, span, value: decode(source.text.slice(span.start, span.end)), encoding };
}

/** Known parts in the order of the text, the first of each role only. */
export function inOrder(parts: readonly (ConnectionPart | undefined)[]): readonly ConnectionPart[] {
  const known = parts.filter((part) => part !== undefined).sort((a, b) => a.span.start - b.span.start);
  return known.filter((part, index) => known.findIndex(({ role }) => role === part.role) === index);
}
