import type { DocumentSnapshot } from '../core/documentSnapshot.ts';
import type { Finding } from '../core/finding.ts';
import type { Secret } from '../core/secret.ts';
import type { SpanEdit } from '../core/span.ts';
import type { Dependency, NewFile, ProjectFacts, RefusalReason, Style } from '../rewriting/rewriter.ts';

/** A document with the findings in it that are to go. */
export interface MigrationInput {
  readonly snapshot: DocumentSnapshot;
  /** Relative to the project root, with `/`. */
  readonly path: string;
  readonly findings: readonly Finding[];
  readonly project: ProjectFacts;
}

export interface MigrationChoice {
  /** `auto`: the project's helper where there is one, else inline. */
  readonly style: 'auto' | Style;
  /** Given by the user for a single secret; proposed when absent. */
  readonly secretName?: string;
  /** Put before every proposed name. */
  readonly namePrefix?: string;
  /** First segment of proposed names: the workspace folder or project. */
  readonly projectName: string;
  /** Names that are known to be taken by something else. */
  readonly taken?: ReadonlySet<string>;
}

/** What is to be stored: a JSON object of the values by key, as AWS's own structures are. */
export interface PlannedSecret {
  readonly name: string;
  readonly description: string;
  /** In the order they are written. Numbers (`port`) are JSON numbers. */
  readonly values: ReadonlyMap<string, Secret | number>;
}

/** A finding and what becomes of it. */
export interface PlannedPlace {
  readonly uri: string;
  readonly path: string;
  readonly finding: Finding;
  readonly outcome:
    | { readonly kind: 'rewritten'; readonly style: Style; readonly secretName: string; readonly key: string }
    | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly message: string };
}

export interface PlannedFile {
  readonly uri: string;
  readonly path: string;
  readonly version: number;
  /** The text the edits are for. They apply to it and to nothing else. */
  readonly before: string;
  readonly edits: readonly SpanEdit[];
}

/** Everything decided, nothing done. The only value beside the document that holds secret text, wrapped. */
export interface MigrationPlan {
  readonly secrets: readonly PlannedSecret[];
  readonly places: readonly PlannedPlace[];
  /** Documents and manifests. */
  readonly files: readonly PlannedFile[];
  /** Helpers to be made. */
  readonly newFiles: readonly NewFile[];
  readonly dependencies: readonly (Dependency & { readonly manifest: string })[];
}
