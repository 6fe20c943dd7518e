import type { Problems } from '../problem.ts';
import type { Allowlist } from './allowlist.ts';
import { patternsIn } from './patterns.ts';
import type { Table } from './table.ts';

/** Undefined, and a problem, for one that says nothing or cannot be understood. */
export function allowlistOf(table: Table, note: Problems['note']): Allowlist | undefined {
  const condition = conditionOf(table.text('condition') ?? '');
  const regexTarget = targetOf(table.text('regexTarget') ?? '');
  if (condition === undefined) note(`${table.name}: “condition” must be “OR” or “AND”.`);
  if (regexTarget === undefined) note(`${table.name}: “regexTarget” must be “secret”, “match” or “line”.`);
  if (condition === undefined || regexTarget === undefined) return undefined;
  const given = (['commits', 'paths', 'regexes', 'stopwords'] as const).map((key) => table.texts(key).length);
  const allowlist = {
    condition,
    regexTarget,
    commits: table.texts('commits').map((commit) => commit.trim().toLowerCase()),
    paths: patternsIn(table, 'paths', note),
    regexes: patternsIn(table, 'regexes', note),
    stopwords: table.texts('stopwords').map((word) => word.toLowerCase()),
    targetRules: table.texts('targetRules'),
  };
  if (given.every((count) => count === 0)) {
    note(`${table.name}: give at least one of commits, paths, regexes and stopwords.`);
    return undefined;
  }
  // One of its patterns is missing: with “all” it would hide more than it should.
  const isWhole = allowlist.paths.length === given[1] && allowlist.regexes.length === given[2];
  return isWhole || condition === 'any' ? allowlist : undefined;
}

function conditionOf(text: string): Allowlist['condition'] | undefined {
  const upper = text.toUpperCase();
  if (upper === '' || upper === 'OR' || upper === '||') return 'any';
  return upper === 'AND' || upper === '&&' ? 'all' : undefined;
}

const targetOf = (text: string): Allowlist['regexTarget'] | undefined => {
  if (text === '' || text === 'secret') return 'secret';
  return text === 'match' || text === 'line' ? text : undefined;
};
