import type { Span, SpanEdit } from '../../../core/span.ts';
import { overlaps } from '../../../core/span.ts';
import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';
import { refusal } from '../../rewriter.ts';
import type { Outcome, ParsedSource, ProjectFacts, Refusal, Replacement, Rewrite, Style } from '../../rewriter.ts';
import { helperNames, placeHelper, type HelperPlace } from './helper.ts';
import { importBlockOf, insertImports, type ImportBlock, type NewImport } from './importBlock.ts';
import { layoutOf, type Layout } from './layout.ts';
import { freeName, namesIn, type Names } from './names.ts';
import { referTo, type Reference } from './references.ts';
import { existingReader, readerLines, readerLocals, readerNames, type ReaderKind } from './reader.ts';
import { prepare, replaceLiteral, type Callables, type PreparedLiteral } from './replace.ts';

/** What is known of a file before anything is decided. */
interface File {
  readonly source: ParsedSource;
  readonly root: SyntaxNode;
  readonly text: string;
  readonly layout: Layout;
  readonly names: Names;
  readonly block: ImportBlock;
  readonly facts: ProjectFacts;
  readonly ownPackages: ReadonlySet<string>;
  /** Where the first literal stands: what is used there has to be defined above. */
  readonly firstUse: number;
}

/** What a reader's name comes to: code to call, an import, or a function to be made. */
interface Provided {
  readonly code: string;
  readonly imports: readonly NewImport[];
  readonly lines: readonly string[];
}

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
  const callables = { values: readers.values.code, text: readers.text.code, quote: quote.code };
  const edits = accepted.flatMap((each) => editsOf(each, text, callables, layout));
  return {
    edits: [...topEdits(file, [readers.values, readers.text, quote]), ...edits],
    outcomes: prepared.map((each) => outcomeOf(each, place === undefined ? 'inline' : 'helper')),
    newFiles: place?.newFile === undefined ? [] : [place.newFile],
    dependencies: [{ ecosystem: 'pypi', name: 'boto3', version: '>=1.34' }],
  };
}

const outcomeOf = (each: PreparedLiteral | Refusal, style: Style): Outcome =>
  each.kind === 'refused' ? each : { kind: 'rewritten', style };

const sharedLine = (): Refusal =>
  refusal('directive', 'The docstring shares its line with code. Put the code on a line of its own.');

function fileOf(source: ParsedSource, accepted: readonly PreparedLiteral[], layout: Layout, facts: ProjectFacts): File {
  const text = source.snapshot.text;
  const root = source.tree.rootNode;
  const literals = accepted.map(({ literal }) => literal.span);
  const ownPackages = new Set([...source.path.split('/').slice(0, -1), ...helperNames, ...neighboursOf(source, facts)]);
  const block = importBlockOf(root, text, literals, ownPackages);
  const firstUse = Math.min(...literals.map(({ start }) => start));
  return { source, root, text, layout, names: namesIn(root), block, facts, ownPackages, firstUse };
}

/** Modules in the folder of the file, as far as they are known. */
function neighboursOf({ path }: ParsedSource, { files }: ProjectFacts): readonly string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return [...files.keys()].flatMap((each) => {
    const module = each.startsWith(folder) ? /^(\w+)\.py$/.exec(each.slice(folder.length))?.[1] : undefined;
    return module ?? [];
  });
}

/** Names for trying out whether a literal can be replaced at all. */
const anyCallables: Callables = { values: 'get_secret', text: 'get_secret_text', quote: 'quote' };

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

function provideReaders(
  file: File,
  accepted: readonly PreparedLiteral[],
  place: HelperPlace | undefined,
): Readonly<Record<ReaderKind, Provided>> {
  const pieces = accepted.flatMap(({ cuts }) => cuts.map(({ piece }) => piece));
  const provide = (kind: ReaderKind): Provided => {
    const isUsed = pieces.some(({ key }) => (key === undefined ? 'text' : 'values') === kind);
    if (!isUsed) return { code: '', imports: [], lines: [] };
    return place === undefined ? inlineReader(file, kind) : importedFrom(file, place.module, kind);
  };
  return { values: provide('values'), text: provide('text') };
}

