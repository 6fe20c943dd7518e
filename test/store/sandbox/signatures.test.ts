import assert from 'node:assert/strict';
import { startTestSandbox } from '../../support/sandbox.ts';
import type { TestSandbox } from '../../support/sandbox.ts';
import { jsonHeaders, send } from './signedRequest.ts';
import type { WireRequest } from './signedRequest.ts';

const list: WireRequest = { body: '{}', headers: jsonHeaders('ListSecrets') };
const identity: WireRequest = {
  service: 'sts',
  body: 'Action=GetCallerIdentity&Version=2011-06-15',
  headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
};
const noMatch = /^The request signature we calculated does not match the signature you provided\./;
const minute = 60_000;
const clock = Date.UTC(2026, 10, 22, 5, 20, 0);

describe('sandbox: signatures', () => {
  let sandbox: TestSandbox;
  before(async () => {
    sandbox = await startTestSandbox({ now: () => clock });
  });
  after(() => sandbox.close());

  const accepted = (title: string, wire: WireRequest) =>
    it(`accepts ${title}`, async () => {
      const answer = await send(sandbox, { signedAt: clock, ...wire });
      assert.equal(answer.status, 200, answer.text);
    });
  const refused = (title: string, wire: WireRequest, type: string, message: RegExp, status = 400) =>
    it(`refuses ${title}`, async () => {
      const answer = await send(sandbox, { signedAt: clock, ...wire });
      assert.equal(answer.type, type, answer.text);
      assert.match(answer.message, message);
      assert.equal(answer.status, status);
    });

  accepted('a signed request', list);
  accepted('any region', { ...list, region: 'ap-southeast-7' });
  accepted('a query that is signed', { ...list, path: '/?b=2&a=1%20x' });
  accepted('further signed headers', {
    ...list,
    headers: { ...list.headers, 'x-amz-meta': 'a b', 'amz-sdk-request': 'attempt=1' },
  });
  accepted('an unsigned header that is not AWS’s', {
    ...list,
    headers: { ...list.headers, 'user-agent': 'x' },
    unsigned: ['user-agent'],
  });
  accepted('a signature of almost five minutes ago', { ...list, signedAt: clock - 5 * minute + 1000 });
  accepted('a clock that is almost five minutes ahead', { ...list, signedAt: clock + 5 * minute - 1000 });

  refused(
    'an unsigned request',
    { ...list, tamper: { headers: { authorization: '' } } },
    'MissingAuthenticationTokenException',
    /^Missing Authentication Token$/,
  );
  refused(
    'another access key',
    { ...list, accessKeyId: 'AKIA' + 'A'.repeat(16) },
    'UnrecognizedClientException',
    /^The security token included in the request is invalid\.$/,
  );
  refused(
    'a session token',
    { ...list, headers: { ...list.headers, 'x-amz-security-token': 'token' } },
    'UnrecognizedClientException',
    /security token/,
  );
  refused('another secret key', { ...list, secretAccessKey: 'wrong' }, 'InvalidSignatureException', noMatch);
  refused('another body', { ...list, tamper: { body: '{ }' } }, 'InvalidSignatureException', noMatch);
  refused('another path', { ...list, tamper: { path: '/x' } }, 'InvalidSignatureException', noMatch);
  refused('another query', { ...list, path: '/?a=1', tamper: { path: '/?a=2' } }, 'InvalidSignatureException', noMatch);
  refused(
    'another operation',
    { ...list, tamper: { headers: jsonHeaders('DeleteSecret') } },
    'InvalidSignatureException',
    noMatch,
  );
  refused(
    'another value of any signed header',
    { ...list, headers: { ...list.headers, 'x-own': '1' }, tamper: { headers: { 'x-own': '2' } } },
    'InvalidSignatureException',
    noMatch,
  );
  refused(
    'a signed header that is missing',
    { ...list, headers: { ...list.headers, 'x-own': '1' }, tamper: { headers: { 'x-own': '' } } },
    'InvalidSignatureException',
    /lacks a header/,
  );
  refused(
    'another body hash',
    { ...list, headers: { ...list.headers, 'x-amz-content-sha256': '0'.repeat(64) } },
    'InvalidSignatureException',
    /x-amz-content-sha256/,
  );
  refused(
    'an unsigned payload',
    { ...list, headers: { ...list.headers, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } },
    'InvalidSignatureException',
    /x-amz-content-sha256/,
  );
  refused('an unsigned host', { ...list, unsigned: ['host'] }, 'InvalidSignatureException', /must be a 'SignedHeader'/);
  refused(
    'an unsigned target',
    { ...list, unsigned: ['x-amz-target'] },
    'InvalidSignatureException',
    /not signed: x-amz-target/,
  );
  refused(
    'the signature of another service',
    { ...list, service: 'sts' },
    'InvalidSignatureException',
    /correct service: 'secretsmanager'/,
  );
  refused(
    'an expired signature',
    { ...list, signedAt: clock - 6 * minute },
    'InvalidSignatureException',
    /^Signature expired: 20261122T051400Z is now earlier than 20261122T051500Z \(20261122T052000Z - 5 min\.\)$/,
  );
  refused(
    'a signature of the future',
    { ...list, signedAt: clock + 6 * minute },
    'InvalidSignatureException',
    /^Signature not yet current: 20261122T052600Z is still later than 20261122T052500Z \(20261122T052000Z \+ 5 min\.\)$/,
  );
  refused(
    'a date that was changed',
    { ...list, tamper: { headers: { 'x-amz-date': '20261122T052001Z' } } },
    'InvalidSignatureException',
    noMatch,
  );
  refused(
    'no date',
    { ...list, tamper: { headers: { 'x-amz-date': '' } } },
    'IncompleteSignatureException',
    /'X-Amz-Date' or a 'Date' header/,
  );
  refused(
    'a date of another form',
    { ...list, headers: { ...list.headers, 'x-amz-date': '2026-11-22' } },
    'IncompleteSignatureException',
    /basic format/,
  );
  for (const [title, authorization, message] of [
    [
      'a header without its parts',
      'AWS4-HMAC-SHA256 Credential=a/b/c/d/e',
      /'Signature' parameter.*'SignedHeaders' parameter/,
    ],
    ['another algorithm', 'Bearer x', /AWS4-HMAC-SHA256/],
    ['half a credential', 'AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=0', /5 slash-delimited/],
    ['an empty header', ' ', /AWS4-HMAC-SHA256/],
  ] as const) {
    refused(title, { ...list, tamper: { headers: { authorization } } }, 'IncompleteSignatureException', message);
  }

  it('does not run what it refuses', async () => {
    const create = { headers: jsonHeaders('CreateSecret'), signedAt: clock };
    await send(sandbox, { ...create, body: '{"Name":"never","SecretString":"x"}', secretAccessKey: 'wrong' });
    const answer = await send(sandbox, {
      signedAt: clock,
      headers: jsonHeaders('DescribeSecret'),
      body: '{"SecretId":"never"}',
    });
    assert.equal(answer.type, 'ResourceNotFoundException');
  });

  describe('STS', () => {
    it('says who signed', async () => {
      const answer = await send(sandbox, { ...identity, signedAt: clock });
      assert.equal(answer.status, 200, answer.text);
      assert.match(String(answer.headers['content-type']), /^text\/xml/);
      assert.match(answer.text, /<Account>\d{12}<\/Account>/);
      assert.match(answer.text, /<Arn>arn:aws:iam::\d{12}:user\/sandbox<\/Arn>/);
    });
    it('says it to GET, too', async () => {
      const path = '/?Action=GetCallerIdentity&Version=2011-06-15';
      const answer = await send(sandbox, { method: 'GET', service: 'sts', path, signedAt: clock });
      assert.match(answer.text, /<GetCallerIdentityResult>/);
    });
    refused(
      'an unsigned request',
      { ...identity, tamper: { headers: { authorization: '' } } },
      'MissingAuthenticationToken',
      /./,
      403,
    );
    refused(
      'another access key',
      { ...identity, accessKeyId: 'AKIA' + 'A'.repeat(16) },
      'InvalidClientTokenId',
      /./,
      403,
    );
    refused('another secret key', { ...identity, secretAccessKey: 'wrong' }, 'SignatureDoesNotMatch', noMatch, 403);
    refused(
      'the signature of another service',
      { ...identity, service: 'secretsmanager' },
      'SignatureDoesNotMatch',
      /'sts'/,
      403,
    );
    refused(
      'another action',
      { ...identity, body: 'Action=AssumeRole&Version=2011-06-15' },
      'InvalidAction',
      /AssumeRole/,
    );
    refused('no action', { ...identity, body: 'Version=2011-06-15' }, 'MissingAction', /Action/);
  });
});
