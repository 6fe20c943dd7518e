import assert from 'node:assert/strict';
import {
  buildPrefilter,
  createHitList,
  createScanBuffer,
  keywordOf,
  offsetOf,
  sortHits,
} from '../../../server/src/detection/prefilter.ts';
import { buildAutomaton } from '../../support/ahoCorasick.ts';

const keywords = ['akia', 'ghp_', 'password', 'passwd', 'pass', 'word', 'sk_live_', '://u', 'éàüö', 'secret', 'crets'];

/** Hits as `offset:keyword`, by the prefilter in slices of `step` bytes. */
function found(text: string, step: number, of = keywords): readonly string[] {
  const prefilter = buildPrefilter(of);
  const buffer = createScanBuffer(prefilter.capacityFor(text.length));
  const length = buffer.bytes.write(text, 'latin1');
  const hits = createHitList();
  for (let from = 0; from < Math.max(length, 1); from += step) {
    prefilter.find(buffer, length, from, from + step >= length ? length : from + step, hits);
  }
  sortHits(hits);
  return Array.from({ length: hits.count }, (_, index) => `${offsetOf(hits, index)}:${keywordOf(hits, index)}`);
}

function expected(text: string, of = keywords): readonly string[] {
  const hits: (readonly [number, number])[] = [];
  const bytes = Buffer.from(text, 'latin1');
  buildAutomaton(of).find(bytes, bytes.length, (keyword, offset) => hits.push([offset, keyword]));
  return hits.sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([offset, keyword]) => `${offset}:${keyword}`);
}

/** Pseudo-random numbers below `limit`, the same on every run. */
function* numbers(seed: number, limit: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    yield (state >>> 8) % limit;
  }
}

describe('prefilter', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['fewer bytes than a window', 'pas'],
    ['a keyword and nothing else', 'pass'],
    ['a keyword at every alignment', 'pass1pass22pass333pass4444pass'],
    ['keywords inside one another', 'PASSWORDsecrets'],
    ['upper and lower case', 'AkIa gHp_ SECRET'],
    ['bytes that only look folded', 'sk\u007flive_ PASS\u005fWORD @kia'],
    ['bytes above 127', 'xéàüöx'],
    ['a keyword cut off at the end', 'secre'],
  ];
  for (const [name, text] of texts) {
    it(`finds what an automaton finds in ${name}`, () => {
      assert.deepEqual(found(text, 1 << 20), expected(text));
      assert.deepEqual(found(text, 4), expected(text));
    });
  }

  it('finds what an automaton finds in a thousand texts made of keyword pieces', () => {
    const random = numbers(7, 997);
    for (let round = 0; round < 1000; round++) {
      let text = '';
      while (text.length < 120) {
        const keyword = keywords[random.next().value % keywords.length] ?? '';
        const cut = random.next().value % (keyword.length + 1);
        const filler = String.fromCharCode(32 + (random.next().value % 200));
        text += (cut > 2 ? keyword.slice(0, cut) : keyword) + filler.repeat(random.next().value % 4);
      }
      assert.deepEqual(found(text, 16 << (round % 4)), expected(text));
    }
  });

  it('finds what an automaton finds with hundreds of keywords that share their pieces', () => {
    const random = numbers(11, 65_521);
    const alphabet = 'aAbk_-. :/"0\u00e9';
    const letters = (count: number): string =>
      Array.from({ length: count }, () => alphabet[random.next().value % alphabet.length]).join('');
    for (let round = 0; round < 20; round++) {
      const many = [
        ...new Set(Array.from({ length: 400 }, () => letters(4 + (random.next().value % 6)).toLowerCase())),
      ];
      const text = letters(5000);
      assert.deepEqual(found(text, 64 << (round % 8), many), expected(text, many));
    }
  });

  it('refuses a keyword that is shorter than its window', () => {
    assert.throws(() => buildPrefilter(['key']), RangeError);
  });
});
