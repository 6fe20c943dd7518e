import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Home {
  readonly folder: string;
  /** Paths below the home folder. */
  write(files: Readonly<Record<string, string>>): void;
  remove(): void;
}

/**
 * A home folder of its own, also for what the SDK looks up by itself; none of the developer's own settings is left.
 * Gives the old environment back when it is removed.
 */
export function temporaryHome(): Home {
  const folder = mkdtempSync(join(tmpdir(), 'unhardcode-home-'));
  const before = { ...process.env };
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) Reflect.deleteProperty(process.env, name);
  process.env['HOME'] = folder;
  return {
    folder,
    write(files) {
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
      }
    },
    remove() {
      for (const name of Object.keys(process.env)) if (!(name in before)) Reflect.deleteProperty(process.env, name);
      Object.assign(process.env, before);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

/** What `aws sso login` leaves behind, for a session's name or a start URL. */
export const ssoLogin = (session: string, token: object = {}): Readonly<Record<string, string>> => ({
  [`.aws/sso/cache/${createHash('sha1').update(session).digest('hex')}.json`]: JSON.stringify({
    accessToken: 'sso-token',
    expiresAt: inHours(8),
    ...token,
  }),
});

export const endedAnHourAgo = (): object => ({ expiresAt: inHours(-1) });
export const canBeProlonged = {
  refreshToken: 'sso-refresh',
  clientId: 'client',
  clientSecret: 'not-a-secret',
  registrationExpiresAt: inHours(1000),
};

/** What `aws login` leaves behind. */
export const awsLogin = (session: string, hours = 1): Readonly<Record<string, string>> => ({
  [`.aws/login/cache/${createHash('sha256').update(session).digest('hex')}.json`]: JSON.stringify({
    accessToken: {
      accessKeyId: 'ASIALOGIN',
      secretAccessKey: 'not-a-secret',
      sessionToken: 'session',
      accountId: '123456789012',
      expiresAt: inHours(hours),
    },
    clientId: 'arn:aws:signin:::devtools/same-device',
    refreshToken: 'login-refresh',
    dpopKey: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'sec1' }),
  }),
});
