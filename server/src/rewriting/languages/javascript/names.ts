import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';
import { visitNodes } from './walk.ts';

/** The names that mean something in a file. */
export interface Names {
  /** Whether the name occurs as anything but a property: declared, imported, used as a global, or a type. */
  isTaken(name: string): boolean;
  /** How often the name is declared, in whatever scope: as variable, parameter, import, function, class or type. */
  declarations(name: string): number;
}

const nameNodes: ReadonlySet<string> = new Set([
  'identifier',
  'shorthand_property_identifier',
  'shorthand_property_identifier_pattern',
  'type_identifier',
]);

export function namesOf(root: SyntaxNode): Names {
  const taken = new Set<string>();
  const declared = new Map<string, number>();
  visitNodes(root, (cursor, parentType) => {
    const type = cursor.nodeType;
    if (!nameNodes.has(type)) return;
    const name = cursor.nodeText;
    taken.add(name);
    if (isDeclaration(type, parentType, cursor.currentFieldName)) declared.set(name, (declared.get(name) ?? 0) + 1);
  });
  return { isTaken: (name) => taken.has(name), declarations: (name) => declared.get(name) ?? 0 };
}

/** The first of the candidates that is free, or the last one with a number. Adds nothing to what is taken. */
export function freshName(candidates: readonly string[], isTaken: (name: string) => boolean): string {
  const free = candidates.find((candidate) => !isTaken(candidate));
  if (free !== undefined) return free;
  const base = candidates.at(-1) ?? 'value';
  for (let number = 2; ; number += 1) if (!isTaken(`${base}${number}`)) return `${base}${number}`;
}

/** Of nodes that declare names the field in which they do; any field where it is undefined. */
const declaringFields: ReadonlyMap<string, string | undefined> = new Map([
  ['array_pattern', undefined],
  ['arrow_function', 'parameter'],
  ['assignment_pattern', 'left'],
  ['catch_clause', 'parameter'],
  ['class_declaration', 'name'],
  ['enum_declaration', 'name'],
  ['for_in_statement', 'left'],
  ['formal_parameters', undefined],
  ['function_declaration', 'name'],
  ['function_expression', 'name'],
  ['generator_function_declaration', 'name'],
  ['import_clause', undefined],
  ['import_require_clause', undefined],
  ['import_specifier', undefined],
  ['interface_declaration', 'name'],
  ['namespace_import', undefined],
  ['object_assignment_pattern', 'left'],
  ['optional_parameter', 'pattern'],
  ['pair_pattern', 'value'],
  ['required_parameter', 'pattern'],
  ['rest_pattern', undefined],
  ['type_alias_declaration', 'name'],
  ['type_parameter', 'name'],
  ['variable_declarator', 'name'],
]);

/** Whether an occurrence of a name declares it. Where it is not sure it says yes, as for `a` in `import { a as b }`. */
function isDeclaration(type: string, parentType: string, field: string | null): boolean {
  if (type === 'shorthand_property_identifier_pattern') return true;
  if (!declaringFields.has(parentType)) return false;
  const declaring = declaringFields.get(parentType);
  return declaring === undefined || declaring === field;
}
