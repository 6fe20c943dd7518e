import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { Secret } from '../../../../server/src/core/secret.ts';
import { toStoreError } from '../../../../server/src/secrets/aws/errors.ts';
import type { Attempt } from '../../../../server/src/secrets/aws/explanations.ts';
import type { StoreErrorCode } from '../../../../server/src/secrets/store.ts';

const canary = 'c4nary-Quagga-55';

const attempt: Attempt = {
  action: 'create the secret shop/dev/db',
  writes: true,
  service: 'Secrets Manager',
  location: { region: 'eu-west-3', regionSource: 'AWS_REGION', profile: 'dev' },
  proxied: false,
  source: {
    kind: 'sso',
    profile: 'dev',
    session: 'corp',
    startUrl: 'https://corp.awsapps.com/start',
    ssoRegion: 'us-east-1',
    accountId: '123456789012',
    roleName: 'Developer',
  },
};

/** An error as the SDK throws it: the text may quote what was sent. */
const awsError = (name: string, text = '', details: object = {}): Error =>
  Object.assign(new Error(`${text} ${canary}`), {
    name,
    $metadata: { requestId: 'f00d-1', httpStatusCode: 400 },
    ...details,
  });

const systemError = (code: string): Error => Object.assign(new Error(`connect ${code} ${canary}`), { code });

interface ErrorCase {
  readonly error: unknown;
  readonly attempt?: Partial<Attempt>;
  readonly code: StoreErrorCode;
  /** What happened, what did not, what to do. */
  readonly says: readonly RegExp[];
}

const nothing = /Nothing was stored or changed/;
const unknown = /Whether AWS has done it is not known, and trying again is safe/;

