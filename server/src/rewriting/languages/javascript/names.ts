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
  visitNodes(root, (cursor) => {
    if (!nameNodes.has(cursor.nodeType)) return;
    const name = cursor.nodeText;
    taken.add(name);
    if (isDeclaration(cursor.currentNode)) declared.set(name, (declared.get(name) ?? 0) + 1);
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

const bindingParents: ReadonlySet<string> = new Set([
  'array_pattern',
  'catch_clause',
  'class_declaration',
  'enum_declaration',
  'formal_parameters',
  'function_declaration',
  'function_expression',
  'generator_function_declaration',
  'import_clause',
  'import_require_clause',
  'import_specifier',
  'interface_declaration',
  'namespace_import',
  'optional_parameter',
  'required_parameter',
  'rest_pattern',
  'type_alias_declaration',
  'type_parameter',
]);

/** Whether an occurrence of a name declares it. Where it is not sure it says yes. */
function isDeclaration(node: SyntaxNode): boolean {
  const parent = node.parent;
  if (parent === null) return false;
  if (node.type === 'shorthand_property_identifier_pattern') return true;
  if (parent.type === 'variable_declarator') return isAt(parent.childForFieldName('name'), node);
  if (parent.type === 'arrow_function') return isAt(parent.childForFieldName('parameter'), node);
  if (parent.type === 'pair_pattern') return isAt(parent.childForFieldName('value'), node);
  if (parent.type === 'assignment_pattern' || parent.type === 'object_assignment_pattern') {
    return isAt(parent.childForFieldName('left'), node);
  }
  if (parent.type === 'for_in_statement') return isAt(parent.childForFieldName('left'), node);
  if (parent.type === 'required_parameter' || parent.type === 'optional_parameter') {
    return isAt(parent.childForFieldName('pattern'), node);
  }
  // In `import { a as b }` it is `b` that is declared.
  if (parent.type === 'import_specifier') {
    return isAt(parent.childForFieldName('alias') ?? parent.childForFieldName('name'), node);
  }
  if (parent.type === 'catch_clause') return isAt(parent.childForFieldName('parameter'), node);
  return bindingParents.has(parent.type);
}

const isAt = (field: SyntaxNode | null, node: SyntaxNode): boolean =>
  field !== null && field.startIndex === node.startIndex && field.endIndex === node.endIndex;
