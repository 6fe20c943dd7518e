import { partitionOf } from '../state/identifiers.ts';
import type { SandboxCredentials } from '../storage/credentials.ts';
import { Refusal } from './refusal.ts';

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';

/**
 * Answers one call of the query protocol, of which STS `GetCallerIdentity` is served.
 * @throws Refusal
 */
export function answerQuery(
  query: string,
  form: string,
  credentials: SandboxCredentials,
  region: string,
  requestId: string,
): string {
  const parameters = new URLSearchParams([query, form].filter((part) => part !== '').join('&'));
  const action = parameters.get('Action');
  if (action === null) throw new Refusal('MissingAction', 'The request must contain the parameter Action.');
  const version = parameters.get('Version') ?? '';
  if (action !== 'GetCallerIdentity' || version !== '2011-06-15') {
    throw new Refusal('InvalidAction', `Could not find operation ${action} for version ${version || 'NO_VERSION'}`);
  }
  const { accountId, userId } = { ...credentials, userId: credentials.accessKeyId.replace(/^AKIA/, 'AIDA') };
  return [
    `<GetCallerIdentityResponse xmlns="${namespace}">`,
    '  <GetCallerIdentityResult>',
    `    <Arn>arn:${partitionOf(region)}:iam::${accountId}:user/sandbox</Arn>`,
    `    <UserId>${userId}</UserId>`,
    `    <Account>${accountId}</Account>`,
    '  </GetCallerIdentityResult>',
    `  <ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`,
    '</GetCallerIdentityResponse>',
    '',
  ].join('\n');
}

/** STS's names for the refusals that the JSON protocol calls otherwise. */
const queryCodes: Readonly<Record<string, string>> = {
  UnrecognizedClient: 'InvalidClientTokenId',
  InvalidSignature: 'SignatureDoesNotMatch',
};
const forbidden = new Set(['MissingAuthenticationToken', 'InvalidClientTokenId', 'SignatureDoesNotMatch']);

export function errorXml(refusal: Refusal, requestId: string): { readonly status: number; readonly body: string } {
  const code = queryCodes[refusal.code] ?? refusal.code;
  const body = [
    `<ErrorResponse xmlns="${namespace}">`,
    '  <Error>',
    `    <Type>${refusal.status < 500 ? 'Sender' : 'Receiver'}</Type>`,
    `    <Code>${code}</Code>`,
    `    <Message>${escapeXml(refusal.message)}</Message>`,
    '  </Error>',
    `  <RequestId>${requestId}</RequestId>`,
    '</ErrorResponse>',
    '',
  ].join('\n');
  return { status: forbidden.has(code) ? 403 : refusal.status, body };
}

// Characters that XML cannot hold are replaced: a request may name any action.
const escapeXml = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
