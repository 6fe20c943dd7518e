import type { Binding } from '../candidate.ts';

/** How a name goes on: what binds a value to it, and where the value starts. */
export interface Operator {
  readonly kind: 'assign' | 'compare' | 'call' | 'adjacent' | 'pair';
  /** As it was written, without white space. */
  readonly sign: string;
  /** Where the value starts; of a call, behind the parenthesis. */
  readonly valueAt: number;
}

const compare = /\s{0,4}(?<sign>===?|!==?|<>|-c?eq\b|-c?ne\b|\beq\b|\bne\b)\s{0,20}/y;
const compareCall =
  /\s{0,4}[?!]?\.(?<sign>equals|equalsIgnoreCase|compareTo|compare|isEqual\w*|eql\?|contentEquals)\s?\(\s{0,20}/iy;
const assign =
  /[ \t?!]{0,20}(?<sign>=>|:{0,3}=(?![=~])|->|\+=|\.=|\?\?=|\|\|=|\?=|:(?!:)|\bto\b(?=\s{0,4}["'])|<-(?=\s{0,4}["']))[ \t]{0,40}/y;
/** `std::string name{"x"}` */
const braced = /(?<sign>\{)\s{0,2}(?=["'])/y;
/** A property of C# with its first value. */
const property = /\s{0,4}\{\s{0,4}get;[^{}\n]{0,40}\}\s{0,4}(?<sign>=)(?![=>])\s{0,20}/y;
const typed =
  /(?:[ \t]?\[\w{0,6}\]|[ \t]{0,4}:[ \t]{0,4}[&'\w<>[\]., |?*]{1,40}?|[ \t]{1,4}(?:As[ \t]+)?[\w.<>[\]*&]{1,30}(?:\(\w{1,5}\))?){1,3}[ \t]{0,20}(?<sign>:?=(?!=)|\bdefault\b)\s{0,20}/iy;
const adjacent = /(?<sign>[ \t]{1,20})(?=[@bBuUNLr]?["'])/y;
const pair = /\s{0,4}(?<sign>,)\s{0,40}/y;
const call = /(?<sign>[?!]?\s?\()/y;

const steps: readonly (readonly [Operator['kind'], RegExp, 'key' | 'name' | 'both'])[] = [
  ['compare', compare, 'both'],
  ['compare', compareCall, 'name'],
  ['assign', assign, 'both'],
  ['call', call, 'name'],
  ['pair', pair, 'key'],
  ['adjacent', adjacent, 'name'],
  ['assign', typed, 'name'],
  ['assign', property, 'name'],
  ['assign', braced, 'name'],
];

/** Reads what follows a name (`quoted`: the literal that is one, with an index bracket behind it). */
export function operatorAfter(text: string, end: number, quoted: boolean): Operator | undefined {
  const from = quoted ? end + (/^\s{0,4}\](?:\s?\[\w{1,12}\])?/.exec(text.slice(end, end + 20))?.[0].length ?? 0) : end;
  const comment = /^\s{0,4}\/\*[^*\n]{0,80}\*\/(?=\s{0,4}[:=])/.exec(text.slice(from, from + 100));
  if (comment !== null) return operatorAfter(text, from + comment[0].length, quoted);
  for (const [kind, pattern, scope] of steps) {
    if (scope !== 'both' && (scope === 'key') !== quoted) continue;
    if (kind === 'pair' && from !== end) continue;
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (match !== null) return { kind, sign: match.groups?.sign?.trim() ?? '', valueAt: pattern.lastIndex };
  }
  return undefined;
}

export const bindingOf = (kind: Operator['kind']): Binding =>
  kind === 'compare' ? 'comparison' : kind === 'call' || kind === 'pair' ? 'argument' : 'assignment';