function importedFrom(file: File, module: string, kind: ReaderKind): Provided {
  const [member = '', ...aliases] = readerNames[kind];
  const wanted = { module, member, aliases, form: 'member', anywhere: true, reserved: new Set<string>() } as const;
  return provided(referTo(file.names, { ...wanted, before: file.firstUse }));
}

const provided = ({ code, newImport }: Reference): Provided => ({
  code,
  imports: newImport === undefined ? [] : [newImport],
  lines: [],
});

/** The reader that the file has or imports, else a new one. */
function inlineReader(file: File, kind: ReaderKind): Provided {
  const { root, names, layout, firstUse, block, facts } = file;
  const there = existingReader(root, names, kind, firstUse);
  if (there !== undefined) return { code: there, imports: [], lines: [] };
  const helper = names.imports.find(
    ({ module, member }) =>
      member === readerNames[kind][0] && helperNames.some((name) => module.split('.').at(-1) === name),
  );
  if (helper !== undefined) return importedFrom(file, helper.module, kind);
  const name = freeName(readerNames[kind], (each) => names.words.has(each));
  const reference = (module: string, member: string, before: number): Reference =>
    referTo(names, { module, member, before, ...inReader, aliases: [`${module}_module`, `aws_${module}`] });
  const cache = reference('functools', 'cache', block.end);
  const loads = reference('json', 'loads', firstUse);
  const client = clientIn(root, names, firstUse);
  const make = reference('boto3', 'client', firstUse);
  const environ = reference('os', 'environ', firstUse);
  const makes = client === undefined ? [...(facts.region === undefined ? [environ] : []), make] : [];
  const used = [cache, ...(kind === 'values' ? [loads] : []), ...makes];
  const lines = readerLines(
    kind,
    {
      name,
      cache: cache.code,
      loads: loads.code,
      environ: environ.code,
      client: client === undefined ? { kind: 'make', code: make.code } : { kind: 'use', name: client },
      plainBuiltins: !names.moduleBindings.has('str') && !names.moduleBindings.has('dict'),
      ...(facts.region === undefined ? {} : { region: facts.region }),
    },
    layout,
  );
  return { code: name, imports: used.flatMap(({ newImport }) => newImport ?? []), lines };
}

const inReader = { form: 'module', anywhere: false, reserved: readerLocals } as const;

/** A Secrets Manager client that the module makes once, above the first use. */
function clientIn(root: SyntaxNode, names: Names, before: number): string | undefined {
  return root.namedChildren
    .filter((statement) => statement.endIndex <= before)
    .map(clientMadeBy)
    .find((name) => {
      const isFree = name === 'client' || !readerLocals.has(name ?? '');
      return name !== undefined && isFree && names.moduleBindings.get(name) === 1;
    });
}

/** The name in `name = boto3.client("secretsmanager")`, with whatever session and arguments. */
function clientMadeBy(statement: SyntaxNode): string | undefined {
  const assignment = statement.namedChildren[0];
  const name = assignment?.type === 'assignment' ? assignment.childForFieldName('left') : null;
  if (name?.type !== 'identifier') return undefined;
  const call = assignment?.childForFieldName('right');
  const service = call?.childForFieldName('arguments')?.namedChildren[0]?.text ?? '';
  const makesClient = /(?:^|\.)client$/.test(call?.childForFieldName('function')?.text ?? '');
  return makesClient && /^["']secretsmanager["']$/.test(service) ? name.text : undefined;
}

function provideQuote(file: File, accepted: readonly PreparedLiteral[]): Provided {
  const isUsed = accepted.some(({ cuts }) => cuts.some(({ piece }) => piece.encoding === 'percent'));
  if (!isUsed) return { code: '', imports: [], lines: [] };
  const wanted = { module: 'urllib.parse', member: 'quote', form: 'member', anywhere: true } as const;
  const aliases = ['url_quote', 'percent_encode'];
  return provided(referTo(file.names, { ...wanted, aliases, before: file.firstUse, reserved: new Set<string>() }));
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
