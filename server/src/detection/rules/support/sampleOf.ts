/**
 * Makes a text that a format matches, the shortest one, always the same for the same format. Examples are built with it
 * at run time, so that no file of this repository holds anything a secret scanner would object to.
 *
 * Understands what formats of tokens need: characters, classes, `\d`, groups with alternatives, `{n}`, `{n,m}`,
 * `?`. What lookarounds ask for is left out.
 */
export function sampleOf(format: string): string {
  const reader: Reader = { format, position: 0, random: generatorFor(format) };
  return alternatives(reader);
}

interface Reader {
  readonly format: string;
  position: number;
  readonly random: () => number;
}

/** Always takes the first alternative, but reads them all. */
function alternatives(reader: Reader): string {
  const first = sequence(reader);
  while (reader.format[reader.position] === '|') {
    reader.position += 1;
    sequence(reader);
  }
  return first;
}

function sequence(reader: Reader): string {
  let text = '';
  while (reader.position < reader.format.length && !/[|)]/.test(reader.format[reader.position] ?? '')) {
    const start = reader.position;
    const once = atom(reader);
    const repetitions = quantifier(reader);
    if (repetitions > 0) text += once;
    for (let repetition = 1; repetition < repetitions; repetition += 1) text += atom({ ...reader, position: start });
  }
  return text;
}

function atom(reader: Reader): string {
  const character = reader.format[reader.position] ?? '';
  if (character === '(') return group(reader);
  if (character === '[') return memberOf(classAt(reader), reader.random);
  reader.position += 1;
  if (character !== '\\') return character;
  const escaped = reader.format[reader.position] ?? '';
  reader.position += 1;
  if (escaped === 'd') return memberOf(digits, reader.random);
  return lineEnds[escaped] ?? escaped;
}

function group(reader: Reader): string {
  const opening = /^\((?:\?(?:[:=!]|<[=!]))?/.exec(reader.format.slice(reader.position))?.[0] ?? '(';
  reader.position += opening.length;
  const text = alternatives(reader);
  reader.position += 1;
  return /[=!]$/.test(opening) ? '' : text;
}

function quantifier(reader: Reader): number {
  const match = /^(?:\{(?<least>\d+)(?:,\d*)?\}\??|(?<optional>\?))/.exec(reader.format.slice(reader.position));
  reader.position += match?.[0].length ?? 0;
  if (match?.groups?.['optional'] !== undefined) return 0;
  return match === null ? 1 : Number(match.groups?.['least']);
}

const digits = '0123456789';
const lineEnds: Readonly<Record<string, string>> = { n: '\n', r: '\r' };

function classAt(reader: Reader): string {
  const end = reader.format.indexOf(']', reader.position);
  const body = reader.format
    .slice(reader.position + 1, end)
    .replace(/\\d/g, '0-9')
    .replace(/\\w/g, 'A-Za-z0-9_');
  reader.position = end + 1;
  if (body.startsWith('^')) return rangeOf('a', 'z') + digits;
  return body
    .replace(/([A-Za-z0-9])-([A-Za-z0-9])/g, (_, from: string, to: string) => rangeOf(from, to))
    .replaceAll('\\', '');
}

const rangeOf = (from: string, to: string): string =>
  Array.from({ length: to.charCodeAt(0) - from.charCodeAt(0) + 1 }, (_, index) =>
    String.fromCharCode(from.charCodeAt(0) + index),
  ).join('');

/** Letters and digits where the class has some: the signs in it read worse and say less. */
function memberOf(members: string, random: () => number): string {
  const plain = members.replace(/[^A-Za-z0-9]/g, '') || members;
  return plain[Math.floor(random() * plain.length)] ?? '';
}

/** A linear congruential generator (Numerical Recipes), seeded by the text. */
function generatorFor(seed: string): () => number {
  let state = Array.from(seed).reduce((sum, character) => (Math.imul(sum, 31) + character.charCodeAt(0)) >>> 0, 7);
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
