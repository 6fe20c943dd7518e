/** Shannon entropy in bits per character. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  let sum = 0;
  for (const count of counts.values()) sum -= (count / text.length) * Math.log2(count / text.length);
  return sum;
}

/** Pairs of letters that make up nine tenths of the pairs in English words and in names of programs. */
const commonPairs: ReadonlySet<string> = new Set(
  (
    'th he in er an re nd at on nt ha es st en ed to it ou ea hi is or ti as te et ng of al de se le sa si ar ve ra ld ur co ro me li ri ic ne io ta ll ' +
    'ma om us ce el ho la ec ch tr pe ss un no ut il em lo ge ow fo ol di ee ac ad tu so sh am ai ca po ot ev id pr ir wi pl oo ct ul ie wh su os ke bl ' +
    'ab mo im pa do ap ay we op ex ag ck my da bu ey up ts go pp ig qu ub ob ff ba od mi by if ry ty rs ef cl br ds ys ns rt sc rd rm fi fr gr ht ia lt mp ' +
    'ms nc na ni ok pi rc rk ru sp sy ug um va vi wa wo ue au av aw bo cr cu dr du ei fa fe fl ga gi ki lu nf ov pu rn sk sl ud ui uc ya yo oc ak af ah ' +
    'rg eg ep eb ip lf ls nk nn mm tt gh dd bb wn ws ym ye ob pw bj js oa oi oe eo iv iz ze za zi ek ym nu mu ju hu ny cy ly gy fy tl dl gl sw tw ox ax ix'
  ).split(' '),
);

/**
 * How much a text looks drawn by lot rather than made of words, from 0 to 1: the share of steps from one character to
 * the next that words and names do not make (uncommon letter pairs, digits among letters, case changes inside).
 */
export function randomness(text: string): number {
  let odd = 0;
  let steps = 0;
  for (let index = 1; index < text.length; index++) {
    const before = text[index - 1] ?? '';
    const after = text[index] ?? '';
    steps += 1;
    odd += oddity(before, after);
  }
  return steps === 0 ? 0 : odd / steps;
}

function oddity(before: string, after: string): number {
  const beforeLetter = isLetter(before);
  const afterLetter = isLetter(after);
  if (beforeLetter && afterLetter) {
    if (isLower(before) && !isLower(after)) return 0.5;
    return commonPairs.has((before + after).toLowerCase()) ? 0 : 0.8;
  }
  const beforeDigit = isDigit(before);
  const afterDigit = isDigit(after);
  if ((beforeLetter && afterDigit) || (beforeDigit && afterLetter)) return 0.9;
  if (beforeDigit && afterDigit) return Math.abs(before.charCodeAt(0) - after.charCodeAt(0)) <= 1 ? 0.1 : 0.6;
  return 0.2;
}

const isLower = (sign: string): boolean => sign >= 'a' && sign <= 'z';
const isLetter = (sign: string): boolean => isLower(sign) || (sign >= 'A' && sign <= 'Z');
const isDigit = (sign: string): boolean => sign >= '0' && sign <= '9';

/** Drawn by lot, most likely: long enough, many different characters, few steps that words make. */
export function looksRandom(text: string): boolean {
  if (text.length < 12 || /\s/.test(text)) return false;
  const longest = text.split(/[^A-Za-z0-9+/=]+/).reduce((best, part) => (part.length > best.length ? part : best), '');
  const part = longest.length >= 12 ? longest : text;
  return randomness(part) >= 0.36 && entropyOf(part) >= Math.min(3.0, Math.log2(part.length) * 0.72);
}
