import type { Span } from '../../../core/span.ts';
import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';
import type { LiteralReading, ParsedSource } from '../../rewriter.ts';
import { climb } from '../../climb.ts';
import type { Step } from '../../climb.ts';
import { importsEnd, isAddress, isDivider, near } from '../../surroundings.ts';
import type { Neighbour, Surroundings } from '../../surroundings.ts';
import { byteMakers } from './byteArray.ts';
import { literalNodeAt, segmentsIn } from './literal.ts';
import { ancestorsOf } from './walk.ts';

/** What stands around the literal: hints, so whatever is not understood is left out. */
export function surroundingsOf(source: ParsedSource, { span }: Pick<LiteralReading, 'span'>): Surroundings {
  const node = literalNodeAt(source, span);
  const around = node === undefined ? [] : ancestorsOf(node).filter((one) => isWider(one, span));
  const { own, owners, calls, lists, scope } = climb(around, (one) => stepAt(one, around, span));
  const container = scope !== undefined && containers.has(scope.type) ? spanOf(scope) : undefined;
  return {
    ...(own === undefined ? {} : { own }),
    owners,
    calls,
    addresses: lists.flatMap((list) => textsIn(source, list, span)).filter(isAddress),
    beside: scope === undefined ? [] : neighboursIn(source, scope, span),
    ...(container === undefined ? {} : { container }),
    modules: modulesIn(source.snapshot.text),
  };
}

const containers: ReadonlySet<string> = new Set(['object', 'arguments']);
const functions =
  /^(?:arrow_function|function_declaration|function_expression|generator_function(?:_declaration)?|method_definition)$/;
const bindings =
  /^(?:variable_declarator|assignment_expression|public_field_definition|field_definition|assignment_pattern)$/;

function stepAt(node: SyntaxNode, around: readonly SyntaxNode[], span: Span): Step | undefined {
  if (functions.test(node.type)) {
    const [inside] = nameIn(node);
    return { kind: 'end', ...(inside === undefined ? {} : { inside }) };
  }
  if (bindings.test(node.type)) return { kind: 'bound', names: namesOf(node), block: blockOf(node, around) };
  switch (node.type) {
    case 'object':
      return { kind: 'held', by: node };
    case 'arguments': {
      const to = calleeOf(node);
      // What the bytes are bound to tells more than what makes them.
      if (byteMakers.has(to)) return undefined;
      const position = node.namedChildren.findIndex((child) => covers(child, span));
      return { kind: 'given', list: node, position, to };
    }
    case 'pair':
    case 'jsx_attribute': {
      const names = namesOf(node);
      return names.length === 0 ? undefined : { kind: 'named', names };
    }
    default:
      return undefined;
  }
}

function calleeOf(list: SyntaxNode): string {
  const call = list.parent;
  const callee = call?.childForFieldName('function') ?? call?.childForFieldName('constructor');
  return /^[\w$.]{1,100}/.exec(callee?.text ?? '')?.[0] ?? '';
}

/** The names that a node binds its value to, from the inside out. */
function namesOf(node: SyntaxNode): readonly string[] {
  switch (node.type) {
    case 'pair':
      return keyIn(node.childForFieldName('key'));
    case 'assignment_expression':
      return propertiesOf(node.childForFieldName('left'));
    case 'jsx_attribute':
      return keyIn(node.namedChildren[0] ?? null);
    default:
      return nameIn(node);
  }
}

const nameIn = (node: SyntaxNode): readonly string[] =>
  keyIn(node.childForFieldName('name') ?? node.childForFieldName('property') ?? node.childForFieldName('left'));

/** `"db-password"`, `dbPassword`, `['dbPassword']`. */
function keyIn(node: SyntaxNode | null): readonly string[] {
  const key = /^[[\s]*["'`]?([\w$.:/-]{1,100})["'`]?[\]\s]*$/.exec(node?.text.slice(0, 120) ?? '')?.[1];
  return key === undefined ? [] : [key];
}

/** `process.env.DB_PASSWORD` → `DB_PASSWORD`, `env`, `process`. */
const propertiesOf = (node: SyntaxNode | null): readonly string[] =>
  (node?.text.slice(0, 200).match(/[\w$-]+/g) ?? []).reverse();

/** The block or class whose statements bind values as this one does. */
const blockOf = (binding: SyntaxNode, around: readonly SyntaxNode[]): SyntaxNode | undefined =>
  around.slice(around.indexOf(binding) + 1).find(({ type }) => /^(?:program|statement_block|class_body)$/.test(type));

function neighboursIn(source: ParsedSource, scope: SyntaxNode, span: Span): readonly Neighbour[] {
  const children = near(scope, span);
  if (scope.type === 'object') return children.flatMap((pair) => pairIn(source, pair, span));
  if (scope.type === 'arguments') {
    return children.flatMap((argument, position) =>
      argument.type === 'object'
        ? neighboursIn(source, argument, span)
        : valueIn(source, argument, span).map((text) => ({ name: position, text })),
    );
  }
  return children.flatMap((statement) => bindingsIn(source, statement, span));
}

function pairIn(source: ParsedSource, pair: SyntaxNode, span: Span): readonly Neighbour[] {
  const value = pair.type === 'pair' ? pair.childForFieldName('value') : null;
  const [name] = pair.type === 'pair' ? keyIn(pair.childForFieldName('key')) : [];
  if (value === null || name === undefined) return [];
  if (value.type === 'object' && isDivider(name)) return neighboursIn(source, value, span);
  return valueIn(source, value, span).map((text) => ({ name, text }));
}

function bindingsIn(source: ParsedSource, statement: SyntaxNode, span: Span): readonly Neighbour[] {
  const inner =
    statement.type === 'export_statement' ? (statement.childForFieldName('declaration') ?? statement) : statement;
  return [inner, ...inner.namedChildren].flatMap((binding) => {
    if (!bindings.test(binding.type)) return [];
    const [name] = namesOf(binding);
    const value = binding.childForFieldName('value') ?? binding.childForFieldName('right');
    return name === undefined || value === null ? [] : valueIn(source, value, span).map((text) => ({ name, text }));
  });
}

const textsIn = (source: ParsedSource, list: SyntaxNode, span: Span): readonly string[] =>
  near(list, span).flatMap((child) => valueIn(source, child, span));

/** The text of a literal that is not the one asked about; nothing where it is put together at run time. */
function valueIn(source: ParsedSource, node: SyntaxNode, span: Span): readonly string[] {
  if (covers(node, span)) return [];
  if (node.type === 'number' || node.type === 'true' || node.type === 'false') return [node.text];
  if (node.type !== 'string' && node.type !== 'template_string') return [];
  const segments = segmentsIn(source, node);
  return segments.length === 1 && segments[0]?.kind === 'text' ? [segments[0].text] : [];
}

const spanOf = ({ startIndex, endIndex }: SyntaxNode): Span => ({ start: startIndex, end: endIndex });
const covers = (node: SyntaxNode, span: Span): boolean => node.startIndex <= span.start && span.end <= node.endIndex;
const isWider = (node: SyntaxNode, span: Span): boolean =>
  covers(node, span) && (node.startIndex < span.start || span.end < node.endIndex);

/** By pattern, not from the tree: a hint is not worth a walk. */
const modulesIn = (text: string): readonly string[] =>
  [
    ...text.slice(0, importsEnd).matchAll(/(?:\bfrom|\brequire\s?\(|\bimport\s?\(?)\s{0,4}["']([^"'\n]{1,100})["']/g),
  ].map(([, module]) => module ?? '');
