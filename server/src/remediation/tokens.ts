import { createHmac, randomBytes, randomUUID } from 'node:crypto';

/** Gives the idempotency token of a create call: the same for the same name and value, as long as the source lives. */
export interface TokenSource {
  /** `earlier`: of an interrupted run for the name. Its call may still arrive, and is then the same call. */
  tokenFor(name: string, text: string, earlier?: string): string;
}

/**
 * Tokens are random UUIDs, remembered by a keyed hash of what they were given for. Neither the value nor anything it
 * could be guessed from is kept: the key of the hash lives in this closure alone.
 */
export function tokenSource(): TokenSource {
  const hashKey = randomBytes(32);
  const tokens = new Map<string, string>();
  return {
    tokenFor(name, text, earlier) {
      const hash = createHmac('sha256', hashKey).update(`${name.length}:${name}${text}`).digest('base64');
      const known = tokens.get(hash);
      if (known !== undefined) return known;
      // One token stands for one value.
      const isFree = earlier !== undefined && ![...tokens.values()].includes(earlier);
      const token = isFree ? earlier : randomUUID();
      tokens.set(hash, token);
      return token;
    },
  };
}
