import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';
import { refusal, type Refusal } from '../../rewriter.ts';
import type { Literal } from './literal.ts';

/** Names that tools and the interpreter read as plain lists of names. */
const nameLists = new Set(['__all__', '__slots__', '__match_args__']);

/** Functions of `typing` whose first argument is the name of a type. */
const typeMakers = new Set(['TypeVar', 'ParamSpec', 'TypeVarTuple', 'NewType', 'ForwardRef', 'cast']);

const statements = new Set(['module', 'block', 'expression_statement', 'decorated_definition', 'case_clause']);

/**
 * Why no call may stand in place of a literal; undefined where one may. In Python that is nearly everywhere, default
 * parameters, class attributes and decorators included: they are run once, when the module is imported.
 */
export function illegalPosition(literal: Literal): Refusal | undefined {
  if (literal.node.parent?.type === 'expression_statement')
    return refusal('directive', 'A docstring has to stay a plain string. Take the value out of it by hand.');
  for (let node: SyntaxNode | null = literal.node; node !== null; node = node.parent) {
    const found = illegalIn(node);
    if (found !== undefined) return found;
    if (statements.has(node.type)) break;
  }
  return assignsNames(literal.node)
    ? refusal('constant-type', 'The list holds names, which tools read without running the program.')
    : undefined;
}

function illegalIn(node: SyntaxNode): Refusal | undefined {
  if (node.type === 'case_pattern')
    return refusal('match-pattern', 'A pattern has to be a constant. Compare with `if` instead, or in a guard.');
  if (node.type === 'type')
    return refusal('literal-type', 'A type annotation is read by type checkers, which do not run a call.');
  const parent = node.parent;
  if (parent?.type === 'subscript' && parent.childForFieldName('value')?.id !== node.id && isLiteralType(parent))
    return refusal('literal-type', 'A literal type has to hold the value itself. Use `str` as the type.');
  if (parent?.type === 'argument_list' && parent.namedChildren[0]?.id === node.id && namesType(parent))
    return refusal('literal-type', 'The name of a type has to be written out.');
  return undefined;
}

const lastName = (node: SyntaxNode | null | undefined): string => node?.text.split('.').at(-1) ?? '';

const isLiteralType = (subscript: SyntaxNode): boolean => lastName(subscript.childForFieldName('value')) === 'Literal';

const namesType = (list: SyntaxNode): boolean =>
  list.parent?.type === 'call' && typeMakers.has(lastName(list.parent.childForFieldName('function')));

function assignsNames(node: SyntaxNode): boolean {
  for (let ancestor = node.parent; ancestor !== null; ancestor = ancestor.parent) {
    if (ancestor.type === 'assignment' || ancestor.type === 'augmented_assignment')
      return nameLists.has(ancestor.childForFieldName('left')?.text ?? '');
    if (statements.has(ancestor.type)) return false;
  }
  return false;
}
