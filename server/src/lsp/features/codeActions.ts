import { CodeActionKind } from 'vscode-languageserver-protocol';
import type { CodeAction, CodeActionParams, Command, Range } from 'vscode-languageserver-protocol';
import type { DocumentSnapshot } from '../../core/documentSnapshot.ts';
import type { Finding } from '../../core/finding.ts';
import { migrateCommand } from '../../protocol/requests.ts';
import type { FindingReference } from '../../protocol/requests.ts';
import type { PlannedPlace } from '../../remediation/migration.ts';
import type { Style } from '../../rewriting/rewriter.ts';
import { Outdated, shown } from '../analysis.ts';
import type { Client } from '../client.ts';
import { spanOf } from '../fromLsp.ts';
import { guarded } from '../guarded.ts';
import type { Feature, Host } from '../host.ts';
import { ignoreOffers } from '../ignoreActions.ts';
import type { IgnoreOffer } from '../ignoreActions.ts';
import { ignoreEdit } from '../ignoreComment.ts';
import { placeText, storedAt } from '../knownValues.ts';
import { toDiagnostic, toWorkspaceEdit } from '../toLsp.ts';

/** What may be done with the findings in a range. Offering has no effect, and there is nothing to resolve. */
export const codeActions: Feature = {
  capabilities: ({ actionLiterals }) => ({
    codeActionProvider: actionLiterals ? { codeActionKinds: [CodeActionKind.QuickFix], resolveProvider: false } : true,
  }),
  attach(host) {
    host.connection.onCodeAction(guarded('textDocument/codeAction', host.log, (params) => actionsFor(host, params)));
  },
};

async function actionsFor(host: Host, params: CodeActionParams): Promise<(CodeAction | Command)[]> {
  const { documents, analysis, settings, migrations } = host;
  const snapshot = documents.snapshot(params.textDocument.uri);
  const { sent, only } = contextOf(params);
  if (snapshot === undefined || !wantsQuickFixes(only)) return [];
  const range = spanOf(documents.linesOf(snapshot), params.range);
  const all = await analysis.findingsOf(snapshot, documents.place(snapshot.uri)).catch(noneWhenOutdated);
  const inRange = shown(all, settings.now()).filter(({ span }) => span.start <= range.end && range.start <= span.end);
  const findings = inRange.slice(0, mostPlanned);
  if (findings.length === 0) return [];
  const outcomes = await migrations.outcomes(snapshot, findings);
  const refused = findings.filter((_, index) => outcomes[index]?.kind === 'refused');
  // Where no call is legal in the place itself, the synchronous reader of a helper may be.
  const throughHelper = refused.length === 0 ? [] : await migrations.outcomes(snapshot, refused, 'helper');
  const ofFindings = findings.flatMap((finding, index) => {
    const outcome = outcomes[index];
    if (outcome === undefined) return [];
    const alternative = throughHelper[refused.indexOf(finding)];
    return actionsOf({ host, snapshot, finding, outcome, alternative, sent });
  });
  if (!host.client.actionLiterals) return ofFindings;
  const offers = await ignoreOffers(snapshot.uri, findings, host);
  return [
    ...ofFindings,
    ...offers.map((offer) => ignoringAction(offer, { host, snapshot, sent })),
    ...shortened(inRange.length - findings.length, host.client),
  ];
}

/** Findings. Planning holds up everything else, some milliseconds each, and nobody reads a longer list. */
const mostPlanned = 100;

function shortened(left: number, { disabledActions }: Client): readonly CodeAction[] {
  if (left === 0) return [];
  const reason = 'Ask for a smaller range.';
  const title = `${left} more findings in this range are not listed`;
  return [
    disabledActions
      ? { title, kind: CodeActionKind.QuickFix, disabled: { reason } }
      : { title: `${title}: ${reason}`, kind: CodeActionKind.QuickFix },
  ];
}

const ignoringAction = (
  { title, finding, edit }: IgnoreOffer,
  context: Pick<Offer, 'host' | 'snapshot' | 'sent'>,
): CodeAction => ({ title, kind: CodeActionKind.QuickFix, ...diagnosticsIn({ ...context, finding }), edit });

/** Some clients leave out what they have nothing to say in, or write `null`. */
function contextOf({ context }: CodeActionParams): {
  readonly sent: CodeActionParams['context']['diagnostics'];
  readonly only: readonly string[] | undefined;
} {
  const { diagnostics, only } = (context as Partial<CodeActionParams['context']> | null | undefined) ?? {};
  return { sent: Array.isArray(diagnostics) ? diagnostics : [], only: Array.isArray(only) ? only : undefined };
}

