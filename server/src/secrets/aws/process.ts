import { exec } from 'node:child_process';
import { homeOf } from './profiles.ts';
import type { Env } from './options.ts';
import type { Credentials } from './memory.ts';

/** Milliseconds; as the SDK for Go. A person may have to confirm. */
const patience = 60_000;

/** What was wrong with a credential process. Its output is not quoted: it may hold a key. */
export class ProcessError extends Error {
  override readonly name = 'ProcessError';
}

/**
 * Runs the `credential_process` of a profile. Not in the folder that is open, where a program of the same name could
 * lie: Windows looks there first.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 * @throws ProcessError with the reason as a clause.
 */
export async function credentialsOfProcess(command: string, env: Env): Promise<Credentials> {
  const output = await outputOf(command, env);
  const answer = parsed(output);
  const { Version, AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer;
  if (Version !== 1) throw new ProcessError('it prints another Version than 1');
  if (typeof AccessKeyId !== 'string' || typeof SecretAccessKey !== 'string') {
    throw new ProcessError('it prints no AccessKeyId or no SecretAccessKey');
  }
  const expiration = typeof Expiration === 'string' ? new Date(Expiration) : undefined;
  if (expiration !== undefined && !(expiration.getTime() > Date.now())) {
    throw new ProcessError('what it prints has expired');
  }
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(typeof SessionToken === 'string' ? { sessionToken: SessionToken } : {}),
    ...(expiration === undefined ? {} : { expiration }),
  };
}

const outputOf = (command: string, env: Env): Promise<string> =>
  new Promise((resolve, reject) => {
    const options = { cwd: homeOf(env), env, timeout: patience, windowsHide: true } as const;
    const child = exec(command, options, (error, stdout) => {
      if (error === null) resolve(stdout);
      else if (error.killed === true) reject(new ProcessError(`it has not ended after ${patience / 1000} seconds`));
      else
        reject(new ProcessError(`it failed (${error.code === undefined ? 'not started' : `exit code ${error.code}`})`));
    });
    // It must not wait for what nobody types.
    child.stdin?.end();
  });

function parsed(output: string): Readonly<Record<string, unknown>> {
  try {
    const answer: unknown = JSON.parse(output);
    if (typeof answer === 'object' && answer !== null) return { ...answer };
  } catch {
    // Said below.
  }
  throw new ProcessError('it prints no JSON object');
}
