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
  /** URI of the project root without a slash at its end; manifests and helpers lie below it. */
  readonly rootUri: string;
  /** See `projectFactsOf`. `files` also holds the manifests at or above the document. */
  readonly project: ProjectFacts;
}

export interface MigrationChoice {
  /** `auto`: the project's helper where there is one, else inline. */
  readonly style: 'auto' | Style;
  /** Given by the user for a single secret; proposed when absent. */
  readonly secretName?: string;
  /** A secret that is there: the values become keys of its JSON object, and no other secret is made. */
  readonly into?: { readonly name: string; readonly key?: string };
  /** Put before every proposed name. */
  readonly namePrefix?: string;
  /** First segment of proposed names: the workspace folder or project. */
  readonly projectName: string;
  /** Names that cannot be used: scheduled for deletion, unreadable. */
  readonly taken?: ReadonlySet<string>;
  /**
   * What the store holds under names that were proposed before: a value found there is used and not stored again, a
   * name found there is never given to another value.
   */
  readonly stored?: ReadonlyMap<string, PlannedContent>;
}

/** A value in a secret's JSON object: a port is a number there, `ssl` is true or false. */
export type PlannedValue = Secret | number | boolean;

/** What a secret holds. */
export type PlannedContent =
  /** A JSON object of the values by key, in the order they are written, as AWS's own structures are. */
  | { readonly kind: 'object'; readonly values: ReadonlyMap<string, PlannedValue> }
  /** The text alone, character by character: a key in PEM form. */
  | { readonly kind: 'text'; readonly text: Secret }
  /** A binary secret. Each character (U+0000 to U+00FF) is a byte. */
  | { readonly kind: 'bytes'; readonly bytes: Secret };

export interface PlannedSecret {
  /**
   * `create`: the secret is new. `verify`: the store holds all of it already (see {@link MigrationChoice.stored}).
   * `add-keys`: the secret is there, and the values become further keys of its JSON object.
   */
  readonly kind: 'create' | 'verify' | 'add-keys';
  readonly name: string;
  readonly description: string;
  readonly content: PlannedContent;
}

/** The keys of a secret's JSON object; none of one that is a text or bytes alone. */
export const keysIn = (content: PlannedContent): readonly string[] =>
  content.kind === 'object' ? [...content.values.keys()] : [];

/** A finding and what becomes of it. */
export interface PlannedPlace {
  readonly uri: string;
  readonly path: string;
  readonly finding: Finding;
  readonly outcome:
    | { readonly kind: 'rewritten'; readonly style: Style; readonly secretName: string; readonly key?: string }
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
  /** Helpers to be made, with the URI of each. */
  readonly newFiles: readonly (NewFile & { readonly uri: string })[];
  /** `manifest` is relative to the project root, `uri` is that of the manifest. */
  readonly dependencies: readonly (Dependency & { readonly manifest: string; readonly uri: string })[];
  /** What the rewritten code needs and no manifest was found for: the user installs it. */
  readonly toInstall: readonly Dependency[];
}
