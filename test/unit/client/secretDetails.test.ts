import assert from 'node:assert/strict';
import { consoleUrlOf, factsOf } from '../../../client/src/webview/secretDetails/facts.ts';
import { holdValue, pairsOf } from '../../../client/src/webview/secretDetails/heldValue.ts';
import { parseFromPage } from '../../../client/src/webview/secretDetails/messages.ts';
import { pageOf } from '../../../client/src/webview/secretDetails/page.ts';
import { sandbox, secretNamed, store, t } from './support.ts';

const dates = { dateOf: (time: number) => `date ${time}`, dayOf: (time: number) => `day ${time}` };

describe('the page of a secret', () => {
  const input = {
    title: 'shop/db',
    badges: [],
    facts: [],
    deleted: false,
    hasConsole: true,
    styleUri: 'style',
    scriptUri: 'script',
    source: 'source:',
  };

  it('runs its own script and style, and nothing else', () => {
    assert.match(pageOf(input, t), /content="default-src 'none'; style-src source:; script-src source:"/);
  });

  it('takes every text as text', () => {
    const hostile = '"><script>alert(1)</script>';
    const page = pageOf({ ...input, title: hostile, badges: [hostile], facts: [{ name: hostile, value: hostile }] }, t);
    assert.ok(!page.includes('<script>alert'));
    assert.equal(page.split('&quot;&gt;&lt;script&gt;alert').length, 6);
  });

  it('does not offer to read what cannot be read', () => {
    assert.ok(pageOf(input, t).includes('data-action="read"'));
    const deleted = pageOf({ ...input, deleted: true }, t);
    assert.ok(!deleted.includes('data-action="read"') && deleted.includes('data-action="restoreSecret"'));
  });

  it('says what is known and what is not', () => {
    const secret = secretNamed('shop/db', { createdAt: 1, accessedAt: 2, versions: { '0123456789': ['AWSCURRENT'] } });
    const facts = new Map(factsOf({ store, id: secret.arn }, secret, dates, t).map(({ name, value }) => [name, value]));
    assert.equal(facts.get('Created'), 'date 1');
    assert.equal(facts.get('Last accessed'), 'day 2');
    assert.equal(facts.get('Last changed'), 'never');
    assert.equal(facts.get('Versions'), 'AWSCURRENT (01234567…)');
    assert.equal(facts.get('Account and region'), 'dev · eu-west-1 · 123456789012');
    assert.equal(facts.get('Monthly cost'), '$0.40');
  });

  it('knows the console of each partition', () => {
    const secret = secretNamed('a b/c');
    const china = { ...secret, arn: secret.arn.replace('arn:aws:', 'arn:aws-cn:') };
    const url = 'https://eu-west-1.console.aws.amazon.com/secretsmanager/secret?name=a%20b%2Fc&region=eu-west-1';
    assert.equal(consoleUrlOf({ store, id: secret.arn }, secret), url);
    assert.ok(consoleUrlOf({ store, id: china.arn }, china)?.includes('.console.amazonaws.cn/'));
    assert.equal(consoleUrlOf({ store: sandbox, id: secret.arn }, secret), undefined);
  });
});

describe('a message from the page', () => {
  const cases: readonly [unknown, unknown][] = [
    [{ action: 'read' }, { kind: 'read' }],
    [
      { action: 'show', index: 1 },
      { kind: 'show', index: 1 },
    ],
    [{ action: 'show' }, undefined],
    [{ action: 'copyName' }, { kind: 'command', command: 'unhardcode.copyName' }],
    [{ action: 'workbench.action.quit' }, undefined],
    [{ action: '../x' }, undefined],
    [null, undefined],
    ['read', undefined],
  ];
  for (const [message, expected] of cases) {
    it(JSON.stringify(message), () => assert.deepEqual(parseFromPage(message), expected));
  }
});

describe('a value that was read', () => {
  it('has a row a key, or one row', () => {
    const pairs = [{ key: 'user', value: 'u' }];
    assert.deepEqual(pairsOf({ kind: 'key-value', pairs }, 'Whole value'), pairs);
    assert.deepEqual(pairsOf({ kind: 'plaintext', value: 'p' }, 'Whole value'), [{ key: 'Whole value', value: 'p' }]);
    assert.deepEqual(pairsOf({ kind: 'binary', base64: 'AA==' }, 'Whole value'), [
      { key: 'Whole value (base64)', value: 'AA==' },
    ]);
  });

  it('is forgotten when its time is up', async () => {
    const held = await new Promise<ReturnType<typeof holdValue>>((done) => {
      const value = holdValue([{ key: 'k', value: 'v' }], 0.01, () => done(value));
      assert.equal(value.valueAt(0), 'v');
    });
    assert.equal(held.valueAt(0), undefined);
  });

  it('is forgotten at once when the page is hidden', () => {
    const held = holdValue([{ key: 'k', value: 'v' }], 60, () => assert.fail('already forgotten'));
    held.forget();
    assert.equal(held.valueAt(0), undefined);
    assert.deepEqual(held.keys, ['k']);
  });
});
