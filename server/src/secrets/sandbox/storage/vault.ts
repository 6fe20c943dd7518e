import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Encrypts what goes to disk and names files so that a name tells nothing. Holds the keys, and gives none away. */
export interface Vault {
  /** `file` is bound to the content: a sealed file that is copied over another one does not open. */
  seal(plain: Uint8Array, file: string): Buffer;
  /** @throws Error when the bytes are damaged, belong to another file, or were sealed with another key. */
  open(sealed: Uint8Array, file: string): Buffer;
  /** A name of 32 hexadecimal digits, the same for the same parts. */
  nameFor(...parts: readonly string[]): string;
}

export const keyLength = 32;

// Tells a format apart from a later one; sealed in by being part of the authenticated data.
const magic = Buffer.from('UHS1');
const ivLength = 12;
const tagLength = 16;
const headLength = magic.length + ivLength + tagLength;

/** @throws RangeError when the key has not 32 bytes, which is a bug of the caller. */
export function openVault(key: Uint8Array): Vault {
  if (key.length !== keyLength) throw new RangeError(`the key must have ${keyLength} bytes`);
  const contentKey = derive(key, 'unhardcode sandbox content');
  const namesKey = derive(key, 'unhardcode sandbox names');
  return {
    seal(plain, file) {
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv('aes-256-gcm', contentKey, iv).setAAD(boundTo(file));
      const body = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([magic, iv, cipher.getAuthTag(), body]);
    },
    open(sealed, file) {
      if (sealed.length < headLength || !magic.equals(sealed.subarray(0, magic.length))) {
        throw new Error('not a file of this sandbox');
      }
      const iv = sealed.subarray(magic.length, magic.length + ivLength);
      const decipher = createDecipheriv('aes-256-gcm', contentKey, iv).setAAD(boundTo(file));
      decipher.setAuthTag(sealed.subarray(magic.length + ivLength, headLength));
      return Buffer.concat([decipher.update(sealed.subarray(headLength)), decipher.final()]);
    },
    nameFor(...parts) {
      return createHmac('sha256', namesKey).update(parts.join('\0')).digest('hex').slice(0, 32);
    },
  };
}

const derive = (key: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, keyLength));

const boundTo = (file: string): Buffer => Buffer.concat([magic, Buffer.from(file)]);
