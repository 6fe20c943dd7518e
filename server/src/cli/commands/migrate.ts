import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledParser } from '../../composition.ts';
import type { Confidence } from '../../core/finding.ts';
import { storePlanned } from '../../remediation/execute.ts';
import type { StoreOutcome } from '../../remediation/execute.ts';
import type { MigrationChoice, MigrationPlan } from '../../remediation/migration.ts';
import { planMigration } from '../../remediation/plan.ts';
import { settlePlan } from '../../remediation/settle.ts';
import { tokenSource } from '../../remediation/tokens.ts';
import { nameProblem } from '../../secrets/naming.ts';
import { StoreError } from '../../secrets/store.ts';
import type { SecretStore, StoreErrorCode } from '../../secrets/store.ts';
import type { SyntaxParser } from '../../syntax/syntaxTree.ts';
import { checkoutRoot, projectRoot } from '../../workspace/projectRoot.ts';
import { projectNameOf } from '../../workspace/projectName.ts';
import { toText } from '../../suppression/problem.ts';
import { scanWorkspace } from '../../workspace/scanWorkspace.ts';
import { openJournal } from '../../workspace/journal/journal.ts';
import type { Journal } from '../../workspace/journal/journal.ts';
import { CommandError } from '../io.ts';
import type { CommandIo, ExitCode } from '../io.ts';
import { changesOf, writeChanges } from '../migrate/apply.ts';
import { gather } from '../migrate/gather.ts';
import type { Gathered } from '../migrate/gather.ts';
import { afterRun, discardUnfinished, tellUnfinished } from '../migrate/unfinished.ts';
import { openStore } from '../migrate/openStore.ts';
import { projectTexts } from '../migrate/projectTexts.ts';
import type { ProjectTexts } from '../migrate/projectTexts.ts';
import { reportOf } from '../migrate/report.ts';
import type { Done, FailedRow, MigrationReport } from '../migrate/report.ts';
import { textReport } from '../migrate/text.ts';
import { paintFor } from '../paint.ts';
import type { ColorChoice } from '../paint.ts';
import { progressLine } from '../progress.ts';
import { pathErrorOf } from '../pathError.ts';
import { projectOptionsOf, rejectUnusable } from '../projectOptions.ts';
import type { ProjectFlags } from '../projectOptions.ts';

export interface MigrateCommandOptions extends ProjectFlags {
  readonly paths: readonly string[];
  /** False: the plan is shown, nothing stored, nothing edited. */
  readonly apply: boolean;
  readonly yes: boolean;
  /** Instead of anything else: delete what an unfinished run stored and no code reads. */
  readonly discard: boolean;
  readonly style: MigrationChoice['style'];
  readonly level: Confidence;
  /** Rules and fingerprints; empty: all. */
  readonly only: readonly string[];
  readonly namePrefix?: string;
  /** A secret that is there: what is found becomes keys of it. */
  readonly into?: string;
  readonly format: 'text' | 'json';
  readonly profile?: string;
  readonly region?: string;
  readonly sandbox: boolean;
  readonly color: ColorChoice;
}

interface Work {
  readonly options: MigrateCommandOptions;
  readonly io: CommandIo;
  readonly parser: SyntaxParser;
  readonly root: string;
  readonly choice: MigrationChoice;
  readonly gathered: Gathered;
  readonly texts: ProjectTexts;
  readonly journal: Journal;
}

/**
 * `unhardcode migrate`: 0 nothing to do or all done, 1 something to do or something left, 2 could not do the work.
 * @throws CommandError for bad options and paths, before anything is done.
 */
export async function runMigrate(
  options: MigrateCommandOptions,
  io: CommandIo,
  parser: SyntaxParser = bundledParser(),
): Promise<ExitCode> {
  checkOptions(options);
  const root = rootOf(existing(resolve(io.workingDirectory, options.paths[0] ?? '.')));
  const journal = openJournal(io.env);
  if (options.discard) return discardUnfinished(options, root, journal, io);
  if (!options.apply) return migrateIn(root, options, io, parser, journal);
  // Before anything is looked at: what another run changes would be planned for as it was.
  const leave = await journal.enter(root, io.signal, (holder) =>
    io.err(`Another run is at work on this project (${holder}). Waiting for it to end.\n`),
  );
  try {
    return await migrateIn(root, options, io, parser, journal);
  } finally {
    leave();
  }
}

