import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';
import { refusal, type Refusal, type RefusalReason } from '../../rewriter.ts';
import { ancestorsOf } from './walk.ts';

/** What code may stand in the place of a literal. */
export interface Position {
  /** Whether `await` is legal; a synchronous call is legal wherever this is asked. */
  readonly await: boolean;
  /** Why the style without a synchronous reader leaves the place alone. */
  readonly inline?: Refusal;
  /** The literal is a property key: what takes its place is put into `[…]`. */
  readonly computed: boolean;
}

/** A refusal when no expression at all may stand in the place of the literal `node`. */
export function unreachableAt(node: SyntaxNode): Refusal | undefined {
  if (isTagged(node)) return refusal('tagged-template', unreachableMessages['tagged-template']);
  let child = node;
  for (const parent of ancestorsOf(node)) {
    const reason = unreachableIn(parent, child);
    if (reason !== undefined) return refusal(reason, unreachableMessages[reason]);
    if (isFunction(parent)) return undefined;
    child = parent;
  }
  return undefined;
}

/** Which call is legal in the place of the literal `node`, once {@link unreachableAt} had nothing against it. */
export function positionOf(node: SyntaxNode, topLevelAwait: boolean): Position {
  let computed = false;
  let label = false;
  let child = node;
  for (const parent of ancestorsOf(node)) {
    if (isPropertyKey(parent, child)) computed = true;
    if (parent.type === 'switch_case' && isField(parent, 'value', child)) label = true;
    const context = contextOf(parent, child);
    child = parent;
    if (context === undefined) continue;
    if (context !== 'asynchronous') return { await: false, inline: inlineRefusal(context), computed };
    return { await: true, computed, ...(label ? { inline: inlineRefusal('case-label') } : {}) };
  }
  if (!topLevelAwait) return { await: false, inline: inlineRefusal('commonjs-top-level'), computed };
  return { await: true, computed, ...(label ? { inline: inlineRefusal('case-label') } : {}) };
}

type Unreachable = 'directive' | 'enum-member' | 'import-path' | 'literal-type' | 'object-key' | 'tagged-template';

const unreachableMessages: Readonly<Record<Unreachable, string>> = {
  directive: 'The string is a directive, which has to be a literal. Remove it by hand.',
  'enum-member':
    'The value of an enum member has to be known when the program is compiled. Make it a constant or an object first.',
  'import-path': 'A module path has to be a literal. Move the value out of the path by hand.',
  'literal-type': 'The literal is a type, which has to be known when the program is compiled. Use `string` there.',
  'object-key': 'The name of a class member or method has to be a literal. Rename it by hand.',
  'tagged-template': 'The tag gets the text as it is written. Pass the value as `${…}` by hand.',
};

const typeNodes: ReadonlySet<string> = new Set([
  'literal_type',
  'template_literal_type',
  'type_annotation',
  'type_arguments',
  'type_alias_declaration',
  'interface_body',
  'object_type',
  'ambient_declaration',
]);

const moduleNodes: ReadonlySet<string> = new Set([
  'import_statement',
  'export_clause',
  'import_require_clause',
  'module',
]);

const memberNodes: ReadonlySet<string> = new Set([
  'method_definition',
  'method_signature',
  'abstract_method_signature',
  'field_definition',
  'public_field_definition',
]);

function unreachableIn(parent: SyntaxNode, child: SyntaxNode): Unreachable | undefined {
  if (typeNodes.has(parent.type)) return 'literal-type';
  if (parent.type === 'enum_assignment' || parent.type === 'enum_body') return 'enum-member';
  if (isModulePath(parent, child)) return 'import-path';
  if (memberNodes.has(parent.type) && isMemberName(parent, child)) return 'object-key';
  if (isDirective(parent, child)) return 'directive';
  return isOfLiteralType(parent, child) ? 'literal-type' : undefined;
}

function isModulePath(parent: SyntaxNode, child: SyntaxNode): boolean {
  if (moduleNodes.has(parent.type)) return !isField(parent, 'body', child);
  if (parent.type === 'export_statement') return isField(parent, 'source', child);
  return parent.type === 'arguments' && child.type === 'string' && isModuleCall(parent.parent);
}

/** TypeScript wants literals in the computed names of fields as well (TS1166). */
const isMemberName = (parent: SyntaxNode, child: SyntaxNode): boolean =>
  (isField(parent, 'name', child) || isField(parent, 'property', child)) &&
  (!isComputed(child) || parent.type === 'public_field_definition');

const isTagged = (template: SyntaxNode): boolean =>
  template.type === 'template_string' &&
  template.parent?.type === 'call_expression' &&
  isField(template.parent, 'arguments', template);

