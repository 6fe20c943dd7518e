import { DiagnosticSeverity } from 'vscode-languageserver-protocol';
import type { Diagnostic, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Confidence, Finding } from '../core/finding.ts';
import { reasonOf, wordFor } from '../core/finding.ts';
import type { FindingRow } from '../workspace/scanReport.ts';
import type { Span, SpanEdit } from '../core/span.ts';
import { builtInRules } from '../detection/rules/index.ts';
import type { Failed, StoreReference, StoreSummary } from '../protocol/requests.ts';
import { StoreError } from '../secrets/store.ts';
import type { SecretStore } from '../secrets/store.ts';
import type { Client } from './client.ts';
import type { Lines } from './documents.ts';
import { placeText } from './knownValues.ts';
import type { KnownPlace } from './knownValues.ts';

export const diagnosticSource = 'unhardcode';

const severities: Readonly<Record<Confidence, DiagnosticSeverity>> = {
  certain: DiagnosticSeverity.Error,
  likely: DiagnosticSeverity.Warning,
  possible: DiagnosticSeverity.Information,
};

export const toRange = (lines: Lines, { start, end }: Span): Range => ({
  start: lines.positionAt(start),
  end: lines.positionAt(end),
});

export function toDiagnostic(finding: Finding, lines: Lines, client: Client, stored?: KnownPlace): Diagnostic {
  const known = stored === undefined ? '' : `; stored already: use ${placeText(stored)}`;
  return diagnosticAt(toRange(lines, finding.span), finding, reasonOf(finding) + known, client);
}

/** A finding in a file that is not open. */
export function rowToDiagnostic(row: FindingRow, client: Client): Diagnostic {
  const start = { line: row.startLine - 1, character: row.startColumn - 1 };
  const end = { line: row.endLine - 1, character: row.endColumn - 1 };
  return diagnosticAt({ start, end }, row, row.reason, client);
}

type Described = Pick<Finding, 'rule' | 'kind' | 'confidence' | 'fingerprint'>;

function diagnosticAt(range: Range, finding: Described, reason: string, client: Client): Diagnostic {
  const { rule, kind, confidence, fingerprint } = finding;
  return {
    range,
    severity: severities[confidence],
    source: diagnosticSource,
    code: rule,
    message: `Hardcoded ${wordFor(kind)}: ${reason}`,
    ...(client.codeDescription ? { codeDescription: { href: documentationOf(rule) } } : {}),
    ...(client.diagnosticData ? { data: { fingerprint, kind } } : {}),
  };
}

/** Where a provider documents its format; for everything else what hardcoded credentials are about. */
export const documentationOf = (rule: string): string =>
  documentation.get(rule) ?? 'https://cwe.mitre.org/data/definitions/798.html';

const documentation = new Map(builtInRules.map((rule) => [rule.id, rule.documentation]));

/** What was found and why, for people. */
export const messageOf = (finding: Finding): string => `Hardcoded ${wordFor(finding.kind)}: ${reasonOf(finding)}`;

/** A text that edits are for, and where it is. */
export interface EditedText {
  readonly uri: string;
  /** Null for a file that is not open in the editor. */
  readonly version: number | null;
  readonly before: string;
  readonly edits: readonly SpanEdit[];
}

export interface CreatedFile {
  readonly uri: string;
  readonly text: string;
}

/**
 * With `documentChanges` the editor itself rejects an edit for another version. `changes` cannot say a version nor make
 * a file: the caller checks the texts, and plans no file for such a client.
 */
export function toWorkspaceEdit(
  texts: readonly EditedText[],
  created: readonly CreatedFile[],
  client: Pick<Client, 'documentChanges'>,
): WorkspaceEdit {
  if (!client.documentChanges) {
    return { changes: Object.fromEntries(texts.map((text) => [text.uri, toTextEdits(text)])) };
  }
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      ...created.flatMap(({ uri, text }) => [
        { kind: 'create' as const, uri, options: { overwrite: false, ignoreIfExists: false } },
        { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
      ]),
      ...texts.map((text) => ({
        textDocument: { uri: text.uri, version: text.version },
        edits: toTextEdits(text),
      })),
    ],
  };
}

function toTextEdits({ uri, before, edits }: EditedText): TextEdit[] {
  const lines = TextDocument.create(uri, '', 0, before);
  return edits.map(({ span, newText }) => ({ range: toRange(lines, span), newText }));
}

/** @throws what it was given when it is no `StoreError`: a bug, for the guard. */
export function toFailed(error: unknown): Failed {
  if (!(error instanceof StoreError)) throw error;
  const { code, message, signIn } = error;
  return { kind: 'failed', code, message, ...(signIn === undefined ? {} : { signIn }) };
}

/** Asks who is signed in. */
export async function toStoreSummary(
  reference: StoreReference,
  store: SecretStore,
  signal: AbortSignal,
): Promise<StoreSummary> {
  const { accountId, arn } = await store.identity(signal);
  const { region, regionSource, endpoint } = store.location;
  return {
    store: { ...reference, region },
    accountId,
    identityArn: arn,
    region,
    regionSource,
    ...(endpoint === undefined ? {} : { endpoint }),
  };
}