async function migrateIn(
  root: string,
  options: MigrateCommandOptions,
  io: CommandIo,
  parser: SyntaxParser,
  journal: Journal,
): Promise<ExitCode> {
  const paths = options.paths.length === 0 ? ['.'] : options.paths;
  const named = projectOptionsOf(options, io);
  const progress = progressLine(io, 'Scanning');
  const report = await scanWorkspace(paths, {
    workingDirectory: io.workingDirectory,
    ignored: 'skip',
    suppressions: 'honour',
    level: options.level,
    ...named,
    onProgress: progress.show,
    signal: io.signal,
  })
    .catch((error: unknown) => {
      throw pathErrorOf(error, 'Nothing was stored or edited.');
    })
    .finally(progress.clear);

  rejectUnusable(report, options, io);
  for (const problem of report.problems) io.err(`${toText(problem)}\n`);

  const texts = projectTexts();
  const { workingDirectory } = io;
  const { level, only } = options;
  const gathered = await gather(report, { workingDirectory, level, only, fallbackRoot: root, named }, texts);
  const choice: MigrationChoice = {
    style: options.style,
    projectName: projectNameOf(root),
    ...(options.namePrefix === undefined ? {} : { namePrefix: options.namePrefix }),
    ...(options.into === undefined ? {} : { into: { name: options.into } }),
  };
  const work: Work = { options, io, parser, root, choice, gathered, texts, journal };
  return options.apply ? apply(work) : showPlan(work);
}

function checkOptions({ apply: applies, yes, namePrefix, into }: MigrateCommandOptions): void {
  if (applies && !yes) {
    throw new CommandError(
      '--apply stores values and edits files. Look at the plan first (the same without --apply), then add --yes.',
    );
  }
  if (into === '') throw new CommandError('--into: the secret needs a name.');
  if (into !== undefined && namePrefix !== undefined) {
    throw new CommandError('--into names the secret, so --name-prefix has nothing to stand before. Leave one out.');
  }
  const problem = namePrefix === undefined ? undefined : nameProblem(`${namePrefix}/project/dev/component`);
  if (problem !== undefined) throw new CommandError(`--name-prefix: ${problem}`);
}

async function showPlan({ options, io, parser, choice, gathered, root, journal }: Work): Promise<ExitCode> {
  const plan = await planMigration(inputsOf(gathered), choice, parser);
  const report = reportOf(plan, gathered);
  await print(report, options, io);
  const isEmpty = report.rewritten.length === 0 && report.refused.length === 0;
  io.err(
    isEmpty
      ? 'Nothing to do.\n'
      : `${summaryOf(report)}. Nothing was stored or edited; --apply --yes does what is planned.\n`,
  );
  const isLeftOver = tellUnfinished(root, journal, io);
  return isEmpty && !isLeftOver ? 0 : 1;
}

async function apply(work: Work): Promise<ExitCode> {
  const { options, io, parser, choice, gathered } = work;
  const first = await planMigration(inputsOf(gathered), choice, parser);
  if (first.secrets.length === 0) {
    const report = reportOf(first, gathered);
    await print(report, options, io);
    io.err(report.refused.length === 0 ? 'Nothing to do.\n' : `${summaryOf(report)}.\n`);
    const isLeftOver = tellUnfinished(work.root, work.journal, io);
    return report.refused.length === 0 && !isLeftOver ? 0 : 1;
  }
  const { plan, done, couldWork, isLeftOver } = await storeAndEdit(work, first);
  const report = reportOf(plan, gathered, done);
  await print(report, options, io);
  if (done.written.size > 0) tellWhatToInstall(plan, io);
  tellWhatWasMerged(done.outcomes, io);
  io.err(`${summaryOf(report)}.\n`);
  if (!couldWork) {
    // Every secret failed for the same reason: said once, for people.
    io.err(`unhardcode: ${report.failed[0]?.message ?? 'nothing could be stored'}\n`);
    return 2;
  }
  return report.failed.length === 0 && report.refused.length === 0 && !isLeftOver ? 0 : 1;
}

interface Result {
  readonly plan: MigrationPlan;
  readonly done: Done;
  /** False: the store could not be worked with at all. */
  readonly couldWork: boolean;
  /** Something that an interrupted run stored is read by no code. */
  readonly isLeftOver: boolean;
}

