import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/**
 * A value that crosses the process border sealed to the one who asked for it: X25519 with a key pair of one use on
 * each side, HKDF-SHA256, AES-256-GCM. It defends against traces and logs of the protocol, not against the peer.
 */
export interface Opener {
  /** Raw public key, base64. Goes into the request. */
  readonly publicKey: string;
  /** @throws Error when the text was not sealed to this key. */
  open(sealed: string): string;
}

const rawKeyLength = 32;
const ivLength = 12;
const tagLength = 16;

export function opener(): Opener {
  const pair = generateKeyPairSync('x25519');
  return {
    publicKey: rawOf(pair.publicKey).toString('base64'),
    open(sealed: string): string {
      const bytes = Buffer.from(sealed, 'base64');
      const theirs = bytes.subarray(0, rawKeyLength);
      const iv = bytes.subarray(rawKeyLength, rawKeyLength + ivLength);
      const tag = bytes.subarray(rawKeyLength + ivLength, rawKeyLength + ivLength + tagLength);
      const decipher = createDecipheriv('aes-256-gcm', sharedKey(pair.privateKey, theirs), iv);
      decipher.setAuthTag(tag);
      const body = bytes.subarray(rawKeyLength + ivLength + tagLength);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    },
  };
}

/** Seals `text` to the holder of `publicKey` (raw, base64). Gives base64. */
export function seal(publicKey: string, text: string): string {
  const pair = generateKeyPairSync('x25519');
  const iv = crypto.getRandomValues(new Uint8Array(ivLength));
  const cipher = createCipheriv('aes-256-gcm', sharedKey(pair.privateKey, Buffer.from(publicKey, 'base64')), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([rawOf(pair.publicKey), iv, cipher.getAuthTag(), body]).toString('base64');
}

function sharedKey(privateKey: KeyObject, theirs: Buffer): Buffer {
  const publicKey = createPublicKey({
    key: { kty: 'OKP', crv: 'X25519', x: theirs.toString('base64url') },
    format: 'jwk',
  });
  const secret = diffieHellman({ privateKey, publicKey });
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'unhardcode sealed value', 32));
}

function rawOf(publicKey: KeyObject): Buffer {
  return Buffer.from(String(publicKey.export({ format: 'jwk' }).x), 'base64url');
}
