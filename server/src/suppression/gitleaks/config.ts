import type { RE2JS } from 're2js';
import { parse, TomlError } from 'smol-toml';
import { problemsOf } from '../problem.ts';
import type { Problem, Problems } from '../problem.ts';
import type { Allowlist } from './allowlist.ts';
import { patternIn } from './patterns.ts';
import { allowlistOf } from './readAllowlist.ts';
import { tableOf } from './table.ts';
import type { Table } from './table.ts';

/** A rule of `.gitleaks.toml`. Absent members are those that a rule of the same name in an extended file may give. */
export interface GitleaksRule {
  readonly id: string;
  /** 1-based line of the id. */
  readonly line: number;
  readonly description?: string;
  readonly regex?: RE2JS;
  readonly path?: RE2JS;
  /** 0: the first group that is not empty, else all of the match. */
  readonly secretGroup: number;
  /** Bits per character that a secret has more of; 0: any. */
  readonly entropy: number;
  /** Lower case; one of them has to be in the text. Empty: no matter what is in it. */
  readonly keywords: readonly string[];
  readonly allowlists: readonly Allowlist[];
  readonly required: readonly Required[];
  /** Only there to be required by another. */
  readonly skipReport: boolean;
}

/** Another rule that has to match near by. */
export interface Required {
  readonly id: string;
  readonly withinLines: number | undefined;
  readonly withinColumns: number | undefined;
}

/** What a `.gitleaks.toml` says, without what it extends. */
export interface GitleaksConfig {
  readonly rules: readonly GitleaksRule[];
  readonly allowlists: readonly Allowlist[];
  readonly extend: {
    /** Another file of this kind. */
    readonly path: string | undefined;
    readonly disabledRules: readonly string[];
  };
  readonly problems: readonly Problem[];
}

const nothing: Omit<GitleaksConfig, 'problems'> = {
  rules: [],
  allowlists: [],
  extend: { path: undefined, disabledRules: [] },
};

/** Reads the format of gitleaks 8. Total: what is wrong becomes a problem, and what is right is used. `file`: for messages. */
export function parseGitleaksConfig(text: string, file: string): GitleaksConfig {
  const problems = problemsOf(file);
  const note = located(problems.note, text);
  try {
    const root = tableOf(parse(text), 'the file', note);
    const rules = root.tables('rules').flatMap((table, index) => ruleOf(table, index, lineOf(text), note));
    return { rules, allowlists: globalAllowlists(root, note), extend: extendOf(root, note), problems: problems.all };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    // The library's own text quotes the file.
    problems.giveUp(`It is no TOML: character ${error.column} of this line is not understood.`, error.line);
    return { ...nothing, problems: problems.all };
  }
}

/** Messages about a rule, `rule x: …`, with the line of its id. */
const located =
  (note: Problems['note'], text: string): Problems['note'] =>
  (message) => {
    const id = /^rule (\S+?)[,:]/.exec(message)?.[1];
    note(message, id === undefined ? 1 : lineOf(text)(id));
  };

type LineOf = (id: string) => number;

const lineOf =
  (text: string): LineOf =>
  (id) =>
    text.split('\n').findIndex((one) => isIdLine(one, id)) + 1 || 1;

const isIdLine = (line: string, id: string): boolean => /^\s*['"]?id['"]?\s*=/i.test(line) && line.includes(id);

function ruleOf(table: Table, index: number, lineOfId: LineOf, note: Problems['note']): readonly GitleaksRule[] {
  const id = table.text('id')?.trim() ?? '';
  if (id === '') {
    note(`Rule number ${index + 1} has no “id”: give it one.`);
    return [];
  }
  const regex = patternIn(table, 'regex', note);
  const path = patternIn(table, 'path', note);
  if (regex === 'refused' || path === 'refused') return [];
  const groups = regex === 'absent' ? 0 : regex.groupCount();
  const secretGroup = table.number('secretGroup') ?? 0;
  if (regex !== 'absent' && secretGroup > groups) {
    note(`${table.name}: “secretGroup” is ${secretGroup}, but the pattern has ${groups} groups.`);
    return [];
  }
  const description = table.text('description');
  const lists = [...table.tables('allowlist'), ...table.tables('allowlists')];
  return [
    {
      id,
      line: lineOfId(id),
      ...(description === undefined ? {} : { description }),
      ...(regex === 'absent' ? {} : { regex }),
      ...(path === 'absent' ? {} : { path }),
      secretGroup,
      entropy: table.number('entropy') ?? 0,
      keywords: table.texts('keywords').map((keyword) => keyword.toLowerCase()),
      allowlists: lists.flatMap((list) => allowlistOf(list, note) ?? []),
      required: table.tables('required').flatMap((one) => requiredOf(one, note)),
      skipReport: table.isTrue('skipReport'),
    },
  ];
}

function requiredOf(table: Table, note: Problems['note']): readonly Required[] {
  const id = table.text('id') ?? '';
  if (id === '') note(`${table.name}: “id” must name a rule.`);
  return [{ id, withinLines: table.number('withinLines'), withinColumns: table.number('withinColumns') }];
}

const globalAllowlists = (root: Table, note: Problems['note']): readonly Allowlist[] =>
  [...root.tables('allowlist'), ...root.tables('allowlists')].flatMap((list) => allowlistOf(list, note) ?? []);

function extendOf(root: Table, note: Problems['note']): GitleaksConfig['extend'] {
  const [table] = root.tables('extend');
  const path = table?.text('path');
  if (table?.text('url') !== undefined) {
    note('“extend.url” is not fetched: nothing is loaded from the network. Copy the file and name it with “path”.');
  }
  const isBoth = path !== undefined && table?.isTrue('useDefault') === true;
  if (isBoth) note('“extend”: give “path” or “useDefault”, not both. “path” is not used.');
  return {
    path: isBoth || path === '' ? undefined : path,
    disabledRules: table?.texts('disabledRules') ?? [],
  };
}
