import type { SignIn } from '../store.ts';

/** What to type in a terminal. A name with other than plain characters is quoted for a POSIX shell. */
export function signInCommand({ tool, profile }: SignIn): string {
  const command = tool === 'sso' ? 'aws sso login' : 'aws login';
  return profile === undefined ? command : `${command} --profile ${quoted(profile)}`;
}

const quoted = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
