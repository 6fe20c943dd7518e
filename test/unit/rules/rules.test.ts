import assert from 'node:assert/strict';
import { builtInRules } from '../../../server/src/detection/rules/index.ts';
import { overlaps } from '../../../server/src/core/span.ts';
import { scan } from '../../../server/src/detection/scan.ts';
import type { Rule } from '../../../server/src/detection/rule.ts';
import { shannonEntropy } from './entropy.ts';
import { hostileTexts } from './hostile.ts';

/** The bare loop: what the engine does with a rule before it judges the place. */
function secretsOf(rule: Rule, text: string): readonly string[] {
  return [...text.matchAll(rule.pattern)]
    .map((match) => match.groups?.['secret'] ?? '')
    .filter((secret) => shannonEntropy(secret) >= (rule.minEntropy ?? 0))
    .filter((secret) => rule.verify?.(secret).kind !== 'rejected');
}

describe('rules', () => {
  for (const rule of builtInRules) {
    it(`${rule.id} finds its examples and passes over its near misses`, () => {
      const { secret, harmless } = rule.examples;
      assert.ok(secret.length > 0 && harmless.length > 0, 'has both');
      for (const text of secret) {
        assert.equal(secretsOf(rule, text).length, 1, text);
        assert.ok(
          rule.keywords.some((keyword) => text.toLowerCase().includes(keyword)),
          `a keyword is in ${text}`,
        );
      }
      for (const text of harmless) assert.deepEqual(secretsOf(rule, text), [], text);
    });
  }
});

describe('rules in a scan', () => {
  const findingsIn = (text: string) => scan({ text, path: 'src/settings.txt' }).findings;

  for (const rule of builtInRules) {
    it(`${rule.id} is what a scan of its examples reports`, () => {
      for (const text of rule.examples.secret) {
        const findings = findingsIn(text);
        const own = findings.filter((finding) => finding.rule === rule.id);
        assert.equal(own.length, 1, text);
        const others = findings.filter((finding) => finding.rule !== rule.id);
        assert.ok(!others.some(({ span }) => own.some((finding) => overlaps(finding.span, span))), text);
      }
      for (const text of rule.examples.harmless) {
        assert.ok(!findingsIn(text).some((finding) => finding.rule === rule.id), text);
      }
    });
  }
});

describe('laws over all rules', () => {
  const offenders = (isBroken: (rule: Rule) => boolean): readonly string[] =>
    builtInRules.filter(isBroken).map(({ id }) => id);

  it('ids are kebab-case and unique', () => {
    assert.deepEqual(
      offenders(({ id }) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)),
      [],
    );
    const ids = builtInRules.map(({ id }) => id);
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
    );
  });

  it('keywords are lower case and have at least four characters', () => {
    const isBad = (keyword: string): boolean => keyword !== keyword.toLowerCase() || keyword.length < 4;
    assert.deepEqual(
      offenders(({ keywords }) => keywords.length === 0 || keywords.some(isBad)),
      [],
    );
  });

  it('patterns have the flags d and g and the group of the secret', () => {
    assert.deepEqual(
      offenders(({ pattern }) => !/^dgi?$/.test(pattern.flags)),
      [],
    );
    assert.deepEqual(
      offenders(({ pattern }) => pattern.source.split('(?<secret>').length !== 2),
      [],
    );
  });

  it('quantifiers are bounded', () => {
    const isUnbounded = ({ pattern }: Rule): boolean =>
      /[*+]|\{\d+,\}/.test(pattern.source.replace(/\\.|\[(?:[^\]\\]|\\.)*\]/g, ''));
    assert.deepEqual(offenders(isUnbounded), []);
  });

  it('windows are at most 4096 characters', () => {
    assert.deepEqual(
      offenders(({ window = 256 }) => window > 4096),
      [],
    );
  });

  it('every rule says where its provider documents the format', () => {
    assert.deepEqual(
      offenders(({ documentation }) => !/^https:\/\/[^\s/]+\.[^\s]+$/.test(documentation)),
      [],
    );
  });

  it('every example fits into the window', () => {
    assert.deepEqual(
      offenders(({ examples, window = 256 }) => examples.secret.some(({ length }) => length > 2 * window)),
      [],
    );
  });

  it('no pattern takes long on hostile input', () => {
    // A pattern of the common shape on input that keeps it busy is the measure, taken on this machine in this run.
    const common = /(?:key|token)[\w .-]{0,30}["']?\s{0,4}[:=]{1,2}\s{0,4}(?<secret>[A-Za-z0-9]{40})/dg;
    const limit = 100 * leastTime(common, 'token'.repeat(820));
    const isSlow = (rule: Rule): boolean =>
      hostileTexts(rule).some((text) => leastTime(rule.pattern, text, limit) > limit);
    assert.deepEqual(offenders(isSlow), []);
  });
});

/** The least of several times in milliseconds, so that other work of the machine does not count. */
function leastTime(pattern: RegExp, text: string, goodEnough = 0): number {
  let least = Infinity;
  for (let round = 0; round < 20 && least > goodEnough; round += 1) {
    const start = performance.now();
    Array.from(text.matchAll(pattern));
    least = Math.min(least, performance.now() - start);
  }
  return least;
}
