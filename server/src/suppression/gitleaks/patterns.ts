import { goPattern } from '../goPattern/goPattern.ts';
import type { GoPattern } from '../goPattern/goPattern.ts';
import type { Problems } from '../problem.ts';
import type { Table } from './table.ts';

type Translated = Extract<GoPattern, { kind: 'translated' }>;

/** The pattern below a key: undefined when there is none, a problem when it is none. */
export function patternIn(table: Table, key: string, note: Problems['note']): Translated | 'absent' | 'refused' {
  const source = table.text(key);
  if (source === undefined || source === '') return 'absent';
  return translated(source, `${table.name}: “${key}”`, note) ?? 'refused';
}

/** Those of a list that are patterns. */
export const patternsIn = (table: Table, key: string, note: Problems['note']): readonly RegExp[] =>
  table.texts(key).flatMap((source, index) => {
    const pattern = translated(source, `${table.name}: “${key}”, number ${index + 1}`, note)?.pattern;
    return pattern === undefined ? [] : [pattern];
  });

function translated(source: string, where: string, note: Problems['note']): Translated | undefined {
  const found = goPattern(source);
  if (found.kind === 'translated') return found;
  note(`${where}, is no pattern of Go’s (RE2): ${found.reason}, at character ${found.position}.`);
  return undefined;
}
