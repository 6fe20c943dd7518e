import type { SpanEdit } from '../../core/span.ts';
import type { Dependency } from '../rewriter.ts';

/** A kind of manifest: where it lies, and how a package is added to it. A manifest is one of these and a line. */
export interface Manifest {
  readonly ecosystem: Dependency['ecosystem'];
  /** Paths relative to a folder of the project, preferred first. */
  readonly paths: readonly string[];
  /** Undefined when the package is there in any spelling, or when the text has no place for it. */
  add(text: string, dependency: Dependency): readonly SpanEdit[] | undefined;
}

/** The line end that a text uses first. */
export const lineEndOf = (text: string): string => /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';

/** Edits that insert `newText` at one offset. */
export const insertAt = (offset: number, newText: string): readonly SpanEdit[] => [
  { span: { start: offset, end: offset }, newText },
];
