import type { Problems } from '../problem.ts';

/** A table of TOML whose keys are looked up in whatever case, as gitleaks does, with a name for messages. */
export interface Table {
  readonly name: string;
  text(key: string): string | undefined;
  texts(key: string): readonly string[];
  number(key: string): number | undefined;
  isTrue(key: string): boolean;
  tables(key: string): readonly Table[];
}

/** What has another type than it should is noted and taken for absent. */
export function tableOf(value: unknown, name: string, note: Problems['note']): Table {
  const entries: readonly (readonly [string, unknown])[] = isTable(value) ? Object.entries(value) : [];
  const members = new Map(entries.map(([key, member]) => [key.toLowerCase(), member]));
  function member<T>(key: string, expected: string, is: (given: unknown) => given is T): T | undefined {
    const given = members.get(key.toLowerCase());
    if (given === undefined || is(given)) return given;
    note(`${name}: “${key}” must be ${expected}.`);
    return undefined;
  }
  return {
    name,
    text: (key) => member(key, 'a text', isText),
    texts: (key) => member(key, 'a list of texts', isTexts) ?? [],
    number: (key) => member(key, 'a number', isNumber),
    isTrue: (key) => member(key, 'true or false', isBoolean) ?? false,
    tables(key) {
      const given = member(key, 'a table', isTableOrTables) ?? [];
      const all: readonly object[] = isTables(given) ? given : [given];
      return all.map((inner) => tableOf(inner, nameOf(inner, key) ?? `${name}, ${key}`, note));
    },
  };
}

/** A rule is called by its id. */
const nameOf = (table: object, key: string): string | undefined =>
  key === 'rules' && 'id' in table && isText(table.id) ? `rule ${table.id}` : undefined;

const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
const isTable = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTables = (value: unknown): value is readonly object[] => Array.isArray(value) && value.every(isTable);
const isTableOrTables = (value: unknown): value is object | readonly object[] => isTable(value) || isTables(value);
