import type { Candidate } from '../candidate.ts';
import { lineValueAt } from './bareValue.ts';
import { codeValues } from './inCode.ts';
import { lineCandidate } from './namedValue.ts';
import type { NamedSite } from './namedValue.ts';

/** Values of variables, options and Dockerfile instructions. */
export function shellValues(named: NamedSite): readonly Candidate[] {
  const { document, site } = named;
  const { text } = document;
  const end = site.inside.kind === 'key' ? site.inside.literal.end : site.span.end;
  const isOption = /--?$/.test(text.slice(Math.max(0, site.span.start - 2), site.span.start));
  const pattern = isOption
    ? /(?:=|[ \t]{1,8})/y
    : /[ \t]{0,3}(?:[:+?]{0,3}=(?![=~])|:-|:=)[ \t]{0,8}|(?<=\bENV\s[\w-]{1,80})[ \t]{1,8}|[ \t]{1,8}(?=["'])|[ \t]{0,3}:[ \t]{1,8}(?=["'])/y;
  pattern.lastIndex = end;
  const match = pattern.exec(text);
  if (match === null) {
    if (site.inside.kind === 'key') return codeValues(named);
    const compared = /[\])}"]{0,3}\s{0,3}(?:==?|!=|-eq)\s{0,3}(?=["'])/y;
    compared.lastIndex = end;
    if (compared.exec(text) === null) return [];
    const value = lineValueAt(document, compared.lastIndex);
    return value === undefined ? [] : [lineCandidate(named, value, 'comparison')];
  }
  const value = lineValueAt(document, pattern.lastIndex, endOfExpansion(named, pattern.lastIndex));
  if (value === undefined || (isOption && value.value.startsWith('-'))) return [];
  return [lineCandidate(named, value, isOption ? 'option' : 'assignment')];
}

/** Where the braces end in `${PASSWORD:-x}`; nothing when the name stands in none. */
function endOfExpansion({ document: { text }, site }: NamedSite, from: number): number | undefined {
  if (!text.startsWith('${', site.span.start - 2)) return undefined;
  const length = text.slice(from, from + 500).search(/[}\r\n]/);
  return length < 0 ? undefined : from + length;
}