/** Stores and verifies everything, then edits: in this order, so that no code reads what is not there. */
async function storeAndEdit(work: Work, first: MigrationPlan): Promise<Result> {
  const { options, io, parser, choice, gathered, texts, root, journal } = work;
  let outcomes: readonly StoreOutcome[] = [];
  let plan = first;
  try {
    const opened = await openStore(options, io);
    const { store } = opened;
    try {
      io.err(`${whereOf(store)}\n`);
      const known = [...new Set(journal.unfinishedIn(root).map(({ name }) => name))];
      plan = await settlePlan(inputsOf(gathered), choice, parser, store, known, io.signal);
      const changes = await changesOf(plan, gathered.files, texts);
      const record = journal.begin({
        root,
        store: store.location,
        filesFor: filesReading(plan),
        onProblem: (code) => io.err(`No record of this run can be kept in ${journal.folder} (${code}).\n`),
      });
      outcomes = await storePlanned(plan.secrets, store, tokenSource(), record, io.signal);
      const { written, failed } = await writeChanges(plan, changes, outcomes, record.edited, io.signal);
      record.end();
      const isLeftOver = await afterRun(root, journal, store, io);
      const all = [...outcomes.flatMap(failedRow), ...failed];
      return { plan, done: { outcomes, written, failed: all }, couldWork: outcomes.some(hasWorked), isLeftOver };
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (io.signal.aborted) tellWhatIsStored(outcomes, io);
    if (!(error instanceof StoreError) || error.code === 'cancelled') throw error;
    const { code, message } = error;
    const failed = plan.secrets.map(({ name }) => ({ secret: name, error: code, message }));
    return { plan, done: { outcomes, written: new Set(), failed }, couldWork: false, isLeftOver: false };
  }
}

/** Absolute paths of the files that are to read a secret. */
const filesReading =
  ({ places }: MigrationPlan) =>
  (name: string): readonly string[] =>
    places.flatMap(({ uri, outcome }) =>
      outcome.kind === 'rewritten' && outcome.secretName === name ? [fileURLToPath(uri)] : [],
    );

const inputsOf = (gathered: Gathered) => gathered.files.map(({ input }) => input);

const failedRow = (outcome: StoreOutcome): readonly FailedRow[] =>
  outcome.kind === 'failed'
    ? [{ secret: outcome.secret.name, error: outcome.error.code, message: outcome.error.message }]
    : [];

/** Failures that are about one secret and say nothing against the store. */
const aboutOneSecret: ReadonlySet<StoreErrorCode> = new Set([
  'name-taken',
  'scheduled-for-deletion',
  'conflict',
  'limit-exceeded',
  'invalid-request',
]);

const hasWorked = (outcome: StoreOutcome): boolean =>
  outcome.kind === 'stored' || aboutOneSecret.has(outcome.error.code);

function tellWhatIsStored(outcomes: readonly StoreOutcome[], io: CommandIo): void {
  const names = outcomes.flatMap((outcome) => (outcome.kind === 'stored' ? [outcome.secret.name] : []));
  if (names.length > 0) io.err(`Stored so far: ${names.join(', ')}. Run again to finish; nothing is stored twice.\n`);
}

/** Nothing is lost, but whoever wrote at the same moment may want to look. */
function tellWhatWasMerged(outcomes: readonly StoreOutcome[], io: CommandIo): void {
  for (const outcome of outcomes) {
    if (outcome.kind !== 'stored' || outcome.merged !== true) continue;
    const { name } = outcome.secret;
    io.err(
      `${name} was changed by somebody else at the same moment. Their change is kept; the keys were added to it.\n`,
    );
  }
}

function tellWhatToInstall({ toInstall }: MigrationPlan, io: CommandIo): void {
  for (const { name, version, ecosystem } of toInstall) {
    io.err(`There is no manifest to add ${name} ${version} (${ecosystem}) to: install it where the code runs.\n`);
  }
}

function whereOf({ location }: SecretStore): string {
  const { region, regionSource, profile, endpoint } = location;
  const whose = profile === undefined ? '' : `, profile ${profile}`;
  return `Storing in ${endpoint ?? 'AWS Secrets Manager'}, region ${region} (${regionSource})${whose}.`;
}

async function print(report: MigrationReport, { format, color }: MigrateCommandOptions, io: CommandIo): Promise<void> {
  await io.out(
    format === 'json' ? `${JSON.stringify(report, undefined, 2)}\n` : textReport(report, paintFor(color, io)),
  );
}

const summaryOf = ({ secrets, rewritten, refused, failed }: MigrationReport): string =>
  [
    `${secrets.length} ${secrets.length === 1 ? 'secret' : 'secrets'}`,
    `${rewritten.length} rewritten`,
    ...(refused.length === 0 ? [] : [`${refused.length} left as they are`]),
    ...(failed.length === 0 ? [] : [`${failed.length} failed`]),
  ].join(', ');

/** The project that a given path belongs to: its checkout, else the folder with a manifest, else the folder itself. */
const rootOf = (folder: string): string => checkoutRoot(folder) ?? projectRoot(folder);

/** The folder of a path that was given. */
function existing(path: string): string {
  try {
    return statSync(path).isDirectory() ? path : dirname(path);
  } catch {
    // The scan says what is wrong with it.
    return dirname(path);
  }
}
