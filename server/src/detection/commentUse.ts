import type { Span } from '../core/span.ts';
import { placeOf } from './judgement/place.ts';
import type { Source } from './source.ts';

/** How our own comments start. Those of other tools may be there for what only they find. */
export const ignoreComment = 'unhardcode:ignore';

const comment = /(?:\/\/|\/\*|#|--|;|<!--|%|\{-|\(\*)[ \t]*(unhardcode:ignore(-next-line)?)(?![\w-])/gi;

/** Watches which of the comments in a text are of use. */
export interface CommentUse {
  /** A comment on a line of this place, or above it, hid a finding. */
  noteHidden(span: Span): void;
  unused(): readonly Span[];
}

export function createCommentUse({ text, path }: Source): CommentUse {
  // Documentation shows such comments.
  const mayHold = text.includes(ignoreComment) && placeOf(path).kind !== 'documentation';
  const hidden: Span[] = [];
  return {
    noteHidden(span) {
      if (mayHold) hidden.push(span);
    },
    unused() {
      if (!mayHold) return [];
      const unused: Span[] = [];
      for (const found of text.matchAll(comment)) {
        const written = found[1] ?? '';
        const end = found.index + found[0].length;
        const line = lineAt(text, end);
        const meant =
          found[2] === undefined ? line : lineAt(text, line.end + (text.startsWith('\r\n', line.end) ? 2 : 1));
        if (!hidden.some((span) => span.start <= meant.end && meant.start <= span.end))
          unused.push({ start: end - written.length, end });
      }
      return unused;
    },
  };
}

function lineAt(text: string, at: number): Span {
  const start = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
  const length = text.slice(at).search(/[\r\n]/);
  return { start: Math.min(start, at), end: length === -1 ? text.length : at + length };
}
