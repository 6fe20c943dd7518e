import assert from 'node:assert/strict';
import { statusWords } from '../../../client/src/statusWords.ts';
import type { StatusInput } from '../../../client/src/statusWords.ts';
import { sandbox, store, t } from './support.ts';

describe('the status bar', () => {
  const wordsFor = (input: Omit<StatusInput, 'place'> & Partial<StatusInput>) =>
    statusWords({ place: undefined, ...input }, t);
  const check = (input: Parameters<typeof wordsFor>[0], text: string, lines: readonly string[]): void => {
    const words = wordsFor(input);
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

  it('says where the region is from', () =>
    check(
      { count: 1, store, accountId: undefined, place: { region: 'eu-west-1', regionSource: 'AWS_REGION' } },
      '$(shield) 1 · dev · eu-west-1',
      [
        '1 hardcoded credential in this file',
        'New secrets go to dev · eu-west-1',
        'Region eu-west-1, from: AWS_REGION',
      ],
    ));

  it('marks what is not AWS', () => {
    const place = { region: 'eu-west-1', regionSource: 'profile dev', endpoint: 'http://127.0.0.1:4566' };
    const words = wordsFor({ count: 1, store, accountId: undefined, place });
    assert.equal(words.text, '$(shield) 1 · dev · eu-west-1 $(plug)');
    assert.equal(words.lines.at(-1), 'Requests go to http://127.0.0.1:4566, not to AWS');
    assert.match(words.spoken, /not to AWS$/);
  });

  it('reads out what it shows', () =>
    assert.equal(
      wordsFor({ count: 2, store, accountId: undefined }).spoken,
      'Unhardcode, 2 hardcoded credentials, New secrets go to dev · eu-west-1',
    ));
});
