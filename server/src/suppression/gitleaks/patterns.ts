import { RE2JS, RE2JSSyntaxException } from 're2js';
import type { Problems } from '../problem.ts';
import type { Table } from './table.ts';

/** The pattern below a key: `absent` when there is none, `refused` and a problem when it is none. */
export function patternIn(table: Table, key: string, note: Problems['note']): RE2JS | 'absent' | 'refused' {
  const source = table.text(key);
  if (source === undefined || source === '') return 'absent';
  return compiled(source, `${table.name}: “${key}”`, note) ?? 'refused';
}

/** Those of a list that are patterns. */
export const patternsIn = (table: Table, key: string, note: Problems['note']): readonly RE2JS[] =>
  table.texts(key).flatMap((source, index) => {
    const pattern = compiled(source, `${table.name}: “${key}”, number ${index + 1}`, note);
    return pattern === undefined ? [] : [pattern];
  });

/**
 * Instructions of a compiled pattern. The engine takes time in proportion to them and to the text; the largest of
 * gitleaks' own rules has 2,000.
 */
const mostInstructions = 10_000;

/** A pattern in Go's syntax (https://pkg.go.dev/regexp/syntax), run by a port of the engine that Go's own descends from. */
function compiled(source: string, where: string, note: Problems['note']): RE2JS | undefined {
  try {
    const pattern = RE2JS.compile(source);
    if (pattern.programSize() <= mostInstructions) return pattern;
    note(`${where}, is too large: say it with smaller repetitions.`);
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    note(`${where}, is no pattern of Go’s (RE2): ${error.error}${placeIn(source, error)}.`);
  }
  return undefined;
}

/** Where in a pattern the mistake is. The mistake itself is not quoted: an allowlist may hold a value. */
function placeIn(source: string, { input }: RE2JSSyntaxException): string {
  const at = input === null ? -1 : source.indexOf(input);
  return at === -1 ? '' : `, at character ${at + 1}`;
}
