import type { DocumentSnapshot } from '../../core/documentSnapshot.ts';
import type { Span, SpanEdit } from '../../core/span.ts';
import { insertReference } from '../../protocol/requests.ts';
import type { InsertParams, InsertResult } from '../../protocol/requests.ts';
import { factPaths, projectFactsOf } from '../../remediation/facts.ts';
import { rewriterFor } from '../../rewriting/languages/index.ts';
import { refusal } from '../../rewriting/rewriter.ts';
import type { LanguageRewriter, Refusal } from '../../rewriting/rewriter.ts';
import { guarded } from '../guarded.ts';
import type { Feature, Host } from '../host.ts';
import { readFacts, rootUriOf } from '../projectFiles.ts';
import { toWorkspaceEdit } from '../toLsp.ts';
import type { CreatedFile } from '../toLsp.ts';

/** The code that reads a secret, at the cursor, in the file's own language. */
export const insertReferences: Feature = {
  capabilities: () => ({}),
  attach(host) {
    host.connection.onRequest(
      insertReference,
      guarded(insertReference.method, host.log, (params) => insert(host, params)),
    );
  },
};

async function insert(host: Host, params: InsertParams): Promise<InsertResult> {
  const snapshot = host.documents.snapshot(params.uri);
  if (snapshot?.version !== params.documentVersion || params.offset > snapshot.text.length) {
    return refusal('document-changed', 'The document has changed since. Try again.');
  }
  const rewriter = rewriterFor(snapshot.languageId);
  const reading =
    rewriter === undefined ? dynamicReference(snapshot, params) : await readingCode(host, rewriter, snapshot, params);
  if (reading.kind === 'refused') return reading;
  const { uri, version, text: before } = snapshot;
  const texts = [{ uri, version, before, edits: reading.edits }];
  return { kind: 'edit', edit: toWorkspaceEdit(texts, reading.newFiles, host.client) };
}

interface Reading {
  readonly kind: 'reading';
  readonly edits: readonly SpanEdit[];
  readonly newFiles: readonly CreatedFile[];
}

const configurationLanguages = new Set([
  'dotenv',
  'dockercompose',
  'ini',
  'json',
  'jsonc',
  'properties',
  'toml',
  'yaml',
]);

/** The form that CloudFormation reads and `unhardcode run` resolves, for files that have none of their own. */
function dynamicReference(
  { languageId }: DocumentSnapshot,
  { offset, secretName, key }: InsertParams,
): Reading | Refusal {
  if (!configurationLanguages.has(languageId)) {
    return refusal('language-not-supported', `Code that reads a secret cannot be written in ${languageId} yet.`);
  }
  const path = key === undefined ? '' : `:SecretString:${key}`;
  const newText = `{{resolve:secretsmanager:${secretName}${path}}}`;
  return { kind: 'reading', edits: [{ span: { start: offset, end: offset }, newText }], newFiles: [] };
}

/** A literal that stands at the cursor while the rewriter decides; its quotes are those of the file. */
function standInFor({ text, languageId }: DocumentSnapshot): string {
  const doubles = text.split('"').length;
  const singles = text.split("'").length;
  return doubles > singles || (doubles === singles && languageId === 'python') ? '"-"' : "'-'";
}

/** Lets the rewriter replace a literal that stands at the cursor, and takes that literal out of its edits again. */
async function readingCode(
  { documents, client, settings, services }: Host,
  rewriter: LanguageRewriter,
  snapshot: DocumentSnapshot,
  { offset, secretName, key }: InsertParams,
): Promise<Reading | Refusal> {
  const { path, root } = documents.place(snapshot.uri);
  const standIn = standInFor(snapshot);
  const text = snapshot.text.slice(0, offset) + standIn + snapshot.text.slice(offset);
  const facts = projectFactsOf(path, await readFacts(documents, root, factPaths(path, snapshot.languageId)));
  const tree = await services.parser.parse(rewriter.grammarOf(snapshot.languageId, path), text);
  try {
    const source = { snapshot: { ...snapshot, text }, path, tree };
    const literal = rewriter.readLiteral(source, { start: offset + 1, end: offset + standIn.length - 1 });
    if (literal.kind === 'refused') return literal;
    const piece = {
      kind: 'secret' as const,
      secretName,
      encoding: 'none' as const,
      ...(key === undefined ? {} : { key }),
    };
    const mayMakeFiles = client.createsFiles && root !== undefined;
    const style = mayMakeFiles && settings.now().rewriteStyle === 'helper' ? 'helper' : 'inline';
    const { edits, outcomes, newFiles } = rewriter.rewrite(source, [{ literal, pieces: [piece] }], style, facts);
    const [outcome] = outcomes;
    if (outcome?.kind === 'refused') return outcome;
    const rootUri = rootUriOf(snapshot.uri, path);
    return {
      kind: 'reading',
      edits: edits.map(({ span, newText }) => ({ span: withoutStandIn(span, offset, standIn.length), newText })),
      newFiles: newFiles.map((file) => ({ uri: `${rootUri}/${file.path}`, text: file.text })),
    };
  } finally {
    tree.delete();
  }
}

const withoutStandIn = ({ start, end }: Span, at: number, length: number): Span => ({
  start: start <= at ? start : Math.max(at, start - length),
  end: end <= at ? end : Math.max(at, end - length),
});
