import type { Span, SpanEdit } from '../../../core/span.ts';
import { overlaps } from '../../../core/span.ts';
import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';
import { refusal } from '../../rewriter.ts';
import type { Outcome, ParsedSource, ProjectFacts, Refusal, Replacement, Rewrite, Style } from '../../rewriter.ts';
import { prepare, type PreparedLiteral } from './align.ts';
import { fileOf, type File } from './file.ts';
import { placeHelper } from './helper.ts';
import { insertImports, type NewImport } from './importBlock.ts';
import { layoutOf, type Layout } from './layout.ts';
import { provideQuote, provideReaders, type Provided } from './provide.ts';
import { replaceLiteral, type Callables } from './replace.ts';

const nothing: Rewrite = { edits: [], outcomes: [], newFiles: [], dependencies: [] };

/** All replacements of a file at once: every import and every reader is made once. */
export function rewrite(
  source: ParsedSource,
  replacements: readonly Replacement[],
  style: Style,
  facts: ProjectFacts,
): Rewrite {
  const text = source.snapshot.text;
  const root = source.tree.rootNode;
  const layout = layoutOf(root, text);
  const prepared = replacements.map((_, index) => prepareOne(root, text, replacements, index, layout));
  const accepted = prepared.filter((each) => each.kind === 'prepared');
  const file = fileOf(source, accepted, layout, facts);
  if (accepted.length === 0) return { ...nothing, outcomes: prepared.map((each) => outcomeOf(each, style)) };
  if (file.firstUse < file.block.end)
    return { ...nothing, outcomes: prepared.map((each) => (each.kind === 'refused' ? each : sharedLine())) };
  const place = style === 'helper' ? placeHelper(source, file.names, facts) : undefined;
  const readers = provideReaders(file, accepted, place);
  const quote = provideQuote(file, accepted);
  const { values, text: whole, bytes } = readers;
  const callables = { values: values.code, text: whole.code, bytes: bytes.code, quote: quote.code };
  const edits = accepted.flatMap((each) => editsOf(each, text, callables, layout));
  return {
    edits: [...topEdits(file, [values, whole, bytes, quote]), ...edits],
    outcomes: prepared.map((each) => outcomeOf(each, place === undefined ? 'inline' : 'helper')),
    newFiles: place?.newFile === undefined ? [] : [place.newFile],
    dependencies: [{ ecosystem: 'pypi', name: 'boto3', version: '>=1.34' }],
  };
}

const outcomeOf = (each: PreparedLiteral | Refusal, style: Style): Outcome =>
  each.kind === 'refused' ? each : { kind: 'rewritten', style };

const sharedLine = (): Refusal =>
  refusal('directive', 'The docstring shares its line with code. Put the code on a line of its own.');

/** Names for trying out whether a literal can be replaced at all. */
const anyCallables: Callables = {
  values: 'get_secret',
  text: 'get_secret_text',
  bytes: 'get_secret_bytes',
  quote: 'quote',
};

function prepareOne(
  root: SyntaxNode,
  text: string,
  replacements: readonly Replacement[],
  index: number,
  layout: Layout,
): PreparedLiteral | Refusal {
  const replacement = replacements[index];
  if (replacement === undefined) return replacedAlready;
  const isRepeated = replacements
    .slice(0, index)
    .some(({ literal }) => overlaps(literal.span, replacement.literal.span));
  if (isRepeated) return replacedAlready;
  const prepared = prepare(root, text, replacement);
  if (prepared.kind === 'refused') return prepared;
  const tried = replaceLiteral(prepared, text, anyCallables, layout);
  return 'kind' in tried ? tried : prepared;
}

const replacedAlready = refusal(
  'document-changed',
  'Another change replaces the same literal. Run once more when it is made.',
);

function editsOf(prepared: PreparedLiteral, text: string, callables: Callables, layout: Layout): readonly SpanEdit[] {
  const edits = replaceLiteral(prepared, text, callables, layout);
  return 'kind' in edits ? [] : edits;
}

/** The imports, and below them the functions, with the empty lines that PEP 8 asks for. */
function topEdits(file: File, parts: readonly Provided[]): readonly SpanEdit[] {
  const { text, block, layout, ownPackages, root } = file;
  const { eol } = layout;
  const imports = uniqueImports(parts.flatMap((part) => part.imports));
  const edits = insertImports(block, imports, text, eol, ownPackages);
  const functions = parts.filter(({ lines }) => lines.length > 0).map(({ lines }) => lines.join(eol) + eol);
  const following = /^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(text.slice(block.end))?.[0] ?? '';
  const emptyLines = following.match(/\r\n|\n|\r/g)?.length ?? 0;
  const pad = (wanted: number): string => eol.repeat(Math.max(0, wanted - emptyLines));
  const at = (newText: string): SpanEdit => ({ span: emptySpan(block.end), newText });
  if (functions.length > 0) {
    const above = imports.length === 0 && block.end === 0 ? '' : eol + eol;
    return [...edits, at(above + functions.join(eol + eol) + pad(2))];
  }
  if (imports.length === 0 || block.lines.length > 0) return edits;
  return [...edits, at(pad(isDefinition(root, block.end) ? 2 : 1))];
}

const emptySpan = (offset: number): Span => ({ start: offset, end: offset });

const isDefinition = (root: SyntaxNode, offset: number): boolean =>
  /definition/.test(root.namedChildren.find((node) => node.startIndex >= offset)?.type ?? '');

const uniqueImports = (imports: readonly NewImport[]): readonly NewImport[] => [
  ...new Map(imports.map((each) => [each.text, each])).values(),
];
