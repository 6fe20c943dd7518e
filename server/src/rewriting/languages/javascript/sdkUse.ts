import type { Span, SpanEdit } from '../../../core/span.ts';
import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';
import { sdkPackage } from './generated.ts';
import type { Names } from './names.ts';

/** An import of named members, in either module syntax, that further members can be added to. */
export interface NamedImport {
  /** By the name the package gives them: what the file calls them. */
  readonly members: ReadonlyMap<string, string>;
  readonly lastMember: Span;
  /** `: ` between a member and its other name with `require`, ` as ` with `import`. */
  readonly renaming: ' as ' | ': ';
  /** Whether the members stand on lines of their own. */
  readonly ownLines: boolean;
}

/** What a file imports from a module. */
export interface ImportsOf {
  readonly named: NamedImport | undefined;
  /** Of `import * as sdk` or `const sdk = require(…)` the `sdk`. */
  readonly namespace: string | undefined;
}

/** The statements at the top of a file, without the `export` around them. */
export const statementsOf = (root: SyntaxNode): readonly SyntaxNode[] =>
  root.namedChildren.map((node) =>
    node.type === 'export_statement' ? (node.childForFieldName('declaration') ?? node) : node,
  );

/** What the file imports at its top from the module `specifier`. Imports of types alone do not count. */
export function importsOf(root: SyntaxNode, specifier: string): ImportsOf {
  let named: NamedImport | undefined;
  let namespace: string | undefined;
  for (const statement of root.namedChildren) {
    const clause = importedBy(statement, specifier);
    if (clause?.type === 'named_imports' || clause?.type === 'object_pattern') named ??= namedImport(clause);
    else if (clause?.type === 'identifier') namespace ??= clause.text;
  }
  return { named, namespace };
}

/** `{ a, b }`, or the name of the whole module. */
function importedBy(statement: SyntaxNode, specifier: string): SyntaxNode | undefined {
  if (statement.type === 'import_statement') {
    if (importedModule(statement) !== specifier) return undefined;
    if (statement.children.some(({ type }) => type === 'type' || type === 'typeof')) return undefined;
    const [clause] = statement.namedChildren;
    if (clause?.type === 'import_require_clause') return clause.namedChildren[0];
    if (clause?.type !== 'import_clause') return undefined;
    const inner = clause.namedChildren.find(({ type }) => type === 'named_imports' || type === 'namespace_import');
    return inner?.type === 'namespace_import' ? inner.namedChildren[0] : inner;
  }
  for (const declarator of declaratorsOf(statement)) {
    if (requiredModule(declarator.childForFieldName('value')) === specifier) {
      return declarator.childForFieldName('name') ?? undefined;
    }
  }
  return undefined;
}

/** The module of `import … from 'x'`, `export … from 'x'` or `import y = require('x')`. */
export function importedModule(statement: SyntaxNode): string | undefined {
  const required = statement.namedChildren.find(({ type }) => type === 'import_require_clause');
  return stringValue((required ?? statement).childForFieldName('source'));
}

export const declaratorsOf = (statement: SyntaxNode): readonly SyntaxNode[] =>
  statement.type === 'lexical_declaration' || statement.type === 'variable_declaration'
    ? statement.namedChildren.filter(({ type }) => type === 'variable_declarator')
    : [];

/** Of `require('x')` the `x`. */
export function requiredModule(call: SyntaxNode | null | undefined): string | undefined {
  if (call?.type !== 'call_expression' || call.childForFieldName('function')?.text !== 'require') return undefined;
  return stringValue(call.childForFieldName('arguments')?.namedChildren[0] ?? null);
}

export const stringValue = (node: SyntaxNode | null): string | undefined =>
  node?.type === 'string' ? node.text.slice(1, -1) : undefined;

function namedImport(clause: SyntaxNode): NamedImport | undefined {
  const members = new Map<string, string>();
  for (const member of clause.namedChildren) {
    if (member.children.some(({ type }) => type === 'type')) continue;
    const [imported, local] = memberNames(member);
    if (imported !== undefined && local !== undefined) members.set(imported, local);
  }
  const last = clause.namedChildren.findLast(({ type }) => type !== 'comment');
  if (last === undefined || last.type === 'rest_pattern') return undefined;
  return {
    members,
    lastMember: { start: last.startIndex, end: last.endIndex },
    renaming: clause.type === 'named_imports' ? ' as ' : ': ',
    ownLines: clause.startPosition.row < last.startPosition.row,
  };
}

