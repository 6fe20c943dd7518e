import { alternationOf } from './grammar.ts';
import { createReader, PatternError } from './reader.ts';

export type GoPattern =
  | { readonly kind: 'translated'; readonly pattern: RegExp; readonly groups: number }
  /** `position` counts characters of the pattern from 1. */
  | { readonly kind: 'refused'; readonly position: number; readonly reason: string };

/**
 * A pattern in Go's syntax (RE2, https://pkg.go.dev/regexp/syntax) as a JavaScript one with the flags `dgu`, which
 * matches the same texts with the same groups. Total: what Go does not take, and what JavaScript cannot do, is refused
 * with its position. Unlike Go's, the pattern may take long on a text that was made for it: run it within a time limit.
 */
export function goPattern(source: string): GoPattern {
  const reader = createReader(source);
  try {
    const { written } = alternationOf(reader, { fold: false, multiline: false, dotAll: false, ungreedy: false });
    if (!reader.isAtEnd()) throw new PatternError('a closing parenthesis without an opening one', reader.position());
    return { kind: 'translated', pattern: new RegExp(written, 'dgu'), groups: reader.groups() };
  } catch (error) {
    if (error instanceof PatternError) return { kind: 'refused', position: error.position + 1, reason: error.message };
    return { kind: 'refused', position: 1, reason: 'it is too large' };
  }
}
