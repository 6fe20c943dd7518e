import type { Span } from '../../core/span.ts';

/** A key with its value, where they stand in a TOML text. */
export interface TomlEntry {
  /** As written, without spaces around it: `dependencies`, `"boto3"`, `a.b`. */
  readonly key: string;
  readonly value: Span;
  readonly start: number;
}

export interface TomlTable {
  /** As written, without spaces: `project`, `tool.poetry.dependencies`. Empty for the entries before any header. */
  readonly name: string;
  readonly entries: readonly TomlEntry[];
  /** After the line of the header. */
  readonly bodyStart: number;
}

/**
 * Strings (multi-line ones first), comments, brackets and line ends: what decides where a statement of TOML ends.
 * https://toml.io/en/v1.0.0
 */
const tokens = /"""[^]*?"""|'''[^]*?'''|"(?:\\.|[^"\\\r\n])*"|'[^'\r\n]*'|#[^\r\n]*|[[\]{}]|\r\n|\n|\r/g;

/** Where tables and entries stand in a text that is known to be valid TOML. */
export function outlineOf(text: string): readonly TomlTable[] {
  const tables: TomlTable[] = [];
  let name = '';
  let bodyStart = 0;
  let entries: TomlEntry[] = [];
  for (const { start, end, next } of statementsOf(text)) {
    const statement = text.slice(start, end);
    if (statement.startsWith('[')) {
      tables.push({ name, entries, bodyStart });
      name = statement.replace(/^\[+|\]+$/g, '').replace(/\s/g, '');
      bodyStart = next;
      entries = [];
      continue;
    }
    const sign = /^(?:"[^"]*"|'[^']*'|[^="'])*=\s*/.exec(statement)?.[0];
    if (sign === undefined) continue;
    entries.push({ key: sign.replace(/\s*=\s*$/, '').trim(), start, value: { start: start + sign.length, end } });
  }
  return [...tables, { name, entries, bodyStart }];
}

interface Statement extends Span {
  /** After the line end. */
  readonly next: number;
}

/** Statements without the comments behind them; a value in brackets goes on over line ends. */
function* statementsOf(text: string): Generator<Statement> {
  let depth = 0;
  let start = 0;
  let comment: number | undefined;
  for (const match of [...text.matchAll(tokens), { 0: '\n', index: text.length }]) {
    const token = match[0];
    if (/^[[{]$/.test(token)) depth += 1;
    else if (/^[\]}]$/.test(token)) depth -= 1;
    else if (token.startsWith('#') && depth === 0) comment = match.index;
    else if (/^[\r\n]/.test(token) && depth === 0) {
      const raw = text.slice(start, comment ?? match.index);
      const from = start + raw.length - raw.trimStart().length;
      const next = Math.min(text.length, match.index + token.length);
      if (raw.trim() !== '') yield { start: from, end: from + raw.trim().length, next };
      start = match.index + token.length;
      comment = undefined;
    }
  }
}

/** The strings of an array of strings, by where they stand; comments are left out. */
export function* arrayItems(text: string, array: Span): Generator<Span> {
  for (const match of text.slice(array.start, array.end).matchAll(tokens)) {
    if (/^["']/.test(match[0]))
      yield { start: array.start + match.index, end: array.start + match.index + match[0].length };
  }
}