/** `quickfix` or everything; no `source` action has an effect here. */
const wantsQuickFixes = (only: readonly string[] | undefined): boolean =>
  only === undefined || only.length === 0 || only.some((kind) => kind === '' || kind === CodeActionKind.QuickFix);

function noneWhenOutdated(error: unknown): readonly Finding[] {
  if (error instanceof Outdated) return [];
  throw error;
}

interface Offer {
  readonly host: Host;
  readonly snapshot: DocumentSnapshot;
  readonly finding: Finding;
  readonly outcome: PlannedPlace['outcome'];
  readonly alternative: PlannedPlace['outcome'] | undefined;
  /** The diagnostics that the editor sent with its question; it may send none. */
  readonly sent: CodeActionParams['context']['diagnostics'];
}

function actionsOf(offer: Offer): readonly (CodeAction | Command)[] {
  const { client } = offer.host;
  const move = client.appliesEdits ? moveAction(offer) : undefined;
  const use = move?.command === undefined ? undefined : reuseAction(offer, move);
  // What is stored already is preferred to storing it again.
  const moves =
    move === undefined
      ? []
      : use === undefined
        ? [move]
        : [use, { ...move, ...(client.preferredActions ? { isPreferred: false } : {}) }];
  if (!client.actionLiterals) return moves.flatMap(({ command }) => command ?? []);
  return [...moves, ...ignoreAction(offer)];
}

/** Of a value that is stored already: the same edit, and nothing to store. */
function reuseAction({ host, snapshot, finding }: Offer, move: CodeAction): CodeAction | undefined {
  const stored = storedAt(finding, snapshot, host.known);
  if (stored === undefined) return undefined;
  const title = `Use ${placeText(stored)}, which holds it already`;
  const [reference] = (move.command?.arguments ?? []) as readonly FindingReference[];
  const reuse = { secretName: stored.name, store: stored.store };
  return { ...move, title, command: { title, command: migrateCommand, arguments: [{ ...reference, reuse }] } };
}

function moveAction(offer: Offer): CodeAction | undefined {
  const { host, finding, outcome, alternative } = offer;
  const title = titleOf(finding);
  if (outcome.kind === 'rewritten') return storing(offer, title, outcome.style);
  if (alternative?.kind === 'rewritten') return storing(offer, title, alternative.style, { style: alternative.style });
  if (!host.client.disabledActions) return undefined;
  return { title, kind: CodeActionKind.QuickFix, ...diagnosticsIn(offer), disabled: { reason: outcome.message } };
}

function storing(offer: Offer, what: string, style: Style, asked: Pick<FindingReference, 'style'> = {}): CodeAction {
  const { host, snapshot, finding } = offer;
  const title = style === 'helper' ? `${what} (read through a helper module)` : what;
  const reference: FindingReference = {
    uri: snapshot.uri,
    documentVersion: snapshot.version,
    start: finding.span.start,
    ...asked,
  };
  return {
    title,
    kind: CodeActionKind.QuickFix,
    ...diagnosticsIn(offer),
    ...(host.client.preferredActions ? { isPreferred: true } : {}),
    command: { title, command: migrateCommand, arguments: [reference] },
  };
}

function titleOf({ kind, name }: Finding): string {
  const what = kind === 'other' ? 'credential' : kind.replace('-', ' ');
  const named = name === undefined ? `this ${what}` : `${what} “${name}”`;
  return `Move ${named} to AWS Secrets Manager`;
}

function ignoreAction(offer: Offer): readonly CodeAction[] {
  const { host, snapshot, finding } = offer;
  const edit = ignoreEdit(snapshot, finding);
  if (edit === undefined) return [];
  const { uri, version, text: before } = snapshot;
  return [
    {
      title: 'Ignore this finding with a comment',
      kind: CodeActionKind.QuickFix,
      ...diagnosticsIn(offer),
      edit: toWorkspaceEdit([{ uri, version, before, edits: [edit] }], [], host.client),
    },
  ];
}

/** The editor's own diagnostics for the finding, given back as they came. */
function diagnosticsIn({
  host,
  snapshot,
  finding,
  sent,
}: Pick<Offer, 'host' | 'snapshot' | 'finding' | 'sent'>): Pick<CodeAction, 'diagnostics'> {
  const { range, code } = toDiagnostic(finding, host.documents.linesOf(snapshot), host.client);
  const matching = sent.filter((diagnostic) => diagnostic.code === code && isSame(diagnostic.range, range));
  return matching.length === 0 ? {} : { diagnostics: matching };
}

const isSame = (a: Range, b: Range): boolean =>
  a.start.line === b.start.line &&
  a.start.character === b.start.character &&
  a.end.line === b.end.line &&
  a.end.character === b.end.character;
