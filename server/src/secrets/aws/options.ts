export interface OpenOptions {
  /** Wins over `AWS_PROFILE` and over keys in the environment. */
  readonly profile?: string;
  /** Wins over the environment and the profile. */
  readonly region?: string;
  /** For Secrets Manager and STS; wins over everything configured. The sandbox is opened with it. */
  readonly endpoint?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Asked for the code of the multi-factor device with this serial number. */
  readonly mfaCode?: (serial: string) => Promise<string>;
}
