import { defined } from '../../core/defined.ts';
import { locationText } from '../store.ts';
import type { SignIn, StoreErrorCode, StoreLocation } from '../store.ts';
import type { ErrorFacts } from './facts.ts';
import { remedyOf } from './remedies.ts';
import type { CredentialSource } from './sources.ts';

/** What was tried, for the message. */
export interface Attempt {
  /** Completes “Could not …”: `create the secret shop/dev/db`. */
  readonly action: string;
  readonly writes: boolean;
  /** Secrets Manager or STS. */
  readonly service: string;
  /** Set when requests to the service do not go to AWS. */
  readonly endpoint?: string;
  readonly location: StoreLocation;
  readonly proxied: boolean;
  /** Who signed. */
  readonly source: CredentialSource;
}

/** What we say of an error: its code, what happened and what to do about it. */
export interface Explanation {
  readonly code: StoreErrorCode;
  readonly what: string;
  readonly todo: string;
  /** Whether the request may have arrived and done its work all the same. */
  readonly uncertain?: boolean;
  readonly signIn?: SignIn;
}

/** No credentials: nothing was sent to the service that was asked for. */
export class CredentialFailure extends Error {
  override readonly name = 'CredentialFailure';
  readonly explanation: Explanation;

  constructor(explanation: Explanation) {
    super(explanation.what);
    this.explanation = explanation;
  }
}

type Explain = (attempt: Attempt, facts: ErrorFacts) => Explanation;

const say =
  (code: StoreErrorCode, what: string, todo: string): Explain =>
  () => ({ code, what, todo });

const tryAgain = 'Try again; nothing is stored twice.';

const credentialsRefused: Explain = ({ source, location }) => {
  const { todo, signIn } = remedyOf(source);
  return {
    code: 'no-credentials',
    what: 'AWS does not accept the credentials',
    todo:
      'They may be revoked, mistyped or of another partition, or the region ' +
      `${location.region} (from ${location.regionSource}) may not be enabled for the account. ${todo}`,
    ...defined({ signIn }),
  };
};

const expired: Explain = ({ source }) => {
  const { todo, signIn } = remedyOf(source);
  return { code: 'sign-in-expired', what: 'the session has expired', todo, ...defined({ signIn }) };
};

const clockSkew = say(
  'clock-skew',
  "this computer's clock and AWS's differ by more than five minutes",
  'Set the clock (or turn time synchronisation on) and try again.',
);

const throttled = say(
  'throttled',
  'AWS takes no more requests for the moment',
  `Wait a minute and try again; nothing is stored twice.`,
);

const keyFailure =
  (code: StoreErrorCode, permission: string): Explain =>
  () => ({
    code,
    what: 'the KMS key of the secret could not be used',
    todo: `The key may be disabled, scheduled for deletion or asymmetric, or ${permission} is missing. Ask whoever manages the key.`,
  });

const denied: Explain = ({ location }, { text }) => {
  const action = /not authorized to perform:? ((?:secretsmanager|kms|sts|sso):[A-Za-z]{3,60})/.exec(text)?.[1];
  const missing = action === undefined ? 'a permission is missing' : `the permission ${action} is missing`;
  return {
    code: 'access-denied',
    what: `access was denied: ${missing}`,
    todo: `Ask for it, or use another profile or region (now: ${locationText(location)}).`,
  };
};

const invalidRequest: Explain = (_attempt, { text }) => {
  const known = invalidRequests.find(([pattern]) => pattern.test(text));
  return known === undefined
    ? {
        code: 'invalid-request',
        what: 'Secrets Manager refuses this in the present state of the secret',
        todo: 'Look at the secret in the console.',
      }
    : known[1];
};

/** Texts of `InvalidRequestException`, as recorded against AWS; matched, never shown. */
const invalidRequests: readonly (readonly [RegExp, Explanation])[] = [
  [
    /scheduled for deletion|marked for deletion/i,
    {
      code: 'scheduled-for-deletion',
      what: 'a secret of that name is scheduled for deletion, and keeps its name until then',
      todo: 'Restore it (aws secretsmanager restore-secret --secret-id NAME), or choose another name.',
    },
  ],
  [
    /default KMS service key/i,
    {
      code: 'access-denied',
      what: 'a secret of another account cannot be read when it is encrypted with the default key',
      todo: 'Its owner has to encrypt it with a customer-managed KMS key that this account may use.',
    },
  ],
  [
    /owned by|managed by|owning service/i,
    {
      code: 'invalid-request',
      what: 'the secret is managed by another AWS service',
      todo: 'Change it through that service.',
    },
  ],
];

const unreachable =
  (reason: string, uncertain: boolean): Explain =>
  ({ location, service, endpoint, proxied }) => ({
    code: 'offline',
    what: `${endpoint ?? `${service} in ${location.region}`} ${reason}`,
    todo:
      (endpoint === undefined
        ? `Look at the network and at the region (from ${location.regionSource})`
        : 'Look whether the endpoint runs (AWS_ENDPOINT_URL_…, AWS_ENDPOINT_URL, endpoint_url)') +
      `${proxied ? ', and at the proxy (HTTPS_PROXY, NO_PROXY)' : ''}, then try again.`,
    uncertain,
  });

/** Which of the proxy's failures it was is known by its text only. */
const proxyFailed: Explain = () => ({
  code: 'offline',
  what: 'the proxy gives no connection',
  todo: 'Look at HTTPS_PROXY, HTTP_PROXY and NO_PROXY, and at the name and password in them.',
});

