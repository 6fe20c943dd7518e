import type { Span, SpanEdit } from '../core/span.ts';
import type { DocumentSnapshot } from '../core/documentSnapshot.ts';
import type { Grammar, SyntaxTree } from '../syntax/syntaxTree.ts';
import type { Surroundings } from './surroundings.ts';

/** Why a place is left as it is. The words are part of what `unhardcode migrate` promises. */
export const refusalReasons = [
  'annotation-argument',
  'case-label',
  'class-field',
  'commonjs-top-level',
  'const-declaration',
  'constant-type',
  'decorator-argument',
  'default-parameter',
  'directive',
  'document-changed',
  'does-not-parse',
  'enum-member',
  'generator',
  'import-path',
  'language-not-supported',
  'literal-type',
  'match-pattern',
  'not-a-literal',
  'not-unicode-text',
  'object-key',
  'static-block',
  'sync-callback',
  'sync-function',
  'tagged-template',
  'too-large',
  'empty-value',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Refusing is an answer, not an exception. `message` tells the user why and what to do instead; no value in it. */
export interface Refusal {
  readonly kind: 'refused';
  readonly reason: RefusalReason;
  readonly message: string;
}

/**
 * `inline`: the SDK call in the file itself. `helper`: one small cached module of the project, made once and reused.
 * In JavaScript only `helper` also has a synchronous reader, for places where `await` is not legal.
 */
export const styles = ['inline', 'helper'] as const;
export type Style = (typeof styles)[number];

/** A parsed document. The tree belongs to the caller, who deletes it. */
export interface ParsedSource {
  readonly snapshot: DocumentSnapshot;
  /** Path relative to the project root, with `/`. */
  readonly path: string;
  readonly tree: SyntaxTree;
}

/** A stretch of a literal: decoded text, or an interpolated expression that stays as it is written. */
export type Segment =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'expression'; readonly span: Span };

/** The literal around a secret: quotes, prefix, and all pieces of a static concatenation. */
export interface LiteralReading {
  readonly kind: 'literal';
  readonly span: Span;
  /** Decoded: escapes resolved, pieces of a concatenation joined. Adjacent texts are one segment. */
  readonly segments: readonly Segment[];
  /** The secret part: which segment (a text), and UTF-16 offsets in its decoded text. */
  readonly secret: { readonly segment: number; readonly start: number; readonly end: number };
  /**
   * The value is bytes: written one by one, or no UTF-8. It is then all of the literal, one segment in which each
   * character (U+0000 to U+00FF) is a byte.
   */
  readonly binary: boolean;
}

/** What stands in place of a literal, in order. A single `secret` piece replaces the whole literal. */
export type Piece =
  | Segment
  | {
      readonly kind: 'secret';
      readonly secretName: string;
      /** Key in the secret's JSON object; absent when the whole secret string is the value. */
      readonly key?: string;
      /** `percent`: encoded as a URI component at run time. `bytes`: a binary secret, which has no keys. */
      readonly encoding: 'none' | 'percent' | 'bytes';
    };

export interface Replacement {
  readonly literal: LiteralReading;
  readonly pieces: readonly Piece[];
}

/** What rewriting has to know of the project around the file. Plain values: reading them is the caller's work. */
export interface ProjectFacts {
  /** `type` of the nearest package.json. */
  readonly packageType: 'module' | 'commonjs';
  /** Files beside the one rewritten that decide whether the helper exists, by path relative to the project root. */
  readonly files: ReadonlyMap<string, string>;
  /** Region to pin in generated code; absent: the environment of the program decides. */
  readonly region?: string;
  /**
   * Whether another file of the project loads this one with `require`: an ES module must then not gain an `await` at its
   * top (Node's `ERR_REQUIRE_ASYNC_MODULE`).
   */
  readonly isRequired?: boolean;
}

export interface NewFile {
  /** Relative to the project root, with `/`. */
  readonly path: string;
  readonly text: string;
}

export interface Dependency {
  readonly ecosystem: 'npm' | 'pypi';
  readonly name: string;
  /** As a manifest writes it: `^3.1162.0`, `>=1.34`. */
  readonly version: string;
}

/** One answer for each replacement, in the order given. */
export type Outcome = { readonly kind: 'rewritten'; readonly style: Style } | Refusal;

export interface Rewrite {
  /** Imports, clients and helpers included. Empty when everything was refused. */
  readonly edits: readonly SpanEdit[];
  readonly outcomes: readonly Outcome[];
  readonly newFiles: readonly NewFile[];
  readonly dependencies: readonly Dependency[];
}

/** A language is one of these and a line in the list. Every member is pure. */
export interface LanguageRewriter {
  readonly languageIds: readonly string[];
  grammarOf(languageId: string, path: string): Grammar;
  /** The paths of the helper that a file could use, relative to the project root, preferred first. */
  helperPaths(path: string, facts: Pick<ProjectFacts, 'packageType'>): readonly string[];
  /**
   * Further files whose presence decides how the helper is imported (Python's `__init__.py`), relative to the project
   * root. Whoever gathers {@link ProjectFacts.files} looks for these beside {@link helperPaths}.
   */
  contextPaths?(path: string): readonly string[];
  /** What the generated code's percent-encoding makes of a text. */
  percentEncode(text: string): string;
  /** The literal around `secret`, or why there is none that could be replaced. */
  readLiteral(source: ParsedSource, secret: Span): LiteralReading | Refusal;
  /** What stands around a literal and tells what it is for. */
  surroundingsOf(source: ParsedSource, literal: Pick<LiteralReading, 'span'>): Surroundings;
  /** All replacements of a file at once, so that imports and clients are made once. */
  rewrite(source: ParsedSource, replacements: readonly Replacement[], style: Style, facts: ProjectFacts): Rewrite;
}

export const refusal = (reason: RefusalReason, message: string): Refusal => ({ kind: 'refused', reason, message });
