/** What `&` begins in a JSX attribute. */
export type CharacterReference =
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'character'; readonly text: string; readonly length: number };

/** In the order of their code points, from U+00A0 (HTML 4, 24.2.1). */
const latin1Names = (
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro ' +
  'para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil ' +
  'Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave ' +
  'Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml ' +
  'igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute ' +
  'thorn yuml'
).split(' ');

const named: ReadonlyMap<string, string> = new Map([
  ['quot', '"'],
  ['amp', '&'],
  ['apos', "'"],
  ['lt', '<'],
  ['gt', '>'],
  ['euro', '€'],
  ...latin1Names.map((name, index): readonly [string, string] => [name, String.fromCharCode(0xa0 + index)]),
]);

const reference = /&(?:#x(?<hexadecimal>[0-9a-f]{1,6})|#(?<decimal>[0-9]{1,7})|(?<name>[a-z][a-z0-9]{1,30}));/iy;

/**
 * The character reference at `start`, as JSX has them (the names of HTML 4). `unknown` is one that this table does not
 * have: what it stands for cannot be told.
 */
export function characterReference(text: string, start: number): CharacterReference {
  reference.lastIndex = start;
  const match = reference.exec(text);
  if (match === null) return { kind: 'none' };
  const { hexadecimal, decimal, name } = match.groups ?? {};
  const length = match[0].length;
  if (name !== undefined) {
    const character = named.get(name);
    return character === undefined ? { kind: 'unknown' } : { kind: 'character', text: character, length };
  }
  const codePoint = hexadecimal === undefined ? Number(decimal) : parseInt(hexadecimal, 16);
  return codePoint > 0x10ffff
    ? { kind: 'unknown' }
    : { kind: 'character', text: String.fromCodePoint(codePoint), length };
}
