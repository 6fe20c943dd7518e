import { access, constants, readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { StoreError } from '../store.ts';
import type { SignIn } from '../store.ts';
import type { AwsSettings } from './settings.ts';
import { signInCommand } from './signIn.ts';
import type { CredentialSource, SsoSource } from './sources.ts';

type Context = Pick<AwsSettings, 'paths' | 'mfaCode'>;

/**
 * Looks into local files whether the source can give credentials at all: who has not signed in hears it before
 * anything is sent, and nobody waits for a network.
 * @throws StoreError `sign-in-expired` or `no-credentials`, with what to do.
 */
export async function checkReady(source: CredentialSource, context: Context): Promise<void> {
  switch (source.kind) {
    case 'keys':
    case 'process':
    case 'instance':
      return;
    case 'sso':
      return checkSso(source, context);
    case 'login': {
      const file = join(context.paths.loginCache, `${hashOf('sha256', source.session)}.json`);
      if ((await jsonIn(file)) !== undefined) return;
      throw notSignedIn({ tool: 'login', profile: source.profile }, 'no one is signed in');
    }
    case 'web-identity':
      return checkReadable(source.tokenFile, 'web identity token');
    case 'container':
      return source.tokenFile === undefined ? undefined : checkReadable(source.tokenFile, 'container token');
    case 'role':
      if (source.mfaSerial !== undefined && context.mfaCode === undefined) throw codeNeeded(source.profile);
      return checkReady(source.base, context);
  }
}

async function checkSso({ profile, session, startUrl }: SsoSource, { paths }: Context): Promise<void> {
  const token = await jsonIn(join(paths.ssoCache, `${hashOf('sha1', session ?? startUrl)}.json`));
  const signIn: SignIn = { tool: 'sso', profile };
  const end = Date.parse(token?.['expiresAt'] ?? '');
  if (token?.['accessToken'] === undefined || Number.isNaN(end)) throw notSignedIn(signIn, 'no one is signed in');
  // A session of the newer form is prolonged without a browser, as long as its client is registered.
  const canProlong = session !== undefined && token['refreshToken'] !== undefined && token['clientId'] !== undefined;
  if (end <= Date.now() && !canProlong) throw notSignedIn(signIn, 'the session has expired');
}

/** The texts of a JSON object, or nothing when the file is missing or damaged. */
async function jsonIn(file: string): Promise<Readonly<Record<string, string | undefined>> | undefined> {
  try {
    const content: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof content !== 'object' || content === null) return undefined;
    return Object.fromEntries(Object.entries(content).map(([key, value]) => [key, String(value)]));
  } catch {
    return undefined;
  }
}

async function checkReadable(file: string, what: string): Promise<void> {
  try {
    await access(file, constants.R_OK);
  } catch {
    throw new StoreError(
      'no-credentials',
      `The file ${file} with the ${what} cannot be read. Nothing was sent. Look at AWS_WEB_IDENTITY_TOKEN_FILE, ` +
        'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE and web_identity_token_file.',
    );
  }
}

const notSignedIn = (signIn: SignIn, why: string): StoreError =>
  new StoreError(
    'sign-in-expired',
    `The profile ${signIn.profile ?? 'default'} gives no credentials: ${why}. Nothing was sent. Sign in: ` +
      signInCommand(signIn),
    { signIn },
  );

const codeNeeded = (profile: string): StoreError =>
  new StoreError(
    'no-credentials',
    `The profile ${profile} needs a code of a multi-factor device, and here nobody can be asked for it. Nothing was ` +
      'sent. Run it in a terminal or in VS Code, or set keys with a session token in the environment.',
  );

const hashOf = (algorithm: 'sha1' | 'sha256', text: string): string => createHash(algorithm).update(text).digest('hex');
