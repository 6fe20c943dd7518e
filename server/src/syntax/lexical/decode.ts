import { textAt } from '../../core/span.ts';
import type { Literal } from './literal.ts';

const simple: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['0', '\0'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
]);

/** The text a literal stands for, as nearly as it takes to judge it. Rewriting decodes by the language's own rules. */
export function decodeLiteral(text: string, literal: Literal): string {
  const content = textAt(text, literal.content);
  if (literal.style.escape === 'double') return content.replaceAll(literal.style.close.repeat(2), literal.style.close);
  if (literal.raw || !content.includes('\\')) return content;
  return content.replace(
    /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|(\r\n|[^]))/gi,
    (_, wide?: string, four?: string, two?: string, one?: string) => unescaped(wide ?? four ?? two, one),
  );
}

function unescaped(hexadecimal: string | undefined, sign: string | undefined): string {
  if (hexadecimal !== undefined) {
    const code = Number.parseInt(hexadecimal, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  }
  if (sign === undefined || sign === '\n' || sign === '\r\n') return '';
  return simple.get(sign) ?? sign;
}
