import { StoreError } from '../store.ts';
import type { SignIn } from '../store.ts';
import { CredentialFailure, explanationOf } from './explanations.ts';
import type { Attempt, Explanation } from './explanations.ts';
import { factsOf } from './facts.ts';
import type { ErrorFacts } from './facts.ts';
import { ProcessError } from './process.ts';
import { remedyOf } from './remedies.ts';
import type { AwsSettings } from './settings.ts';
import type { CredentialSource, RoleSource, SsoSource } from './sources.ts';

/** Why a source has given no credentials, in our words. What is one already stays as it is. */
export function credentialFailure(
  error: unknown,
  source: CredentialSource,
  { location, endpoints, proxyFor }: AwsSettings,
): CredentialFailure | StoreError {
  if (error instanceof CredentialFailure || error instanceof StoreError) return error;
  const facts = factsOf(error);
  const service = serviceOf(source);
  const endpoint = service.endpoint === undefined ? undefined : endpoints[service.endpoint];
  const attempt: Attempt = {
    action: 'sign in',
    writes: false,
    service: service.name,
    location: { ...location, region: service.region ?? location.region },
    proxied: proxyFor(new URL(endpoint ?? 'https://sts.amazonaws.com')) !== undefined,
    source: source.kind === 'role' ? source.base : source,
    ...(endpoint === undefined ? {} : { endpoint }),
  };
  const failure = bySource(source, facts, error) ?? explanationOf(facts, attempt);
  return new CredentialFailure(failure ?? plain(source));
}

/** Whom the source asks, for the message. */
function serviceOf(source: CredentialSource): {
  readonly name: string;
  readonly endpoint?: 'sso' | 'signin' | 'sts';
  readonly region?: string;
} {
  switch (source.kind) {
    case 'sso':
      return { name: 'AWS single sign-on', endpoint: 'sso', region: source.ssoRegion };
    case 'login':
      return { name: "AWS's sign-in", endpoint: 'signin' };
    case 'role':
    case 'web-identity':
      return { name: 'STS', endpoint: 'sts' };
    case 'container':
      return { name: 'The credentials endpoint of the container' };
    case 'instance':
      return { name: 'The metadata service of the instance' };
    case 'keys':
    case 'process':
      return { name: 'AWS' };
  }
}

/** What only the source knows. The texts are the SDK's and the services': looked at, never shown. */
function bySource(source: CredentialSource, facts: ErrorFacts, error: unknown): Explanation | undefined {
  const { name, text, systemCode } = facts;
  const hasSessionEnded = systemCode === '' && sessionEnded.test(text);
  switch (source.kind) {
    case 'process':
      return error instanceof ProcessError ? processFailed(source, error) : undefined;
    case 'sso':
      if (/Forbidden|No access/i.test(`${name} ${text}`)) return notAssigned(source);
      return hasSessionEnded ? ended({ tool: 'sso', profile: source.profile }) : undefined;
    case 'login':
      return hasSessionEnded ? ended({ tool: 'login', profile: source.profile }) : undefined;
    case 'role':
      return roleRefused(source, facts);
    case 'web-identity':
      return /^(?:InvalidIdentityToken|ExpiredToken|IDP\w+)/.test(name) ? tokenRefused(source.tokenFile) : undefined;
    case 'keys':
    case 'container':
    case 'instance':
      return undefined;
  }
}

const processFailed = (source: Extract<CredentialSource, { kind: 'process' }>, { message }: ProcessError) => ({
  ...plain(source),
  what: `the credential_process of the profile ${source.profile} gives no credentials: ${message}`,
});

function roleRefused({ profile, roleArn }: RoleSource, { name, text }: ErrorFacts): Explanation | undefined {
  if (/MultiFactorAuthentication/i.test(text)) return codeRefused(profile);
  return name.startsWith('AccessDenied') ? roleDenied(roleArn, profile) : undefined;
}

/** Texts of the SDK's SSO and login providers, and of SSO's portal. */
const sessionEnded =
  /Unauthorized|expired|invalid|not found|Cannot refresh|re-?authenticate|Failed to load|Token validation failed/i;

const ended = (signIn: SignIn): Explanation => {
  const { todo } = remedyOf(signIn);
  return { code: 'sign-in-expired', what: 'the session has expired', todo, signIn };
};

const notAssigned = ({ profile, roleName, accountId }: SsoSource): Explanation => ({
  code: 'access-denied',
  what: `the role ${roleName} of the account ${accountId} is not given to whoever is signed in with ${profile}`,
  todo: 'Ask for it, or look at sso_role_name and sso_account_id in the AWS config file.',
});

const codeRefused = (profile: string): Explanation => ({
  code: 'no-credentials',
  what: `the code of the multi-factor device was not accepted for the profile ${profile}`,
  todo: 'Wait for the next code, for each is taken once, and try again. Look at mfa_serial and the clock of the device.',
});

const roleDenied = (roleArn: string, profile: string): Explanation => ({
  code: 'access-denied',
  what: `the role ${roleArn} may not be taken on with the credentials of the profile ${profile}`,
  todo:
    "Ask for the permission sts:AssumeRole and for a place in the role's trust policy, or look at role_arn, " +
    'external_id and source_profile.',
});

const tokenRefused = (tokenFile: string): Explanation => ({
  code: 'sign-in-expired',
  what: `the web identity token in ${tokenFile} is not accepted`,
  todo: 'It may have expired, or the role does not trust who has issued it. Get a new one and try again.',
});

function plain(source: CredentialSource): Explanation {
  const { todo, signIn } = remedyOf(source);
  const whose = 'profile' in source ? `the profile ${source.profile ?? 'default'}` : placeOf(source);
  return {
    code: 'no-credentials',
    what: `${whose} gives no credentials`,
    todo,
    ...(signIn === undefined ? {} : { signIn }),
  };
}

function placeOf({ kind }: CredentialSource): string {
  if (kind === 'container') return 'the role of the container';
  return kind === 'instance' ? 'the role of the instance' : 'the environment';
}
