import type { Span } from '../../core/span.ts';
import { decodeLiteral } from '../../syntax/lexical/decode.ts';
import { endOfLine, literalAt, startOfLine } from '../../syntax/lexical/literal.ts';
import type { DetectionDocument, Notation } from '../document.ts';

/** A value of a configuration line. */
export interface LineValue {
  readonly span: Span;
  readonly value: string;
  readonly bare: boolean;
  readonly interpolated: boolean;
}

const longestValue = 8192;

/** The value that starts at `from` (behind the operator and blanks), up to `end` at most. */
export function lineValueAt(
  document: DetectionDocument,
  from: number,
  end = document.text.length,
): LineValue | undefined {
  const { text, profile, notation } = document;
  const literal = literalAt(text, from, profile);
  if (literal !== undefined && literal.content.end <= end) {
    const followed =
      notation === 'lines' || notation === 'yaml'
        ? /^[^\s,;#})\]&"'\\/]/.test(text.slice(literal.span.end, literal.span.end + 1))
        : notation === 'text' && /^[ \t]*\\?\r?\n/.test(text.slice(literal.content.start, literal.content.start + 20));
    if (!followed) {
      return {
        span: literal.content,
        value: decodeLiteral(text, literal),
        bare: false,
        interpolated: literal.interpolated,
      };
    }
  }
  const escaped = /^\\+(["'])([^"'\\\r\n]{1,500})\\+\1/.exec(text.slice(from, Math.min(end, from + 600)));
  if (escaped !== null) {
    const start = from + escaped[0].indexOf(escaped[2] ?? '', 1);
    const value = escaped[2] ?? '';
    return { span: { start, end: start + value.length }, value, bare: false, interpolated: false };
  }
  const lineEnd = Math.min(endOfLine(text, from, Math.min(longestValue, document.reach() * 2)), end);
  const stop = bareStop(document, from, lineEnd);
  document.reading.total += stop - from;
  const value = text.slice(from, stop);
  return value === '' ? undefined : { span: { start: from, end: stop }, value, bare: true, interpolated: false };
}

/** Where a value without quotes ends. */
function bareStop({ text, notation }: DetectionDocument, from: number, lineEnd: number): number {
  const stop = text.slice(from, lineEnd).search(stopOf(notation, isFlow(text, from)));
  return stop < 0 ? lineEnd : from + stop;
}

function stopOf(notation: Notation, flow: boolean): RegExp {
  switch (notation) {
    case 'lines':
      return flow ? /\s*[,}\]].*$|\s+#.*$|\s+$/ : /\s+[#;](?:\s|$).*$|\s+$/;
    case 'yaml':
      return flow ? /\s*[,}\]].*$|\s+#.*$|\s+$/ : /\s+#.*$|\s+$/;
    case 'shell':
      return /[\s;|&)`"'].*$/;
    case 'code':
    case 'markup':
    case 'text':
      return /[\s"'`,;<>()[\]{}|\\].*$/s;
  }
}

/** Whether the value stands in braces or brackets that were opened on its line: a comma or their end ends it, too. */
function isFlow(text: string, from: number): boolean {
  const before = text.slice(startOfLine(text, from, 200), from);
  return /[{[]/.test(before) && before.split(/[{[]/).length > before.split(/[}\]]/).length;
}
