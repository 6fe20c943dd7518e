import { randomBytes } from 'node:crypto';
import type { SecretStorage } from 'vscode';

const entry = 'unhardcode.sandboxKey';
const keyLength = 32;

/** The key that encrypts the sandbox's data: 32 bytes in base64, made at the first call and kept by the editor. */
export async function readOrMakeKey(storage: Pick<SecretStorage, 'get' | 'store'>): Promise<string> {
  const kept = await storage.get(entry);
  if (kept !== undefined) return kept;
  const made = randomBytes(keyLength).toString('base64');
  await storage.store(entry, made);
  return made;
}