function memberNames(member: SyntaxNode): readonly (string | undefined)[] {
  switch (member.type) {
    case 'import_specifier': {
      const name = member.childForFieldName('name')?.text;
      return [name, member.childForFieldName('alias')?.text ?? name];
    }
    case 'shorthand_property_identifier_pattern':
      return [member.text, member.text];
    case 'pair_pattern':
      return [member.childForFieldName('key')?.text, member.childForFieldName('value')?.text];
    default:
      return [];
  }
}

/** Adds members to an import that is there. */
export function extendImport(source: string, named: NamedImport, members: readonly string[]): SpanEdit {
  const lineStart = source.lastIndexOf('\n', named.lastMember.start - 1) + 1;
  const indentation = source.slice(lineStart, named.lastMember.start);
  const lineEnd = source.charAt(lineStart - 2) === '\r' ? '\r\n' : '\n';
  const separator = named.ownLines && /^\s*$/u.test(indentation) ? `,${lineEnd}${indentation}` : ', ';
  return {
    span: { start: named.lastMember.end, end: named.lastMember.end },
    newText: members.map((member) => separator + member).join(''),
  };
}

/** A name at the top of a file, and the place before which it cannot be used. */
export interface Declared {
  readonly name: string;
  readonly end: number;
}

/**
 * A client at the top of the file that requests can go through: `const client = new SecretsManagerClient(…)`. One that
 * is bound to another region than `region` is of no use.
 */
export function clientIn(
  root: SyntaxNode,
  constructors: readonly string[],
  region: string | undefined,
): Declared | undefined {
  for (const statement of statementsOf(root)) {
    if (statement.children[0]?.type !== 'const') continue;
    for (const declarator of declaratorsOf(statement)) {
      const name = declarator.childForFieldName('name');
      const value = declarator.childForFieldName('value');
      if (name?.type === 'identifier' && value?.type === 'new_expression' && isClient(value, constructors, region)) {
        return { name: name.text, end: statement.endIndex };
      }
    }
  }
  return undefined;
}

function isClient(value: SyntaxNode, constructors: readonly string[], region: string | undefined): boolean {
  if (!constructors.includes(value.childForFieldName('constructor')?.text ?? '')) return false;
  const bound = /\bregion\s*:\s*['"`](?<region>[^'"`]+)['"`]/u.exec(value.text)?.groups?.['region'];
  return bound === undefined || bound === region;
}

/**
 * A function of the file that reads one value of a secret as the generated one does: async, two parameters, of which the
 * first becomes the `SecretId` and the second an index, and an error where there is nothing.
 */
export function readerIn(root: SyntaxNode, names: Names): Declared | undefined {
  for (const statement of statementsOf(root)) {
    const found = statement.type === 'function_declaration' ? statement : undefined;
    const name = found?.childForFieldName('name')?.text;
    if (found === undefined || name === undefined || names.declarations(name) !== 1) continue;
    if (readsOneValue(found)) return { name, end: statement.endIndex };
  }
  return undefined;
}

function readsOneValue(node: SyntaxNode): boolean {
  const [first, second, ...others] = (node.childForFieldName('parameters')?.namedChildren ?? []).map(parameterName);
  const body = node.childForFieldName('body')?.text ?? '';
  if (first === undefined || second === undefined || others.length > 0 || node.children[0]?.type !== 'async')
    return false;
  return (
    new RegExp(`\\bSecretId\\s*:\\s*${first}\\b`, 'u').test(body) &&
    body.includes(`[${second}]`) &&
    /\bawait\b/u.test(body) &&
    /\bthrow\b/u.test(body) &&
    /\breturn\b/u.test(body)
  );
}

/** A plain name, for a pattern no word. */
const parameterName = (parameter: SyntaxNode): string | undefined => {
  const pattern = parameter.childForFieldName('pattern') ?? parameter;
  return pattern.type === 'identifier' ? pattern.text : undefined;
};

export const sdkImports = (root: SyntaxNode): ImportsOf => importsOf(root, sdkPackage);
