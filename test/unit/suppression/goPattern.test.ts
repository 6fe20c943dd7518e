import assert from 'node:assert/strict';
import { goPattern } from '../../../server/src/suppression/goPattern/goPattern.ts';

/** A pattern of Go, a text, and what Go finds in it: all of each match, then its groups. */
const translated: readonly (readonly [string, string, readonly (readonly (string | undefined)[])[]])[] = [
  ['(?i)abc', 'xABCx', [['ABC']]],
  ['a(?i)b|c', 'aB C', [['aB'], ['C']]],
  ['(?i:a)b', 'Ab AB', [['Ab']]],
  ['((?i)a)a', 'Aa AA', [['Aa', 'A']]],
  ['(?i)(?-i)a', 'aA', [['a']]],
  ['(?i)k', 'k K \u212a', [['k'], ['K'], ['\u212a']]],
  ['(?i)[a-c]+É', 'aBCé', [['aBCé']]],
  ['.x', '\nx ax', [['ax']]],
  ['(?s).x', '\nx', [['\nx']]],
  ['^a$', 'a\na', []],
  ['(?m)^a$', 'a\na\r\na', [['a'], ['a']]],
  ['\\Aa\\z', 'a', [['a']]],
  ['[[:alpha:]]+[[:^alpha:]]', 'ab1', [['ab1']]],
  ['\\pL+', 'áb1', [['áb']]],
  ['\\p{Greek}\\P{Greek}', 'αa', [['αa']]],
  ['[^\\PL]+', '1ab', [['ab']]],
  ['\\x{1F600}\\x41\\101', '😀AA', [['😀AA']]],
  ['\\Qa.b\\E+', 'a.bbb axb', [['a.bbb']]],
  ['(?U)a+', 'aa', [['a'], ['a']]],
  ['(?U)a+?', 'aa', [['aa']]],
  ['a{,2}', 'aa a{,2}', [['a{,2}']]],
  ['a{2,}b{1}', 'aaab', [['aaab']]],
  ['[]a]+', ']a', [[']a']]],
  ['[a\\-z]+[+--]', 'a-z,', [['a-z,']]],
  ['\\s', '\v\t', [['\t']]],
  ['[^\\S]', '\t', [['\t']]],
  ['(?P<x>a)(?<y>b)?', 'a', [['a', 'a', undefined]]],
  ['(a|ab)(c|bcd)(d*)', 'abcd', [['abcd', 'a', 'bcd', '']]],
  ['^*a', 'a', [['a']]],
];

/** What Go refuses, and where it goes wrong. */
const refused: readonly (readonly [string, number])[] = [
  ['(?=a)', 1],
  ['(?<!a)', 1],
  ['a\\1', 2],
  ['\\Z', 1],
  ['a**', 3],
  ['a{1001}', 2],
  ['(a{100}){11}', 9],
  ['a{2,1}', 2],
  ['*a', 1],
  ['(a', 1],
  ['a)', 2],
  ['[a', 1],
  ['[z-a]', 2],
  ['[[:foo:]]', 2],
  ['\\p{Foo}', 1],
  ['\\x{110000}', 1],
  ['(?P<a>x)(?P<a>y)', 15],
  ['a\\', 3],
];

describe('patterns of Go', () => {
  for (const [source, text, expected] of translated) {
    it(`${source} in ${JSON.stringify(text)}`, () => {
      const found = goPattern(source);
      assert.ok(found.kind === 'translated', JSON.stringify(found));
      assert.deepEqual(
        [...text.matchAll(found.pattern)].map((match) => [...match]),
        expected,
      );
      assert.equal(found.groups, new RegExp(`${found.pattern.source}|`, 'u').exec('')?.slice(1).length);
    });
  }

  for (const [source, position] of refused) {
    it(`${source} is none`, () => {
      const found = goPattern(source);
      assert.ok(found.kind === 'refused', JSON.stringify(found));
      assert.equal(found.position, position);
      assert.notEqual(found.reason, '');
    });
  }
});
