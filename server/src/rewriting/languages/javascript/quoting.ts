import type { Unit } from './decode.ts';

/** What a text is put between. */
export type Quote = "'" | '"' | '`';

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

/** The text as it is written between such quotes, without them. */
export function escapeText(text: string, quote: Quote): string {
  const escaped = text.replace(/[\\\u0000-\u001f\u007f\u2028\u2029\ufeff]/gu, (character) => {
    return escapes[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return quote === '`' ? escaped.replace(/`|\$(?=\{)/gu, '\\$&') : escaped.replaceAll(quote, `\\${quote}`);
}

export const quoteText = (text: string, quote: Quote): string => `${quote}${escapeText(text, quote)}${quote}`;

/** Escapes that mean the same between all quotes, as the author wrote them. */
const portableEscape = /^\\(?:[nrtbfv\\]|u|x)/u;

/**
 * Units of one literal as they are written in another one with other quotes. Escapes stay as the author wrote them,
 * and so do the line ends of a template.
 */
export function writeUnits(source: string, units: readonly Unit[], quote: Quote): string {
  const written = units.map((unit) => {
    const raw = source.slice(unit.span.start, unit.span.end);
    const isLineEnd = quote === '`' && unit.text === '\n' && !raw.startsWith('\\');
    return portableEscape.test(raw) || isLineEnd ? raw : escapeText(unit.text, quote);
  });
  // A `$` and a `{` that were two units must not become an interpolation.
  return quote === '`' ? written.join('').replace(/(?<!\\)((?:\\\\)*)\$\{/gu, '$1\\${') : written.join('');
}
