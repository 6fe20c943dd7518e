import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { DocumentSnapshot } from '../core/documentSnapshot.ts';
import { defined } from '../core/defined.ts';
import type { Finding } from '../core/finding.ts';
import { applyEdits, textAt } from '../core/span.ts';
import type { FindingReference, Refused } from '../protocol/requests.ts';
import { factPaths, mayBeEsModule, projectFactsOf } from '../remediation/facts.ts';
import type { StoringStore } from '../remediation/execute.ts';
import type { MigrationChoice, MigrationInput, MigrationPlan, PlannedPlace } from '../remediation/migration.ts';
import { planMigration } from '../remediation/plan.ts';
import { settlePlan } from '../remediation/settle.ts';
import type { ProjectFacts } from '../rewriting/rewriter.ts';
import { Outdated } from './analysis.ts';
import type { Analysis } from './analysis.ts';
import type { Client } from './client.ts';
import type { Documents } from './documents.ts';
import { uriOf } from './place.ts';
import type { Place } from './place.ts';
import { currentText, readFacts, rootUriOf } from './projectFiles.ts';
import type { Services } from './services.ts';
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

export interface PlanOptions extends Pick<MigrationChoice, 'into' | 'secretName' | 'taken'> {
  readonly lookUp?: LookUp;
}

/** Secrets that stand under names that were proposed or wished for: what they hold is used, and given to nothing else. */
export interface LookUp {
  readonly store: Pick<StoringStore, 'read'>;
  readonly names: readonly string[];
  readonly signal: AbortSignal;
}

type PlanStyle = MigrationChoice['style'];

/** From a reference to a plan, and from a plan to an edit. Reads files of the project; stores and edits nothing. */
export interface Migrations {
  /**
   * Plans the finding together with every other place of the document that holds the same value. Rejects with
   * `StoreError` when a store that is to be looked into cannot be asked.
   */
  plan(reference: FindingReference, options: PlanOptions): Promise<PlannedMigration | Refused>;
  /** What would become of each finding, in the order given. `style` absent: as the settings say. */
  outcomes(
    snapshot: DocumentSnapshot,
    findings: readonly Finding[],
    style?: PlanStyle,
  ): Promise<readonly PlannedPlace['outcome'][]>;
  /** The edit, or undefined when one of its texts is no longer the one that was planned for. */
  edit(planned: PlannedMigration): Promise<WorkspaceEdit | undefined>;
  /** The editor says that it has applied the edit; the changes of open documents may still be on their way. */
  noteEdited(planned: PlannedMigration): void;
}

export interface MigrationParts extends Pick<Services, 'parser' | 'requiredModules'> {
  readonly client: Client;
  readonly documents: Documents;
  readonly analysis: Analysis;
  readonly settings: SettingsHolder;
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
  const { documents, analysis, client } = parts;
  const edited = new WeakMap<Place, number>();
  // An editor that checks versions rejects what was planned for the text before.
  const isBehind = (place: Place, version: number): boolean => !client.documentChanges && edited.get(place) === version;
  return {
    async plan({ uri, documentVersion, start, style }, options) {
      const snapshot = documents.snapshot(uri);
      if (snapshot?.version !== documentVersion) return changed;
      const place = documents.place(uri);
      if (isBehind(place, documentVersion)) return changed;
      const findings = await analysis.findingsOf(snapshot, place).catch(asNothing);
      const finding = findings.find(({ span }) => span.start === start);
      if (finding === undefined) return changed;
      if (isTooLarge(snapshot)) return tooLarge;
      const value = textAt(snapshot.text, finding.span);
      const equal = findings.filter(({ span }) => textAt(snapshot.text, span) === value);
      const { root, path } = place;
      const found = { isRequired: await isRequiredIn(root, path, parts.requiredModules) };
      const plan = await planAll(parts, snapshot, equal, { ...options, ...defined({ style }) }, found);
      const outcome = outcomeOf(plan, finding);
      if (outcome.kind === 'refused') return outcome;
      return { kind: 'planned', plan, snapshot, root };
    },
    async outcomes(snapshot, findings, style) {
      if (isTooLarge(snapshot)) return findings.map(() => tooLarge);
      const plan = await planAll(parts, snapshot, findings, style === undefined ? {} : { style });
      return findings.map((finding) => outcomeOf(plan, finding));
    },
    edit: (planned) => editOf(parts, planned),
    noteEdited({ plan, snapshot, root }) {
      edited.set(documents.place(snapshot.uri), snapshot.version);
      for (const { uri, path, before, edits } of plan.files) {
        const file = join(root ?? '', path);
        if (uri !== snapshot.uri && documents.at(file) === undefined) {
          documents.noteUnsaved(file, before, applyEdits(before, edits));
        }
      }
    },
  };
}

function asNothing(error: unknown): readonly Finding[] {
  if (error instanceof Outdated) return [];
  throw error;
}

/**
 * Whether `require` of the same package reaches a module. Looks at all of it: only for what is about to be done, not for
 * what is offered, and not below a folder that is no package, which may be someone's home.
 */
const isRequiredIn = async (
  root: string | undefined,
  path: string,
  requiredModules: Services['requiredModules'],
): Promise<boolean> =>
  root !== undefined &&
  mayBeEsModule(path) &&
  existsSync(join(root, 'package.json')) &&
  (await requiredModules(root)).has(path);

async function planAll(
  parts: MigrationParts,
  snapshot: DocumentSnapshot,
  findings: readonly Finding[],
  { lookUp, ...options }: PlanOptions & { readonly style?: PlanStyle },
  found: Pick<ProjectFacts, 'isRequired'> = {},
): Promise<MigrationPlan> {
  const { documents, settings, client, parser } = parts;
  const { root, path, projectName } = documents.place(snapshot.uri);
  const files = await readFacts(documents, root, factPaths(path, snapshot.languageId));
  const input: MigrationInput = {
    snapshot,
    path,
    findings,
    rootUri: rootUriOf(snapshot.uri, path),
    project: projectFactsOf(path, files, found),
  };
  const { rewriteStyle, namePrefix } = settings.now();
  const choice: MigrationChoice = { style: rewriteStyle, namePrefix, projectName, ...options };
  const planFor = (chosen: MigrationChoice): Promise<MigrationPlan> =>
    lookUp === undefined
      ? planMigration([input], chosen, parser)
      : settlePlan([input], chosen, parser, lookUp.store, lookUp.names, lookUp.signal);
  const plan = await planFor(choice);
  // A helper that cannot be made is no helper.
  const makesFiles = client.createsFiles && root !== undefined;
  if (plan.newFiles.length === 0 || makesFiles) return plan;
  return planFor({ ...choice, style: 'inline' });
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
    const opened = documents.at(file);
    texts.push({ uri: opened?.uri ?? uriOf(file), version: opened?.version ?? null, before, edits });
  }
  // Last, with nothing to wait for between this check and the edit.
  const current = documents.snapshot(snapshot.uri);
  if (current?.version !== snapshot.version || current.text !== snapshot.text) return undefined;
  const own = plan.files.filter(({ uri }) => uri === snapshot.uri);
  texts.unshift(...own.map(({ uri, edits }) => ({ uri, version: snapshot.version, before: snapshot.text, edits })));
  return toWorkspaceEdit(texts, plan.newFiles, client);
}