/** `require('…')`, `require.resolve('…')` and `import('…')`. */
function isModuleCall(call: SyntaxNode | null): boolean {
  const callee = call?.type === 'call_expression' ? call.childForFieldName('function') : null;
  return callee !== null && /^(?:require(?:\.resolve)?|import)$/u.test(callee.text);
}

/** A variable, wrapper or assertion whose type is the literal: the type would have to change with it. */
function isOfLiteralType(parent: SyntaxNode, child: SyntaxNode): boolean {
  const type =
    parent.type === 'as_expression' || parent.type === 'satisfies_expression'
      ? parent.namedChildren.at(-1)
      : parent.type === 'variable_declarator' && isField(parent, 'value', child)
        ? parent.childForFieldName('type')?.namedChildren[0]
        : undefined;
  return type !== undefined && isLiteralType(type);
}

const isLiteralType = (type: SyntaxNode | null): boolean =>
  type !== null &&
  (type.type === 'literal_type' ||
    type.type === 'template_literal_type' ||
    (type.type === 'union_type' && type.namedChildren.some(isLiteralType)));

/** A string statement at the head of a file or function, among nothing but such statements. */
export function isDirective(statement: SyntaxNode, string: SyntaxNode): boolean {
  if (statement.type !== 'expression_statement' || string.type !== 'string') return false;
  for (let before = statement.previousNamedSibling; before !== null; before = before.previousNamedSibling) {
    const isPrologue =
      before.type === 'comment' ||
      before.type === 'hash_bang_line' ||
      (before.type === 'expression_statement' && before.namedChildren[0]?.type === 'string');
    if (!isPrologue) return false;
  }
  return statement.parent?.type === 'program' || statement.parent?.parent?.type.includes('function') === true;
}

function isPropertyKey(parent: SyntaxNode, child: SyntaxNode): boolean {
  return (
    (parent.type === 'pair' || parent.type === 'pair_pattern') && isField(parent, 'key', child) && !isComputed(child)
  );
}

const isComputed = (node: SyntaxNode): boolean => node.type === 'computed_property_name';

/** The nearest thing that decides whether `await` is legal, or undefined to look further out. */
type Context = 'asynchronous' | keyof typeof inlineMessages;

const fieldNodes: ReadonlySet<string> = new Set(['field_definition', 'public_field_definition']);

function contextOf(parent: SyntaxNode, child: SyntaxNode): Context | undefined {
  if (parent.type === 'decorator') return 'decorator-argument';
  if (parent.type === 'formal_parameters') return 'default-parameter';
  if (parent.type === 'class_static_block') return 'static-block';
  if (fieldNodes.has(parent.type)) return isField(parent, 'value', child) ? 'class-field' : undefined;
  if (parent.type === 'internal_module' || parent.type === 'module') return 'sync-function';
  // The key of a computed method belongs to what is around the class or object.
  if (!isFunction(parent) || isComputed(child)) return undefined;
  return functionContext(parent);
}

const functionNodes: ReadonlySet<string> = new Set([
  'arrow_function',
  'function_declaration',
  'function_expression',
  'generator_function',
  'generator_function_declaration',
  'method_definition',
]);

const isFunction = (node: SyntaxNode): boolean => functionNodes.has(node.type);

function functionContext(node: SyntaxNode): Context {
  const marks = new Set(node.children.map(({ type }) => type));
  // In an async generator `await` is as legal as in any async function.
  if (marks.has('async')) return 'asynchronous';
  if (marks.has('*')) return 'generator';
  const isValue = node.type === 'arrow_function' || node.type === 'function_expression';
  return isValue && node.parent?.type === 'arguments' ? 'sync-callback' : 'sync-function';
}

const inlineMessages = {
  'case-label': 'Every label would be read from AWS Secrets Manager when the switch is entered.',
  'class-field': '`await` is not legal in a class field.',
  'commonjs-top-level': '`await` is not legal at the top of a file that is loaded as CommonJS.',
  'decorator-argument': '`await` is not legal in the arguments of a decorator.',
  'default-parameter': '`await` is not legal in a default parameter, not even of an async function.',
  generator: '`await` is not legal in a generator function.',
  'static-block': '`await` is not legal in a static block.',
  'sync-callback': '`await` is not legal in a callback that is not async.',
  'sync-function': '`await` is not legal in a function that is not async.',
} as const satisfies Partial<Record<RefusalReason, string>>;

const inlineRefusal = (reason: keyof typeof inlineMessages): Refusal =>
  refusal(reason, `${inlineMessages[reason]} Choose the helper style, which can read the secret synchronously.`);

/** Whether `child` is (or is at the place of) the field `name` of `parent`. */
function isField(parent: SyntaxNode, name: string, child: SyntaxNode): boolean {
  const field = parent.childForFieldName(name);
  return field !== null && field.startIndex === child.startIndex && field.endIndex === child.endIndex;
}
