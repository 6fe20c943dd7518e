import assert from 'node:assert/strict';
import { patternIn } from '../../../server/src/suppression/gitleaks/patterns.ts';
import { tableOf } from '../../../server/src/suppression/gitleaks/table.ts';

/** A pattern of Go, a text, and what Go finds in it: all of each match, then its groups. */
const taken: readonly (readonly [string, string, readonly (readonly (string | undefined)[])[]])[] = [
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

/** What Go refuses, why, and where it goes wrong, where that is known. */
const refused: readonly (readonly [string, string])[] = [
  ['(?=a)', 'invalid or unsupported Perl syntax, at character 1'],
  ['x(?<!a)', 'invalid named capture, at character 2'],
  ['a\\1', 'invalid escape sequence, at character 2'],
  ['\\Z', 'invalid escape sequence, at character 1'],
  ['a**', 'invalid nested repetition operator, at character 2'],
  ['a{1001}', 'invalid repeat count, at character 2'],
  ['(a{100}){11}', 'invalid repeat count, at character 9'],
  ['a{2,1}', 'invalid repeat count, at character 2'],
  ['*a', 'missing argument to repetition operator, at character 1'],
  ['(a', 'missing closing ), at character 1'],
  ['a)', 'unexpected ), at character 1'],
  ['[a', 'missing closing ], at character 1'],
  ['[z-a]', 'invalid character class range, at character 2'],
  ['[[:foo:]]', 'invalid character class range, at character 2'],
  ['\\p{Foo}', 'invalid character class range, at character 1'],
  ['\\x{110000}', 'invalid escape sequence, at character 1'],
  ['(?P<a>x)(?P<a>y)', 'duplicate capture group name, at character 5'],
  ['a\\', 'trailing backslash at end of expression'],
  [`${'('.repeat(2000)}a${')'.repeat(2000)}`, 'expression nests too deeply'],
  ['x{1000}'.repeat(4000), 'expression too large'],
];

function compile(source: string): { readonly pattern: ReturnType<typeof patternIn>; readonly said: readonly string[] } {
  const said: string[] = [];
  const note = (message: string): void => void said.push(message);
  return { pattern: patternIn(tableOf({ regex: source }, 'r', note), 'regex', note), said };
}

describe('patterns of Go', () => {
  for (const [source, text, expected] of taken) {
    it(`${source} in ${JSON.stringify(text)}`, () => {
      const { pattern, said } = compile(source);
      assert.ok(pattern !== 'absent' && pattern !== 'refused', said.join());
      assert.deepEqual(
        [...pattern.matchAll(text)].map((match) => [...match]),
        expected,
      );
    });
  }

  for (const [source, why] of refused) {
    it(`${source.slice(0, 40)} is none: ${why}`, () => {
      const { pattern, said } = compile(source);
      assert.equal(pattern, 'refused');
      assert.deepEqual(said, [`r: “regex”, is no pattern of Go’s (RE2): ${why}.`]);
    });
  }

  it('a pattern of more than 10,000 instructions is refused', () => {
    const { pattern, said } = compile('x{1000}'.repeat(11));
    assert.equal(pattern, 'refused');
    assert.deepEqual(said, ['r: “regex”, is too large: say it with smaller repetitions.']);
  });

  it('takes time in proportion to the text, whatever is repeated in what', () => {
    const { pattern } = compile('(a+)+$');
    assert.ok(typeof pattern !== 'string');
    assert.equal(pattern.test(`${'a'.repeat(100_000)}!`), false);
    assert.equal(pattern.matcher(`${'a'.repeat(20_000)}!`).find(), false);
  });
});