const cases: Readonly<Record<string, ErrorCase>> = {
  'name taken': {
    error: awsError('ResourceExistsException'),
    code: 'name-taken',
    says: [/exists already in eu-west-3, profile dev/, nothing, /another name/],
  },
  'name taken, at the second attempt: the first would have been answered alike': {
    error: awsError('ResourceExistsException', '', { $metadata: { attempts: 2 } }),
    code: 'name-taken',
    says: [nothing],
  },
  'refused at the third attempt, after answers that were lost': {
    error: awsError('ThrottlingException', '', { $metadata: { attempts: 3 } }),
    code: 'throttled',
    says: [unknown],
  },
  'scheduled for deletion, when creating': {
    error: awsError(
      'InvalidRequestException',
      "You can't create this secret because a secret with this name is already scheduled for deletion.",
    ),
    code: 'scheduled-for-deletion',
    says: [/scheduled for deletion/, nothing, /restore-secret/],
  },
  'scheduled for deletion, when reading': {
    error: awsError(
      'InvalidRequestException',
      "You can't perform this operation on the secret because it was marked for deletion.",
    ),
    attempt: { writes: false },
    code: 'scheduled-for-deletion',
    says: [/Restore it/],
  },
  'another invalid request': {
    error: awsError('InvalidRequestException', 'Something new.'),
    code: 'invalid-request',
    says: [nothing],
  },
  'access denied, with the action': {
    error: awsError(
      'AccessDeniedException',
      'User: arn:aws:iam::1:user/x is not authorized to perform: secretsmanager:CreateSecret on resource: shop',
    ),
    code: 'access-denied',
    says: [/permission secretsmanager:CreateSecret is missing/, nothing, /eu-west-3, profile dev/],
  },
  'access denied, without the action': {
    error: awsError('AccessDeniedException', 'Access to KMS is not allowed'),
    code: 'access-denied',
    says: [/a permission is missing/],
  },
  'assume role denied': {
    error: awsError('AccessDenied', 'is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::1:role/x'),
    code: 'access-denied',
    says: [/sts:AssumeRole/],
  },
  'expired session': {
    error: awsError('ExpiredTokenException'),
    code: 'sign-in-expired',
    says: [nothing, /aws sso login --profile dev/],
  },
  'keys in the environment that have expired': {
    error: awsError('ExpiredTokenException'),
    attempt: { source: { kind: 'keys', accessKeyId: 'AKIDENV', secretAccessKey: new Secret(canary) } },
    code: 'sign-in-expired',
    says: [/set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN again/],
  },
  'unknown key': {
    error: awsError('UnrecognizedClientException'),
    code: 'no-credentials',
    says: [/does not accept the credentials/],
  },
  'a region that is not enabled for the account': {
    error: awsError('UnrecognizedClientException', 'The security token included in the request is invalid.'),
    code: 'no-credentials',
    says: [/region eu-west-3 \(from AWS_REGION\) may not be enabled/],
  },
  'wrong secret key': {
    error: awsError('InvalidSignatureException', 'The request signature we calculated does not match'),
    code: 'no-credentials',
    says: [/does not accept/],
  },
  'wrong clock': {
    error: awsError('InvalidSignatureException', 'Signature expired: 20261121T000000Z is now earlier than'),
    code: 'clock-skew',
    says: [/more than five minutes/, /clock/],
  },
  throttled: {
    error: awsError('ThrottlingException'),
    code: 'throttled',
    says: [/no more requests for the moment/, /nothing is stored twice/],
  },
  quota: { error: awsError('LimitExceededException'), code: 'limit-exceeded', says: [/quota/, nothing] },
  'key of the secret': {
    error: awsError('EncryptionFailure'),
    code: 'encryption-failed',
    says: [/KMS key/, /kms:GenerateDataKey/],
  },
  'key of the secret, reading': {
    error: awsError('DecryptionFailure'),
    attempt: { writes: false },
    code: 'decryption-failed',
    says: [/kms:Decrypt/],
  },
  'not found: perhaps another region': {
    error: awsError('ResourceNotFoundException'),
    attempt: { writes: false },
    code: 'not-found',
    says: [/in eu-west-3, profile dev/, /region and the account/],
  },
  'changed meanwhile': { error: awsError('PreconditionNotMetException'), code: 'conflict', says: [/someone else/] },
  'no network': {
    error: systemError('ENETUNREACH'),
    code: 'offline',
    says: [/Secrets Manager in eu-west-3 cannot be reached/, nothing],
  },
  'a region that has no address': {
    error: systemError('ENOTFOUND'),
    code: 'offline',
    says: [/has no address/, nothing, /region \(from AWS_REGION\)/],
  },
  'an endpoint where nobody listens': {
    error: Object.assign(new AggregateError([systemError('ECONNREFUSED')]), { code: 'ECONNREFUSED' }),
    attempt: { endpoint: 'http://127.0.0.1:9' },
    code: 'offline',
    says: [/http:\/\/127\.0\.0\.1:9 refuses the connection/, nothing, /AWS_ENDPOINT_URL/],
  },
  'a connection that broke': {
    error: systemError('ECONNRESET'),
    attempt: { proxied: true },
    code: 'offline',
    says: [/closed the connection/, unknown, /proxy \(HTTPS_PROXY, NO_PROXY\)/],
  },
  'no answer in time': { error: awsError('TimeoutError'), code: 'offline', says: [/did not answer in time/, unknown] },
  'a proxy that inspects traffic': {
    error: systemError('SELF_SIGNED_CERT_IN_CHAIN'),
    code: 'offline',
    says: [/not trusted/, /AWS_CA_BUNDLE/],
  },
  'an endpoint that is something else': {
    error: new SyntaxError(`Unexpected token '<', "<html>${canary}"`),
    code: 'service-failed',
    says: [/not one of Secrets Manager/],
  },
  'a proxy that gives no tunnel': {
    error: new Error('Proxy connection ended before receiving CONNECT response'),
    attempt: { proxied: true },
    code: 'offline',
    says: [/proxy gives no connection/, nothing, /HTTPS_PROXY/],
  },
  'a failure of the service': {
    error: awsError('InternalServiceError', '', { $metadata: { requestId: 'f00d-2', httpStatusCode: 500 } }),
    code: 'service-failed',
    says: [/request f00d-2/, unknown],
  },
  'something else': { error: awsError(`Odd${canary}`), code: 'unexpected', says: [/unknown error/, unknown] },
  'something that is no error': { error: canary, code: 'unexpected', says: [unknown] },
  cancelled: {
    error: Object.assign(new Error('Request aborted'), { name: 'AbortError' }),
    code: 'cancelled',
    says: [/may have been done all the same/],
  },
};

describe('errors of AWS', () => {
  for (const [title, testCase] of Object.entries(cases)) {
    it(title, () => {
      const error = toStoreError(testCase.error, { ...attempt, ...testCase.attempt });
      assert.equal(error.code, testCase.code);
      for (const part of testCase.says) assert.match(error.message, part);
      const printed = inspect(
        { message: error.message, code: error.code, id: error.requestId, cause: error.cause },
        { depth: 9 },
      );
      assert.ok(!printed.includes(canary), printed);
    });
  }

  it('quotes no text of AWS’s in what an uncaught error prints', () => {
    const error = toStoreError(awsError('ValidationException', `Value '${canary}' at 'secretString'`), attempt);
    assert.ok(!inspect(error, { depth: 9, showHidden: true }).includes(canary));
  });
});
