import type { Span } from '../../../core/span.ts';
import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';
import type { LiteralReading, ParsedSource } from '../../rewriter.ts';
import { climb } from '../../climb.ts';
import type { Step } from '../../climb.ts';
import { importsEnd, isAddress, isDivider, near } from '../../surroundings.ts';
import type { Neighbour, Surroundings } from '../../surroundings.ts';
import { literalAround } from './literal.ts';

/** What stands around the literal: hints, so whatever is not understood is left out. */
export function surroundingsOf(source: ParsedSource, { span }: Pick<LiteralReading, 'span'>): Surroundings {
  const around = ancestorsOf(source.tree.rootNode, span);
  const { own, owners, calls, lists, scope } = climb(around, (node) => stepAt(node, around, span));
  const isContainer = scope !== undefined && !blocks.has(scope.type);
  return {
    ...(own === undefined ? {} : { own }),
    owners,
    calls,
    addresses: lists.flatMap((list) => textsIn(source, list, span)).filter(isAddress),
    beside: scope === undefined ? [] : neighboursIn(source, scope, span),
    ...(isContainer ? { container: { start: scope.startIndex, end: scope.endIndex } } : {}),
    modules: modulesIn(source.snapshot.text),
  };
}

const blocks: ReadonlySet<string> = new Set(['module', 'block']);

/** The nodes that are wider than the span, innermost first. */
function ancestorsOf(root: SyntaxNode, span: Span): readonly SyntaxNode[] {
  const around: SyntaxNode[] = [];
  let node = root.descendantForIndex(span.start, Math.max(span.start, span.end - 1));
  for (; node !== null; node = node.parent) if (isWider(node, span)) around.push(node);
  return around;
}

function stepAt(node: SyntaxNode, around: readonly SyntaxNode[], span: Span): Step | undefined {
  const position = node.namedChildren.findIndex((child) => covers(child, span));
  switch (node.type) {
    case 'dictionary':
      return { kind: 'held', by: node };
    case 'tuple':
      return isCredentials(node) ? { kind: 'held', by: node, position } : undefined;
    case 'argument_list':
      return saysNothing(node) ? undefined : { kind: 'given', list: node, position, to: calledWith(node) };
    case 'function_definition':
      return { kind: 'end', inside: node.childForFieldName('name')?.text ?? '' };
    case 'class_definition':
      return { kind: 'end' };
    case 'assignment': {
      const block = around.slice(around.indexOf(node) + 1).find(({ type }) => blocks.has(type));
      return { kind: 'bound', names: namesOf(node), block };
    }
    default: {
      const names = namesOf(node);
      return names.length === 0 ? undefined : { kind: 'named', names };
    }
  }
}

const calledWith = (list: SyntaxNode): string => list.parent?.childForFieldName('function')?.text.slice(0, 100) ?? '';

/** `auth=("user", "password")`. */
const isCredentials = (tuple: SyntaxNode): boolean =>
  tuple.namedChildCount === 2 && tuple.parent?.type === 'keyword_argument';

/** `os.environ.get("DB_PASSWORD", "…")`, `bytes([…])`: what the call is bound to tells more than the call. */
const saysNothing = (node: SyntaxNode): boolean =>
  /(?:^|\.)(?:getenv|env|config|str|bytes|bytearray|(?:environ|env|config|settings)\.get)$/.test(
    node.parent?.childForFieldName('function')?.text ?? '',
  );

/** The names that a node binds its value to, from the inside out. */
function namesOf(node: SyntaxNode): readonly string[] {
  switch (node.type) {
    case 'pair':
      return wordsIn(node.childForFieldName('key'));
    case 'keyword_argument':
    case 'default_parameter':
    case 'typed_default_parameter':
      return wordsIn(node.childForFieldName('name'));
    case 'assignment':
      return wordsIn(node.childForFieldName('left'));
    default:
      return [];
  }
}

/** `os.environ["DB_PASSWORD"]` → `DB_PASSWORD`, `environ`, `os`. */
const wordsIn = (node: SyntaxNode | null): readonly string[] =>
  (node?.text.slice(0, 200).match(/[\w-]+/g) ?? []).reverse();

function neighboursIn(source: ParsedSource, scope: SyntaxNode, span: Span): readonly Neighbour[] {
  return near(scope, span).flatMap((child, position): readonly Neighbour[] => {
    if (child.type === 'dictionary' && scope.type === 'argument_list') return neighboursIn(source, child, span);
    const binding = child.type === 'expression_statement' ? (child.namedChildren[0] ?? child) : child;
    const [name] = namesOf(binding);
    if (name === undefined) return valueIn(source, child, span).map((text) => ({ name: position, text }));
    const value = binding.childForFieldName('value') ?? binding.childForFieldName('right');
    if (value === null) return [];
    if (value.type === 'dictionary' && isDivider(name)) return neighboursIn(source, value, span);
    return valueIn(source, value, span).map((text) => ({ name, text }));
  });
}

const textsIn = (source: ParsedSource, list: SyntaxNode, span: Span): readonly string[] =>
  near(list, span).flatMap((child) => valueIn(source, child, span));

/** The text of a literal that is not the one asked about; nothing where it is put together at run time. */
function valueIn(source: ParsedSource, node: SyntaxNode, span: Span): readonly string[] {
  if (covers(node, span)) return [];
  if (node.type === 'integer') return [node.text];
  if (node.type === 'true' || node.type === 'false') return [node.type];
  if (node.type !== 'string' && node.type !== 'concatenated_string') return [];
  const own = { start: node.startIndex, end: node.endIndex };
  const literal = literalAround(source.tree.rootNode, source.snapshot.text, own);
  if (literal === undefined || literal.binary || literal.items.some(({ kind }) => kind === 'expression')) return [];
  return [literal.items.map((item) => (item.kind === 'character' ? item.character.text : '')).join('')];
}

const covers = (node: SyntaxNode, span: Span): boolean => node.startIndex <= span.start && span.end <= node.endIndex;
const isWider = (node: SyntaxNode, span: Span): boolean =>
  covers(node, span) && (node.startIndex < span.start || span.end < node.endIndex);

/** By pattern, not from the tree: a hint is not worth a walk. */
const modulesIn = (text: string): readonly string[] =>
  [...text.slice(0, importsEnd).matchAll(/^[ \t]{0,40}(?:from|import)[ \t]{1,4}([\w.]{1,100})/gm)].map(
    ([, module]) => module ?? '',
  );
