import { groupBy } from '../core/groupBy.ts';
import type { SpanEdit } from '../core/span.ts';
import { rewriterFor } from '../rewriting/languages/index.ts';
import type {
  Dependency,
  LanguageRewriter,
  NewFile,
  Outcome,
  ParsedSource,
  Piece,
  ProjectFacts,
  Replacement,
  Rewrite,
  Style,
} from '../rewriting/rewriter.ts';
import type { SyntaxParser } from '../syntax/syntaxTree.ts';
import type { Assignment } from './allocation.ts';
import type { MigrationChoice, MigrationInput } from './migration.ts';
import type { Reading, Stretch } from './readings.ts';

export interface RewrittenDocument {
  readonly input: MigrationInput;
  /** A literal each, with the findings in it. */
  readonly replacements: readonly { readonly readings: readonly Reading[]; readonly outcome: Outcome }[];
  readonly edits: readonly SpanEdit[];
  readonly newFiles: readonly (NewFile & { readonly uri: string })[];
  readonly dependencies: readonly Dependency[];
}

type Assignments = ReadonlyMap<Reading, Assignment>;

/** Rewrites every document that has a reading. A helper that one document brings is there for those after it. */
export async function rewriteDocuments(
  readings: readonly Reading[],
  assignments: Assignments,
  style: MigrationChoice['style'],
  parser: SyntaxParser,
): Promise<readonly RewrittenDocument[]> {
  const documents: RewrittenDocument[] = [];
  /** Files made so far by URI, so that a helper is made once. */
  const made = new Map<string, NewFile>();
  for (const [input, own] of groupBy(readings, (reading) => reading.input)) {
    const document = await rewriteDocument(input, own, assignments, style, made, parser);
    for (const file of document.newFiles) made.set(file.uri, file);
    documents.push(document);
  }
  return documents;
}

async function rewriteDocument(
  input: MigrationInput,
  readings: readonly Reading[],
  assignments: Assignments,
  style: MigrationChoice['style'],
  made: ReadonlyMap<string, NewFile>,
  parser: SyntaxParser,
): Promise<RewrittenDocument> {
  const { snapshot, path } = input;
  const rewriter = rewriterFor(snapshot.languageId);
  if (rewriter === undefined) throw new Error('a document was read without a rewriter');
  const facts = withMade(input, made);
  const byLiteral = [...groupBy(readings, ({ literal }) => literal.span.start).values()];
  const replacements = byLiteral.map((group) => replacementOf(group, assignments, rewriter));
  const tree = await parser.parse(rewriter.grammarOf(snapshot.languageId, path), snapshot.text);
  try {
    const rewrite = rewriteInStyle(rewriter, { snapshot, path, tree }, replacements, style, facts);
    return {
      input,
      replacements: byLiteral.map((group, index) => ({ readings: group, outcome: outcomeAt(rewrite, index) })),
      edits: rewrite.edits,
      newFiles: rewrite.newFiles.map((file) => ({ ...file, uri: uriBelow(input.rootUri, file.path) })),
      dependencies: rewrite.dependencies,
    };
  } finally {
    tree.delete();
  }
}

function outcomeAt(rewrite: Rewrite, index: number): Outcome {
  const outcome = rewrite.outcomes[index];
  if (outcome === undefined) throw new Error('a rewriter left a replacement without an outcome');
  return outcome;
}

function withMade(input: MigrationInput, made: ReadonlyMap<string, NewFile>): ProjectFacts {
  const own = [...made].filter(([uri, file]) => uri === uriBelow(input.rootUri, file.path));
  if (own.length === 0) return input.project;
  return {
    ...input.project,
    files: new Map([...input.project.files, ...own.map(([, { path, text }]) => [path, text] as const)]),
  };
}

/** URI of a file below the root, from its path with `/`. */
export const uriBelow = (rootUri: string, path: string): string =>
  `${rootUri}/${path.split('/').map(encodeURIComponent).join('/')}`;

/** `auto` takes the project's helper where there is one, else what leaves the fewest places refused; inline when equal. */
function rewriteInStyle(
  rewriter: LanguageRewriter,
  source: ParsedSource,
  replacements: readonly Replacement[],
  style: MigrationChoice['style'],
  facts: ProjectFacts,
): Rewrite {
  const write = (chosen: Style): Rewrite => rewriter.rewrite(source, replacements, chosen, facts);
  if (style !== 'auto') return write(style);
  const hasHelper = rewriter.helperPaths(source.path, facts).some((path) => facts.files.has(path));
  const preferred = write(hasHelper ? 'helper' : 'inline');
  const refusals = refusalsIn(preferred);
  if (refusals === 0) return preferred;
  const other = write(hasHelper ? 'inline' : 'helper');
  return refusalsIn(other) < refusals ? other : preferred;
}

const refusalsIn = ({ outcomes }: Rewrite): number => outcomes.filter(({ kind }) => kind === 'refused').length;

/** One literal: the texts and expressions of it stay, the stretches are read from the store. */
function replacementOf(
  readings: readonly Reading[],
  assignments: Assignments,
  rewriter: LanguageRewriter,
): Replacement {
  const [first] = readings;
  if (first === undefined) throw new Error('a literal without a reading');
  const { literal } = first;
  const wanted = readings.flatMap((reading) => wantedPieces(reading, assignments)).sort((a, b) => a.start - b.start);
  const pieces = literal.segments.flatMap((segment, index): readonly Piece[] => {
    if (segment.kind === 'expression') return [segment];
    const result: Piece[] = [];
    let position = 0;
    for (const { stretch, piece } of wanted.filter((one) => one.stretch.segment === index)) {
      if (stretch.start < position) continue;
      checkExact(segment.text.slice(stretch.start, stretch.end), stretch, rewriter);
      result.push({ kind: 'text', text: segment.text.slice(position, stretch.start) }, piece);
      position = stretch.end;
    }
    result.push({ kind: 'text', text: segment.text.slice(position) });
    return result.filter((piece) => piece.kind !== 'text' || piece.text !== '');
  });
  return { literal, pieces };
}

interface WantedPiece {
  readonly start: number;
  readonly stretch: Stretch;
  readonly piece: Piece;
}

function wantedPieces(reading: Reading, assignments: Assignments): readonly WantedPiece[] {
  const assignment = assignments.get(reading);
  if (assignment === undefined) throw new Error('a reading without an assignment');
  const { secretName, key, usernameKey } = assignment;
  const wanted = (stretch: Stretch, ownKey: string | undefined): WantedPiece => ({
    start: stretch.start,
    stretch,
    piece: { kind: 'secret', secretName, encoding: stretch.encoding, ...(ownKey === undefined ? {} : { key: ownKey }) },
  });
  const secret = wanted(reading.secret, key);
  const { username } = reading;
  return username === undefined || usernameKey === undefined ? [secret] : [wanted(username, usernameKey), secret];
}

/** The law of every rewrite: what is put together at run time is what was written. */
function checkExact(written: string, { value, encoding }: Stretch, rewriter: LanguageRewriter): void {
  const text = value.reveal();
  if ((encoding === 'percent' ? rewriter.percentEncode(text) : text) !== written) {
    throw new Error('a value would not be put together as it was written');
  }
}
