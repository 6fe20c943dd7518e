import { fileURLToPath } from 'node:url';
import { lineStartsOf, positionAt } from '../../core/lines.ts';
import type { Span } from '../../core/span.ts';
import type { StoreOutcome } from '../../remediation/execute.ts';
import { keysIn } from '../../remediation/migration.ts';
import type { MigrationPlan, PlannedPlace } from '../../remediation/migration.ts';
import { relativePath } from '../../workspace/projectRoot.ts';
import type { Gathered, UnwritableFinding } from './gather.ts';

/** 1-based, UTF-16 columns, the end exclusive: before the edit. */
interface Range {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface SecretRow {
  readonly name: string;
  /** Absent in a plan. */
  readonly arn?: string;
  readonly keys: readonly string[];
  readonly created: boolean;
  /** Keys that were added to a secret that was there; absent when none were. */
  readonly added?: readonly string[];
}

export interface FailedRow {
  readonly secret: string;
  readonly error: string;
  readonly message: string;
}

/** What `--format json` prints; `docs` and the tests hold its shape. */
export interface MigrationReport {
  readonly version: 1;
  readonly secrets: readonly SecretRow[];
  readonly rewritten: readonly (Range & {
    readonly path: string;
    readonly rule: string;
    readonly secret: string;
    /** Null: the secret is the value alone. */
    readonly key: string | null;
    readonly style: string;
  })[];
  readonly refused: readonly (Range & {
    readonly path: string;
    readonly rule: string;
    readonly reason: string;
    readonly message: string;
  })[];
  readonly dependencies: readonly { readonly manifest: string; readonly package: string; readonly version: string }[];
  readonly failed: readonly FailedRow[];
}

/** What was done of a plan; absent: nothing, it is only shown. */
export interface Done {
  readonly outcomes: readonly StoreOutcome[];
  /** URIs of the documents that were edited. */
  readonly written: ReadonlySet<string>;
  readonly failed: readonly FailedRow[];
}

export function reportOf(plan: MigrationPlan, gathered: Gathered, done?: Done): MigrationReport {
  const rangeOf = rangesIn(gathered);
  const pathOf = new Map(gathered.files.map(({ path, input }) => [input.snapshot.uri, path]));
  const isDone = ({ uri }: PlannedPlace): boolean => done === undefined || done.written.has(uri);
  return {
    version: 1,
    secrets: done === undefined ? plannedRows(plan) : storedRows(done.outcomes),
    rewritten: plan.places.flatMap((place) => {
      const { finding, outcome, uri } = place;
      if (outcome.kind !== 'rewritten' || !isDone(place)) return [];
      const { secretName, key = null, style } = outcome;
      const path = pathOf.get(uri) ?? place.path;
      return [{ path, ...rangeOf(uri, finding.span), rule: finding.rule, secret: secretName, key, style }];
    }),
    refused: [
      ...plan.places.flatMap((place) => {
        const { finding, outcome, uri } = place;
        if (outcome.kind !== 'refused') return [];
        const { reason, message } = outcome;
        const path = pathOf.get(uri) ?? place.path;
        return [{ path, ...rangeOf(uri, finding.span), rule: finding.rule, reason, message }];
      }),
      ...gathered.unwritable.map(({ path, text, finding, reason }) => ({
        path,
        ...rangeAt(lineStartsOf(text), finding.span),
        rule: finding.rule,
        reason,
        message: unwritableMessages[reason],
      })),
    ],
    dependencies:
      done === undefined || done.written.size > 0
        ? plan.dependencies.map(({ uri, name, version }) => ({
            manifest: shownPath(uri, gathered),
            package: name,
            version,
          }))
        : [],
    failed: done?.failed ?? [],
  };
}

const unwritableMessages: Readonly<Record<UnwritableFinding['reason'], string>> = {
  'not-unicode-text':
    'The file cannot be written back byte for byte in any encoding that is known, so it is not edited.',
  'several-names':
    'The file has further names (hard links), and replacing it safely would leave the value under those. ' +
    'Make it a file of its own, or a symbolic link, and run again.',
};

const plannedRows = (plan: MigrationPlan): readonly SecretRow[] =>
  plan.secrets.map(({ name, content }) => ({ name, keys: keysIn(content), created: false }));

const storedRows = (outcomes: readonly StoreOutcome[]): readonly SecretRow[] =>
  outcomes.flatMap((outcome) =>
    outcome.kind === 'stored'
      ? [
          {
            name: outcome.secret.name,
            arn: outcome.arn,
            keys: keysIn(outcome.secret.content),
            created: outcome.created,
            ...(outcome.added === undefined || outcome.added.length === 0 ? {} : { added: outcome.added }),
          },
        ]
      : [],
  );

function rangesIn(gathered: Gathered): (uri: string, span: Span) => Range {
  const starts = new Map(gathered.files.map(({ input, text }) => [input.snapshot.uri, lineStartsOf(text)]));
  return (uri, span) => rangeAt(starts.get(uri) ?? [0], span);
}

function rangeAt(lineStarts: readonly number[], span: Span): Range {
  const start = positionAt(lineStarts, span.start);
  const end = positionAt(lineStarts, span.end);
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** A path of a project as its documents are shown: below the folder that was given, where it is below it. */
function shownPath(uri: string, { files, workingDirectory }: Gathered): string {
  const absolute = fileURLToPath(uri);
  for (const file of files) {
    const given = file.path.slice(0, -file.input.path.length);
    const root = file.absolute.slice(0, -file.input.path.length);
    if (file.path.endsWith(file.input.path) && absolute.startsWith(root)) return given + absolute.slice(root.length);
  }
  return relativePath(workingDirectory, absolute);
}
