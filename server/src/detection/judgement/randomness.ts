/** Shannon entropy in bits per character. */
export function entropyOf(text: string): number {
  if (isAscii.test(text)) return entropyOfAscii(text);
  const counts = new Map<string, number>();
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  let sum = 0;
  for (const count of counts.values()) sum -= (count / text.length) * Math.log2(count / text.length);
  return sum;
}

/** All of ASCII. */
const isAscii = /^[\x00-\x7f]*$/;

/** The same, many times as fast. */
function entropyOfAscii(text: string): number {
  const counts = new Uint32Array(128);
  const order: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (counts[code] === 0) order.push(code);
    counts[code] = (counts[code] ?? 0) + 1;
  }
  let sum = 0;
  for (const code of order) {
    const share = (counts[code] ?? 0) / text.length;
    sum -= share * Math.log2(share);
  }
  return sum;
}

/** Pairs of letters that make up nine tenths of the pairs in English words and in names of programs. */
const commonPairs: readonly string[] = (
  'th he in er an re nd at on nt ha es st en ed to it ou ea hi is or ti as te et ng of al de se le sa si ar ve ra ld ur co ro me li ri ic ne io ta ll ' +
  'ma om us ce el ho la ec ch tr pe ss un no ut il em lo ge ow fo ol di ee ac ad tu so sh am ai ca po ot ev id pr ir wi pl oo ct ul ie wh su os ke bl ' +
  'ab mo im pa do ap ay we op ex ag ck my da bu ey up ts go pp ig qu ub ob ff ba od mi by if ry ty rs ef cl br ds ys ns rt sc rd rm fi fr gr ht ia lt mp ' +
  'ms nc na ni ok pi rc rk ru sp sy ug um va vi wa wo ue au av aw bo cr cu dr du ei fa fe fl ga gi ki lu nf ov pu rn sk sl ud ui uc ya yo oc ak af ah ' +
  'rg eg ep eb ip lf ls nk nn mm tt gh dd bb wn ws ym ye ob pw bj js oa oi oe eo iv iz ze za zi ek ym nu mu ju hu ny cy ly gy fy tl dl gl sw tw ox ax ix'
).split(' ');

/** By the numbers of two letters. */
const isCommon = new Uint8Array(32 * 32);
for (const pair of commonPairs) isCommon[((pair.charCodeAt(0) & 31) << 5) | (pair.charCodeAt(1) & 31)] = 1;

/**
 * How much a text looks random rather than made of words, from 0 to 1: the share of steps from one character to
 * the next that words and names do not make (uncommon letter pairs, digits among letters, case changes inside).
 */
export function randomness(text: string): number {
  let odd = 0;
  for (let index = 1; index < text.length; index++) odd += oddity(text.charCodeAt(index - 1), text.charCodeAt(index));
  return text.length < 2 ? 0 : odd / (text.length - 1);
}

function oddity(before: number, after: number): number {
  const beforeLetter = isLetter(before);
  const afterLetter = isLetter(after);
  if (beforeLetter && afterLetter) {
    if (isLower(before) && !isLower(after)) return 0.5;
    return isCommon[((before & 31) << 5) | (after & 31)] === 1 ? 0 : 0.8;
  }
  const beforeDigit = isDigit(before);
  const afterDigit = isDigit(after);
  if ((beforeLetter && afterDigit) || (beforeDigit && afterLetter)) return 0.9;
  if (beforeDigit && afterDigit) return Math.abs(before - after) <= 1 ? 0.1 : 0.6;
  return 0.2;
}

const isLower = (code: number): boolean => code >= 0x61 && code <= 0x7a;
const isLetter = (code: number): boolean => isLower(code) || (code >= 0x41 && code <= 0x5a);
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Drawn by lot, most likely: long enough, many different characters, few steps that words make. */
export function looksRandom(text: string): boolean {
  if (text.length < 12 || /\s/.test(text)) return false;
  const longest = text.split(/[^A-Za-z0-9+/=]+/).reduce((best, part) => (part.length > best.length ? part : best), '');
  const part = longest.length >= 12 ? longest : text;
  return randomness(part) >= 0.36 && entropyOf(part) >= Math.min(3.0, Math.log2(part.length) * 0.72);
}
