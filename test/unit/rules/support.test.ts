import assert from 'node:assert/strict';
import { crc32, toBase62 } from '../../../server/src/detection/rules/support/crc32.ts';
import { anyCase } from '../../../server/src/detection/rules/support/formats.ts';
import { sampleOf } from '../../../server/src/detection/rules/support/sampleOf.ts';
import { verifyChecksum62 } from '../../../server/src/detection/rules/support/verdicts.ts';

describe('checksums', () => {
  it('CRC-32 has its check value', () => assert.equal(crc32('123456789'), 0xcbf43926));

  for (const [value, text] of [
    [0, '000000'],
    [61, '00000z'],
    [62, '000010'],
    [0xffffffff, '4gfFC3'],
  ] as const) {
    it(`${value} in base 62 is ${text}`, () => assert.equal(toBase62(value, 6), text));
  }

  it('tell a token as issued from one with a character changed', () => {
    const random = 'Xk3Vq9Lm2Pz7Rt5Wc8Yb4Nd6Hf1Gj0';
    const token = `npm_${random}${toBase62(crc32(random), 6)}`;
    assert.equal(verifyChecksum62(token).kind, 'verified');
    assert.equal(verifyChecksum62(token.replace('X', 'Y')).kind, 'plausible');
  });
});

describe('samples of formats', () => {
  for (const format of [
    'glpat-[A-Za-z0-9_-]{20}',
    'v1\\.0-[0-9a-f]{24}',
    '(?:ab|cd){2}x?\\d{3,5}',
    '(?<![a-z])key(?=\\d)\\d',
    '[^\\s"]{12}',
  ]) {
    it(format, () => {
      assert.match(sampleOf(format), new RegExp(`^(?:${format})$`));
      assert.equal(sampleOf(format), sampleOf(format));
    });
  }
});

describe('a name in any case', () => {
  const matches = (name: string, text: string): boolean => new RegExp(anyCase(name)).test(text);

  for (const text of ['datadog', 'DataDog', 'DATADOG_KEY', 'myDatadogKey']) {
    it(`datadog is in ${text}`, () => assert.ok(matches('datadog', text)));
  }
  for (const text of ['new relic', 'NEW_RELIC', 'newRelic', 'new-relic']) {
    it(`new relic is in ${text}`, () => assert.ok(matches('new relic', text)));
  }
  for (const text of ['okta', 'myOktaKey', 'OKTA_KEY', 'my_okta']) {
    it(`okta is in ${text}`, () => assert.ok(matches('okta', text)));
  }
  for (const text of ['bookTable', 'bookta', 'BOOKTABLE']) {
    it(`okta is not in ${text}`, () => assert.ok(!matches('okta', text)));
  }
});
