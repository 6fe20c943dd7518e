import { fileURLToPath } from 'node:url';
import { applyEdits } from '../../core/span.ts';
import type { StoreOutcome } from '../../remediation/execute.ts';
import type { MigrationPlan, PlannedFile } from '../../remediation/migration.ts';
import { createFile, replaceFile } from '../../workspace/atomicWrite.ts';
import type { WriteOutcome } from '../../workspace/atomicWrite.ts';
import type { GatheredFile } from './gather.ts';
import type { ProjectTexts } from './projectTexts.ts';
import type { FailedRow } from './report.ts';

/** A file and the bytes it is to hold, made before anything is stored. */
export interface FileChange {
  readonly absolute: string;
  readonly uri: string;
  /** Absent: the file is new. */
  readonly before?: Uint8Array;
  readonly after: Uint8Array;
}

export interface Changes {
  /** Helpers and manifests: what code needs to run comes before it. */
  readonly support: readonly FileChange[];
  readonly documents: readonly FileChange[];
  /** URIs of files that cannot hold the new text in their encoding, or are gone. */
  readonly impossible: ReadonlySet<string>;
}

export async function changesOf(
  plan: MigrationPlan,
  gathered: readonly GatheredFile[],
  texts: ProjectTexts,
): Promise<Changes> {
  const byUri = new Map(gathered.map((file) => [file.input.snapshot.uri, file]));
  const support: FileChange[] = plan.newFiles.map(({ uri, text }) => ({
    absolute: fileURLToPath(uri),
    uri,
    after: Buffer.from(text, 'utf8'),
  }));
  const documents: FileChange[] = [];
  const impossible = new Set<string>();
  for (const planned of plan.files) {
    const document = byUri.get(planned.uri);
    const file = document ?? (await texts.read(fileURLToPath(planned.uri)));
    const after = file === undefined ? undefined : file.encoding.encode(textAfter(planned));
    if (file === undefined || after === undefined) impossible.add(planned.uri);
    else if (!after.equals(file.bytes)) {
      const change = { absolute: file.absolute, uri: planned.uri, before: file.bytes, after };
      (document === undefined ? support : documents).push(change);
    }
  }
  return { support, documents, impossible };
}

const textAfter = ({ before, edits }: PlannedFile): string => applyEdits(before, edits);

/**
 * Writes what only needs what was stored, one file after the other. Gives the URIs of the documents that are as
 * planned, and a row for each one that is not.
 */
export async function writeChanges(
  plan: MigrationPlan,
  changes: Changes,
  outcomes: readonly StoreOutcome[],
  onWritten: (file: string) => void,
  signal: AbortSignal,
): Promise<{ readonly written: ReadonlySet<string>; readonly failed: readonly FailedRow[] }> {
  const missing = new Set(outcomes.flatMap((one) => (one.kind === 'failed' ? [one.secret.name] : [])));
  const secretsOf = (uri: string): readonly string[] =>
    plan.places.flatMap((place) =>
      place.uri === uri && place.outcome.kind === 'rewritten' ? [place.outcome.secretName] : [],
    );
  const ready = changes.documents.filter(({ uri }) => !secretsOf(uri).some((name) => missing.has(name)));
  const written = new Set<string>();
  const failed: FailedRow[] = [];
  if (ready.length === 0) return { written, failed };

  const support = await firstFailure(changes.support, signal);
  for (const change of ready) {
    signal.throwIfAborted();
    const problem = support ?? (await writeOne(change));
    if (problem === undefined) {
      written.add(change.uri);
      onWritten(change.absolute);
    } else failed.push(...[...new Set(secretsOf(change.uri))].map((secret) => notEdited(secret, change, problem)));
  }
  return { written, failed };
}

/** A document must not be edited to use a helper or a package that could not be written. */
async function firstFailure(changes: readonly FileChange[], signal: AbortSignal): Promise<string | undefined> {
  for (const change of changes) {
    signal.throwIfAborted();
    const problem = await writeOne(change);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Undefined when the file holds what was planned, else why not. */
async function writeOne({ absolute, before, after }: FileChange): Promise<string | undefined> {
  try {
    const outcome =
      before === undefined ? await createFile(absolute, after) : await replaceFile(absolute, before, after);
    return problems[outcome.kind](absolute);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return `${absolute} cannot be written (${code})`;
  }
}

const problems: Readonly<Record<WriteOutcome['kind'], (file: string) => string | undefined>> = {
  written: () => undefined,
  changed: (file) => `${file} was changed meanwhile`,
  'several-names': (file) => `${file} has further names (hard links)`,
};

const notEdited = (secret: string, { absolute }: FileChange, problem: string): FailedRow => ({
  secret,
  error: 'not-edited',
  message: `The value is stored in ${secret}, but ${absolute} was left as it was: ${problem}. Run again to edit it; nothing is stored twice.`,
});
