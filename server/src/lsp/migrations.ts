import { join } from 'node:path';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { DocumentSnapshot } from '../core/documentSnapshot.ts';
import type { Finding } from '../core/finding.ts';
import { textAt } from '../core/span.ts';
import type { FindingReference, Refused } from '../protocol/requests.ts';
import { factPaths, projectFactsOf } from '../remediation/facts.ts';
import type { MigrationChoice, MigrationInput, MigrationPlan, PlannedPlace } from '../remediation/migration.ts';
import { planMigration } from '../remediation/plan.ts';
import type { SyntaxParser } from '../syntax/syntaxTree.ts';
import { Outdated } from './analysis.ts';
import type { Analysis } from './analysis.ts';
import type { Client } from './client.ts';
import type { Documents } from './documents.ts';
import { uriOf } from './place.ts';
import { currentText, openedAt, readFacts, rootUriOf } from './projectFiles.ts';
import type { SettingsHolder } from './settingsHolder.ts';
import { toWorkspaceEdit } from './toLsp.ts';
import type { EditedText } from './toLsp.ts';

export interface PlannedMigration {
  readonly kind: 'planned';
  readonly plan: MigrationPlan;
  readonly snapshot: DocumentSnapshot;
  /** Absolute path of the project root. */
  readonly root: string | undefined;
}

export type PlanOptions = Pick<MigrationChoice, 'secretName' | 'taken'>;

type PlanStyle = MigrationChoice['style'];

/** From a reference to a plan, and from a plan to an edit. Reads files of the project; stores and edits nothing. */
export interface Migrations {
  /** Plans the finding together with every other place of the document that holds the same value. */
  plan(reference: FindingReference, options: PlanOptions): Promise<PlannedMigration | Refused>;
  /** What would become of each finding, in the order given. `style` absent: as the settings say. */
  outcomes(
    snapshot: DocumentSnapshot,
    findings: readonly Finding[],
    style?: PlanStyle,
  ): Promise<readonly PlannedPlace['outcome'][]>;
  /** The edit, or undefined when one of its texts is no longer the one that was planned for. */
  edit(planned: PlannedMigration): Promise<WorkspaceEdit | undefined>;
}

export interface MigrationParts {
  readonly client: Client;
  readonly documents: Documents;
  readonly analysis: Analysis;
  readonly settings: SettingsHolder;
  readonly parser: SyntaxParser;
}

const changed: Refused = {
  kind: 'refused',
  reason: 'document-changed',
  message: 'The document has changed since. Nothing was stored; ask for the action again.',
};

/** UTF-16 units. Parsing holds up every other document, so what takes longer than half a second is left to others. */
const largestText = 2_000_000;

const isTooLarge = ({ text }: DocumentSnapshot): boolean => text.length > largestText;

const tooLarge = {
  kind: 'refused',
  reason: 'too-large',
  message: 'The document is too large to rewrite in an editor. Use `unhardcode migrate`.',
} as const;

export function migrations(parts: MigrationParts): Migrations {
  const { documents, analysis } = parts;
  return {
    async plan({ uri, documentVersion, start, style }, options) {
      const snapshot = documents.snapshot(uri);
      if (snapshot?.version !== documentVersion) return changed;
      const place = documents.place(uri);
      const findings = await analysis.findingsOf(snapshot, place).catch(asNothing);
      const finding = findings.find(({ span }) => span.start === start);
      if (finding === undefined) return changed;
      if (isTooLarge(snapshot)) return tooLarge;
      const value = textAt(snapshot.text, finding.span);
      const equal = findings.filter(({ span }) => textAt(snapshot.text, span) === value);
      const plan = await planAll(parts, snapshot, equal, { ...options, ...(style === undefined ? {} : { style }) });
      const outcome = outcomeOf(plan, finding);
      if (outcome.kind === 'refused') return outcome;
      return { kind: 'planned', plan, snapshot, root: place.root };
    },
    async outcomes(snapshot, findings, style) {
      if (isTooLarge(snapshot)) return findings.map(() => tooLarge);
      const plan = await planAll(parts, snapshot, findings, style === undefined ? {} : { style });
      return findings.map((finding) => outcomeOf(plan, finding));
    },
    edit: (planned) => editOf(parts, planned),
  };
}

function asNothing(error: unknown): readonly Finding[] {
  if (error instanceof Outdated) return [];
  throw error;
}

async function planAll(
  parts: MigrationParts,
  snapshot: DocumentSnapshot,
  findings: readonly Finding[],
  options: PlanOptions & { readonly style?: PlanStyle },
): Promise<MigrationPlan> {
  const { documents, settings, client, parser } = parts;
  const { root, path, projectName } = documents.place(snapshot.uri);
  const files = await readFacts(documents, root, factPaths(path, snapshot.languageId));
  const input: MigrationInput = {
    snapshot,
    path,
    findings,
    rootUri: rootUriOf(snapshot.uri, path),
    project: projectFactsOf(path, files),
  };
  const { rewriteStyle, namePrefix } = settings.now();
  const choice: MigrationChoice = { style: rewriteStyle, namePrefix, projectName, ...options };
  const plan = await planMigration([input], choice, parser);
  // A helper that cannot be made is no helper.
  const makesFiles = client.createsFiles && root !== undefined;
  if (plan.newFiles.length === 0 || makesFiles) return plan;
  return planMigration([input], { ...choice, style: 'inline' }, parser);
}

function outcomeOf(plan: MigrationPlan, finding: Finding): PlannedPlace['outcome'] {
  const place = plan.places.find((candidate) => candidate.finding.span.start === finding.span.start);
  if (place === undefined) throw new Error('a planned finding has no place');
  return place.outcome;
}

async function editOf(
  { documents, client }: MigrationParts,
  { plan, snapshot, root }: PlannedMigration,
): Promise<WorkspaceEdit | undefined> {
  const others = plan.files.filter(({ uri }) => uri !== snapshot.uri);
  const texts: EditedText[] = [];
  for (const { path, before, edits } of others) {
    const file = join(root ?? '', path);
    if ((await currentText(documents, file)) !== before) return undefined;
    const opened = openedAt(documents, file);
    texts.push({ uri: opened?.uri ?? uriOf(file), version: opened?.version ?? null, before, edits });
  }
  // Last, with nothing to wait for between this check and the edit.
  const current = documents.snapshot(snapshot.uri);
  if (current?.version !== snapshot.version || current.text !== snapshot.text) return undefined;
  const own = plan.files.filter(({ uri }) => uri === snapshot.uri);
  texts.unshift(...own.map(({ uri, edits }) => ({ uri, version: snapshot.version, before: snapshot.text, edits })));
  return toWorkspaceEdit(texts, plan.newFiles, client);
}
