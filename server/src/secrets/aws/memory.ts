/** Credentials as the SDK takes them. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/**
 * Temporary credentials of a session, in memory only: whoever opens a store anew need not type a code, run a program
 * or fetch a role again.
 */
export interface CredentialMemory {
  /** What is known under `key` as long as it is valid, else what `load` gives. Asked twice at once, it loads once. */
  provide(key: string, load: () => Promise<Credentials>): Promise<Credentials>;
  /** After AWS has refused them. */
  forget(key: string): void;
  clear(): void;
}

/** Milliseconds before their end in which credentials are no longer used. The SDK asks again five minutes before. */
const margin = 60_000;

export function credentialMemory(): CredentialMemory {
  const known = new Map<string, Promise<Credentials>>();

  async function provide(key: string, load: () => Promise<Credentials>): Promise<Credentials> {
    const before = known.get(key);
    if (before === undefined) {
      const loading = load();
      known.set(key, loading);
      // A failure is told to everybody who waits for it, and not kept.
      loading.catch(() => known.get(key) === loading && known.delete(key));
      return loading;
    }
    const credentials = await before;
    if (isValid(credentials)) return credentials;
    if (known.get(key) === before) known.delete(key);
    return provide(key, load);
  }

  return { provide, forget: (key) => void known.delete(key), clear: () => known.clear() };
}

const isValid = ({ expiration }: Credentials): boolean =>
  expiration === undefined || expiration.getTime() - Date.now() > margin;
