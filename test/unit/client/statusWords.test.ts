import assert from 'node:assert/strict';
import { statusWords } from '../../../client/src/statusWords.ts';
import type { StatusInput } from '../../../client/src/statusWords.ts';
import { sandbox, store, t } from './support.ts';

describe('the status bar', () => {
  const check = (input: StatusInput, text: string, lines: readonly string[]): void => {
    const words = statusWords(input, t);
    assert.equal(words.text, text);
    assert.deepEqual(words.lines, lines);
  };

  it('counts, where no place is set up', () =>
    check({ count: 1, store: undefined, accountId: undefined }, '$(shield) 1', [
      '1 hardcoded credential in this file',
    ]));

  it('says where new secrets go before anybody was asked', () =>
    check({ count: 0, store, accountId: undefined }, '$(shield) 0 · dev · eu-west-1', [
      '0 hardcoded credentials in this file',
      'New secrets go to dev · eu-west-1',
    ]));

  it('says the account once it is known, but not the made-up one of the sandbox', () => {
    const found = '2 hardcoded credentials in this file';
    check({ count: 2, store, accountId: '123456789012' }, '$(shield) 2 · dev · eu-west-1', [
      found,
      'New secrets go to dev · eu-west-1 · 123456789012',
    ]);
    check({ count: 2, store: sandbox, accountId: '000000000000' }, '$(shield) 2 · Sandbox · us-east-1', [
      found,
      'New secrets go to Sandbox · us-east-1',
    ]);
  });

  it('reads out what it shows', () =>
    assert.equal(
      statusWords({ count: 2, store, accountId: undefined }, t).spoken,
      'Unhardcode, 2 hardcoded credentials, New secrets go to dev · eu-west-1',
    ));
});
