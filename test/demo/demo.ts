/** What the two ways of showing the demo share. */
export interface Demo {
  readonly root: string;
  /** Folder with the demo's programs, made anew at every start. */
  readonly workspace: string;
  /** The process's environment and the sandbox's. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}