/** A page of the proxy's own in place of an answer. */
const proxyRefuses: Explain = (_attempt, { status }) => ({
  code: 'offline',
  what: `the proxy refuses the request (${status})`,
  todo: 'Ask whoever manages it to let it through, or look at HTTPS_PROXY, HTTP_PROXY and NO_PROXY.',
});

const noAnswer = say(
  'service-failed',
  'the answer is not one of Secrets Manager',
  'Look at the endpoint (AWS_ENDPOINT_URL_SECRETS_MANAGER, AWS_ENDPOINT_URL) and at proxies.',
);

const certificate = say(
  'offline',
  'the certificate of the server is not trusted',
  'Behind a proxy that inspects traffic, set AWS_CA_BUNDLE to a file with its certificate.',
);

/** Error names of the service and of the SDK. One line each. */
const byName: Readonly<Record<string, Explain>> = {
  ResourceNotFoundException: ({ location }) => ({
    code: 'not-found',
    what: `there is no such secret, version or label in ${locationText(location)}`,
    todo: 'Look at the name, the region and the account.',
  }),
  ResourceExistsException: ({ location }) => ({
    code: 'name-taken',
    what: `a secret of that name exists already in ${locationText(location)}`,
    todo: 'Choose another name.',
  }),
  InvalidRequestException: invalidRequest,
  InvalidParameterException: say(
    'invalid-request',
    'Secrets Manager refuses one of the values given',
    'Look at name, description and tags.',
  ),
  ValidationException: say(
    'invalid-request',
    'Secrets Manager refuses one of the values given',
    'Look at name, description and tags.',
  ),
  UnknownOperationException: say(
    'invalid-request',
    'the endpoint does not know this operation',
    'Look at the endpoint: it may be another service, or an emulator that cannot do this.',
  ),
  InvalidNextTokenException: say('conflict', 'the list has changed while it was read', 'Read it again from the start.'),
  PreconditionNotMetException: say('conflict', 'the secret was changed by someone else meanwhile', 'Look at it again.'),
  LimitExceededException: say(
    'limit-exceeded',
    'a quota of Secrets Manager is used up (secrets, versions or labels)',
    'Delete what is not needed, or ask AWS for a higher quota.',
  ),
  DecryptionFailure: keyFailure('decryption-failed', 'kms:Decrypt'),
  DecryptionFailureException: keyFailure('decryption-failed', 'kms:Decrypt'),
  EncryptionFailure: keyFailure('encryption-failed', 'kms:GenerateDataKey'),
  EncryptionFailureException: keyFailure('encryption-failed', 'kms:GenerateDataKey'),
  AccessDeniedException: denied,
  AccessDenied: denied,
  UnauthorizedOperation: denied,
  UnauthorizedException: expired,
  ExpiredTokenException: expired,
  ExpiredToken: expired,
  UnrecognizedClientException: credentialsRefused,
  InvalidClientTokenId: credentialsRefused,
  IncompleteSignature: credentialsRefused,
  MissingAuthenticationTokenException: credentialsRefused,
  SignatureDoesNotMatch: credentialsRefused,
  InvalidSignatureException: (attempt, facts) =>
    /expired|not yet current|too (?:skewed|far)/i.test(facts.text)
      ? clockSkew(attempt, facts)
      : credentialsRefused(attempt, facts),
  RequestTimeTooSkewed: clockSkew,
  RequestExpired: clockSkew,
  RequestInTheFuture: clockSkew,
  ThrottlingException: throttled,
  Throttling: throttled,
  TooManyRequestsException: throttled,
  RequestLimitExceeded: throttled,
  TimeoutError: unreachable('did not answer in time', true),
  SyntaxError: (attempt, facts) => (attempt.proxied && facts.status >= 400 ? proxyRefuses : noAnswer)(attempt, facts),
};

/** Codes of Node's network errors. */
const bySystemCode: Readonly<Record<string, Explain>> = {
  ECONNREFUSED: unreachable('refuses the connection', false),
  ENOTFOUND: unreachable('has no address: the name cannot be found', false),
  EAI_AGAIN: unreachable('has no address for the moment: the name server does not answer', false),
  ENETUNREACH: unreachable('cannot be reached: there is no network', false),
  EHOSTUNREACH: unreachable('cannot be reached', false),
  ETIMEDOUT: unreachable('did not answer in time', true),
  ECONNRESET: unreachable('closed the connection', true),
  EPIPE: unreachable('closed the connection', true),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: certificate,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: certificate,
  SELF_SIGNED_CERT_IN_CHAIN: certificate,
  DEPTH_ZERO_SELF_SIGNED_CERT: certificate,
  CERT_HAS_EXPIRED: certificate,
  ERR_TLS_CERT_ALTNAME_INVALID: certificate,
};

const serviceFailed: Explain = () => ({
  code: 'service-failed',
  what: 'Secrets Manager failed on its side',
  todo: tryAgain,
  uncertain: true,
});

/** What we say of it; nothing where neither its name, its code nor its status are known. */
export function explanationOf(facts: ErrorFacts, attempt: Attempt): Explanation | undefined {
  const explain = own(byName, facts.name) ?? own(bySystemCode, facts.systemCode) ?? byStatus(facts, attempt);
  return explain?.(attempt, facts);
}

function byStatus({ name, status }: ErrorFacts, { proxied }: Attempt): Explain | undefined {
  if (status === 429) return throttled;
  // STS speaks XML: a page of the proxy's own has no error's name in it.
  if (proxied && name === 'Unknown' && status >= 400) return proxyRefuses;
  if (status >= 500) return serviceFailed;
  // Without a status there was no answer at all.
  return proxied && (status === 0 || status === 407) ? proxyFailed : undefined;
}

const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
