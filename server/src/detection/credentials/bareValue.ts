import type { Span } from '../../core/span.ts';
import { decodeLiteral } from '../../syntax/lexical/decode.ts';
import { endOfLine, literalAt } from '../../syntax/lexical/literal.ts';
import type { DetectionDocument } from '../document.ts';

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
        : false;
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
  const lineEnd = Math.min(endOfLine(text, from), end, from + longestValue);
  const stop = bareStop(document, from, lineEnd);
  const value = text.slice(from, stop);
  return value === '' ? undefined : { span: { start: from, end: stop }, value, bare: true, interpolated: false };
}

/** Where a value without quotes ends. */
function bareStop({ text, notation }: DetectionDocument, from: number, lineEnd: number): number {
  const line = text.slice(from, lineEnd);
  const pattern =
    notation === 'lines'
      ? /\s+[#;](?:\s|$).*$|\s+$/
      : notation === 'yaml'
        ? yamlStop(text, from)
        : notation === 'shell'
          ? /[\s;|&)`"'].*$/
          : /[\s"'`,;<>()[\]{}|\\].*$/s;
  return from + (line.search(pattern) < 0 ? line.length : line.search(pattern));
}

/** In a flow mapping a comma or a closing bracket ends the value. */
function yamlStop(text: string, from: number): RegExp {
  const before =
    text
      .slice(Math.max(0, from - 200), from)
      .split(/[\r\n]/)
      .at(-1) ?? '';
  const isFlow = before.split(/[{[]/).length > before.split(/[}\]]/).length;
  return isFlow ? /\s*[,}\]].*$|\s+#.*$|\s+$/ : /\s+#.*$|\s+$/;
}
