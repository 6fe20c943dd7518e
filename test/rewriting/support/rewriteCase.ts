import type { ProjectFacts, RefusalReason, Style } from '../../../server/src/rewriting/rewriter.ts';

/** What is expected of a marked place: rewritten (in the case's style), or left as it is for a reason. */
export type Expectation = 'rewritten' | RefusalReason;

/** How the rewritten program is made to fail. It then has to stop with an error and print nothing. */
export type Absence = 'secret' | 'key' | 'empty-value' | 'endpoint';

/**
 * A program before its rewriting, as data. A secret part is marked `⟦value⟧` where it stands in a literal, as it is
 * written there; `⟦%value⟧` marks one that is percent-encoded in its literal. Equal values get the same key.
 */
export interface RewriteCase {
  readonly name: string;
  /** Text by path relative to the project's root. Files without a mark are left alone. */
  readonly files: Readonly<Record<string, string>>;
  /** Default `inline`. */
  readonly style?: Style;
  /** One for every mark in the order of files and places, or one for all. Default `rewritten`. */
  readonly expect?: Expectation | readonly Expectation[];
  /** What the rewritten files look like, where a case is about that. */
  readonly after?: Readonly<Record<string, string>>;
  /** The file that is run before and after, or `none` where there is nothing to run. Default: the first one. */
  readonly main?: string;
  readonly arguments?: readonly string[];
  readonly facts?: Partial<Pick<ProjectFacts, 'isRequired' | 'packageType' | 'region'>>;
  /** The rewritten program is run once more with this missing, and must stop. */
  readonly absent?: Absence;
  /** Lines that change although no mark is on them, such as an import that gains a name. */
  readonly alsoTouched?: readonly string[];
}

/** How programs of a language are made ready and run. */
export interface Toolchain {
  /** VS Code's identifier for a path; undefined for files that are only there. */
  languageIdOf(path: string): string | undefined;
  /** Puts what programs import where all of them find it: `folder` holds the folders of all programs. */
  install?(folder: string): Promise<void>;
  /** Makes a program runnable in the folder that holds its files. */
  prepare(folder: string): Promise<void>;
  /** Looks at all rewritten programs at once; gives the problems of a program by its folder. */
  check?(folders: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Command and arguments that run `main`, relative to the folder. */
  command(main: string): readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}
