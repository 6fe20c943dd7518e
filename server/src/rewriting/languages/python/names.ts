import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';

/** A name that an import statement binds. */
export interface ImportedName {
  /** `json`, `urllib.parse`; with its dots when relative: `.app_secrets`. */
  readonly module: string;
  /** What is taken from the module; absent when the name is the module itself. */
  readonly member?: string;
  /** As it is bound in the file. */
  readonly name: string;
  /** Whether `name` is an alias (`as`). */
  readonly renamed: boolean;
  readonly statement: SyntaxNode;
}

/** What is bound where in a file. */
export interface Names {
  /** Imports that are run whenever the file is: statements of the module itself. */
  readonly imports: readonly ImportedName[];
  /** How often a name is bound at module level, by imports and otherwise. */
  readonly moduleBindings: ReadonlyMap<string, number>;
  /** Names bound in any inner scope: parameters, locals, class attributes, comprehension variables. */
  readonly innerBindings: ReadonlySet<string>;
  /** End of the last `from x import *` of the module itself: it may bind any name anew. 0 where there is none. */
  readonly wildcardEnd: number;
  /** Every identifier that is written in the file, attributes left out. */
  readonly words: ReadonlySet<string>;
}

const innerScopes = new Set([
  'function_definition',
  'class_definition',
  'lambda',
  'list_comprehension',
  'set_comprehension',
  'dictionary_comprehension',
  'generator_expression',
]);

/** Fields through which a statement or an expression binds a name. */
const bindingFields: Readonly<Record<string, readonly string[]>> = {
  assignment: ['left'],
  augmented_assignment: ['left'],
  for_statement: ['left'],
  for_in_clause: ['left'],
  named_expression: ['name'],
  function_definition: ['name'],
  class_definition: ['name'],
};

const bindingNodes = new Set([
  'as_pattern_target',
  'parameters',
  'lambda_parameters',
  'delete_statement',
  'case_pattern',
  'global_statement',
]);

/** Reads the whole file once. */
export function namesIn(root: SyntaxNode): Names {
  const moduleBindings = new Map<string, number>();
  const innerBindings = new Set<string>();
  const words = new Set<string>();
  const imports: ImportedName[] = [];
  const bindModule = (name: string): Map<string, number> =>
    moduleBindings.set(name, (moduleBindings.get(name) ?? 0) + 1);
  const visit = (node: SyntaxNode, inner: boolean): void => {
    if (node.type === 'identifier' && !isAttributeName(node)) words.add(node.text);
    const imported = importedNames(node);
    if (imported.length > 0 && node.parent?.type === 'module') imports.push(...imported);
    for (const { name } of imported) {
      if (inner) innerBindings.add(name);
      else bindModule(name);
    }
    for (const name of namesBoundBy(node)) {
      // The name of a function is bound outside of it; a `global` one belongs to the module.
      if (inner && node.type !== 'global_statement') innerBindings.add(name);
      else bindModule(name);
    }
    for (const child of node.namedChildren) visit(child, inner || innerScopes.has(node.type));
  };
  visit(root, false);
  return { imports, moduleBindings, innerBindings, wildcardEnd: wildcardEndIn(root), words };
}

const wildcardEndIn = (root: SyntaxNode): number =>
  root.namedChildren.findLast(({ namedChildren }) => namedChildren.at(-1)?.type === 'wildcard_import')?.endIndex ?? 0;

function namesBoundBy(node: SyntaxNode): readonly string[] {
  if (bindingNodes.has(node.type)) return identifiersIn(node);
  return (bindingFields[node.type] ?? []).flatMap((field) => {
    const target = node.childForFieldName(field);
    return target === null ? [] : identifiersIn(target);
  });
}

/** The names of a target: those of tuples, not those of `a.b` or `a[b]`, which bind nothing. */
function identifiersIn(node: SyntaxNode): readonly string[] {
  if (node.type === 'identifier') return [node.text];
  if (node.type === 'attribute' || node.type === 'subscript' || node.type === 'type') return [];
  const name = node.type.endsWith('default_parameter') ? node.childForFieldName('name') : null;
  if (name !== null) return identifiersIn(name);
  return node.namedChildren.flatMap(identifiersIn);
}

function isAttributeName(node: SyntaxNode): boolean {
  const parent = node.parent;
  return (
    (parent?.type === 'attribute' && parent.childForFieldName('attribute')?.id === node.id) ||
    (parent?.type === 'keyword_argument' && parent.childForFieldName('name')?.id === node.id)
  );
}

/** What an import statement binds; nothing for any other node, and for `from x import *`. */
export function importedNames(statement: SyntaxNode): readonly ImportedName[] {
  if (statement.type !== 'import_statement' && statement.type !== 'import_from_statement') return [];
  const from = statement.childForFieldName('module_name')?.text.replace(/\s/g, '');
  return statement.childrenForFieldName('name').map((node) => {
    const written = node.childForFieldName('name')?.text ?? node.text;
    const alias = node.childForFieldName('alias')?.text;
    const renamed = alias !== undefined;
    if (from !== undefined) return { module: from, member: written, name: alias ?? written, renamed, statement };
    return { module: written, name: alias ?? written.split('.')[0] ?? written, renamed, statement };
  });
}

/** The first of `candidates` that is written nowhere in the file; else the first with a number. */
export function freeName(candidates: readonly string[], taken: (name: string) => boolean): string {
  const free = candidates.find((candidate) => !taken(candidate));
  if (free !== undefined) return free;
  for (let number = 2; ; number += 1) {
    const name = `${candidates[0] ?? 'name'}_${number}`;
    if (!taken(name)) return name;
  }
}
