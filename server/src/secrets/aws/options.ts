import type { CredentialMemory } from './memory.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** Asked for the code of the multi-factor device with this serial number, on behalf of a profile. */
export type AskForMfaCode = (serial: string, profile: string) => Promise<string>;

export interface OpenOptions {
  /** Wins over `AWS_PROFILE` and over keys in the environment. */
  readonly profile?: string;
  /** Wins over the environment and the profile. */
  readonly region?: string;
  /** Where `region` comes from, for people. Absent: picked from a list, perhaps because it is the profile's own. */
  readonly regionSource?: string;
  /** For Secrets Manager and STS; wins over everything configured. The sandbox is opened with it. */
  readonly endpoint?: string;
  readonly env: Env;
  /** Absent: nobody can be asked, and a profile that needs a code is told before anything is sent. */
  readonly mfaCode?: AskForMfaCode;
  /** Keeps temporary credentials from one opening to the next. */
  readonly memory?: CredentialMemory;
}
