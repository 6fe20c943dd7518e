import { parse, type TomlTable as ParsedTable } from 'smol-toml';
import { textAt, type SpanEdit } from '../../core/span.ts';
import type { Dependency } from '../rewriter.ts';
import { insertAt, lineEndOf, type Manifest } from './manifest.ts';
import { normalizedName, requirementName, sortedIndex } from './pythonRequirement.ts';
import { arrayItems, outlineOf, type TomlEntry, type TomlTable } from './tomlOutline.ts';

/**
 * `project.dependencies` (https://packaging.python.org/en/latest/specifications/pyproject-toml/) or Poetry's own table.
 * A file that holds only the settings of tools, or says that its dependencies are `dynamic`, has no place for one.
 */
export const pyprojectToml: Manifest = {
  ecosystem: 'pypi',
  paths: ['pyproject.toml'],
  add(text, dependency): readonly SpanEdit[] | undefined {
    const parsed = parseToml(text);
    if (parsed === undefined) return undefined;
    const tables = outlineOf(text);
    const project = tables.find(({ name }) => name === 'project');
    const list = project?.entries.find(({ key }) => key === 'dependencies');
    const poetry = tables.find(({ name }) => name === 'tool.poetry.dependencies');
    if (hasRequirement(parsed, dependency) || hasPoetryEntry(tables, dependency)) return undefined;
    if (list !== undefined) return addToArray(text, list, dependency);
    if (poetry !== undefined) return addToTable(text, poetry, dependency);
    if (project === undefined || isDynamic(parsed)) return undefined;
    return addList(text, project, dependency);
  },
};

function parseToml(text: string): ParsedTable | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

const tableOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

const stringsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

const hasRequirement = (parsed: ParsedTable, { name }: Dependency): boolean =>
  stringsOf(tableOf(parsed.project).dependencies).some((item) => requirementName(item) === normalizedName(name));

const isDynamic = (parsed: ParsedTable): boolean => stringsOf(tableOf(parsed.project).dynamic).includes('dependencies');

/** `boto3 = "…"`, `boto3.version = "…"` and `[tool.poetry.dependencies.boto3]`. */
function hasPoetryEntry(tables: readonly TomlTable[], { name }: Dependency): boolean {
  const wanted = normalizedName(name);
  const named = (key: string): boolean => normalizedName(unquoted(key.split('.')[0] ?? '')) === wanted;
  const prefix = 'tool.poetry.dependencies';
  return tables.some(
    (table) =>
      (table.name === prefix && table.entries.some(({ key }) => named(key))) ||
      (table.name.startsWith(`${prefix}.`) && named(table.name.slice(prefix.length + 1))),
  );
}

const unquoted = (key: string): string => key.trim().replace(/^(["'])(.*)\1$/, '$2');

/** Keeps the array on one line when it is, and the indentation, quotes and trailing comma when it is not. */
function addToArray(text: string, { value }: TomlEntry, { name, version }: Dependency): readonly SpanEdit[] {
  const items = [...arrayItems(text, value)];
  const names = items.map((item) => requirementName(unquoted(textAt(text, item))) ?? '');
  const quote = items[0] === undefined ? '"' : text.charAt(items[0].start);
  const requirement = `${quote}${name}${version}${quote}`;
  const following = items[sortedIndex(names, normalizedName(name))];
  const last = items.at(-1);
  if (last === undefined) return insertAt(value.start + 1, requirement);
  const first = items[0] ?? last;
  const onOneLine = !/[\r\n]/.test(textAt(text, value));
  const separator = onOneLine ? ' ' : lineEndOf(text) + indentationBefore(text, first.start);
  if (following !== undefined) return insertAt(following.start, `${requirement},${separator}`);
  const comma = /^(?:\s|#[^\r\n]*)*,/.exec(text.slice(last.end, value.end))?.[0].length;
  return comma === undefined
    ? insertAt(last.end, `,${separator}${requirement}`)
    : insertAfterComma(text, last.end + comma, `${separator}${requirement},`);
}

/** Behind a comment on the line of the comma, which belongs to the item before it. */
function insertAfterComma(text: string, offset: number, newText: string): readonly SpanEdit[] {
  const comment = /^[ \t]*#[^\r\n]*/.exec(text.slice(offset))?.[0].length ?? 0;
  return insertAt(offset + comment, newText);
}

/** The white space at the start of the line; of an item that shares its line with the bracket, four spaces. */
function indentationBefore(text: string, offset: number): string {
  const line = /[^\r\n]*$/.exec(text.slice(0, offset))?.[0] ?? '';
  return line.trim() === '' ? line : '    ';
}

function addToTable(text: string, table: TomlTable, { name, version }: Dependency): readonly SpanEdit[] {
  const eol = lineEndOf(text);
  const line = `${name} = "${version}"`;
  // `python` is the interpreter, and by custom the first entry.
  const packages = table.entries.filter(({ key }) => key !== 'python');
  const following =
    packages[
      sortedIndex(
        packages.map(({ key }) => normalizedName(unquoted(key))),
        normalizedName(name),
      )
    ];
  if (following !== undefined) return insertAt(following.start, `${line}${eol}`);
  return insertLine(text, table.entries.at(-1)?.value.end ?? table.bodyStart, line);
}

function addList(text: string, project: TomlTable, { name, version }: Dependency): readonly SpanEdit[] {
  const eol = lineEndOf(text);
  const list = `dependencies = [${eol}    "${name}${version}",${eol}]`;
  return insertLine(text, project.entries.at(-1)?.value.end ?? project.bodyStart, list);
}

/** A new line below the one that `offset` is on, or at `offset` when a line starts there. */
function insertLine(text: string, offset: number, line: string): readonly SpanEdit[] {
  const eol = lineEndOf(text);
  if (/[\r\n]$/.test(text.slice(0, offset))) return insertAt(offset, `${line}${eol}`);
  const rest = /^[^\r\n]*/.exec(text.slice(offset))?.[0].length ?? 0;
  return insertAt(offset + rest, `${eol}${line}`);
}
