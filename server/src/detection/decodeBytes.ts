export type Encoding = 'bytes' | 'utf-16le' | 'utf-16be' | 'binary';

/** Bytes that are looked at to tell text from anything else. */
const probe = 8192;

/** `bytes`: UTF-8, Latin-1 or another that leaves ASCII as it is. */
export function encodingOf(bytes: Uint8Array): Encoding {
  // Followed by two zeros it is the mark of UTF-32, which no compiler reads.
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes[2] === 0 && bytes[3] === 0 ? 'binary' : 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, probe);
  if (!head.includes(0)) return 'bytes';
  return withoutMark(head);
}

/** UTF-16 that says nothing of itself: of mostly ASCII text every second byte is zero, on one side only. */
function withoutMark(head: Uint8Array): Encoding {
  const pairs = head.length >> 1;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let index = 0; index + 1 < head.length; index += 2) {
    if (head[index] === 0) evenZeros += 1;
    if (head[index + 1] === 0) oddZeros += 1;
  }
  // Some characters, such as 😀, have a zero on the other side.
  const few = pairs * 0.05;
  if (oddZeros > pairs * 0.7 && evenZeros <= few) return 'utf-16le';
  if (evenZeros > pairs * 0.7 && oddZeros <= few) return 'utf-16be';
  return 'binary';
}

/** A character for each byte. */
export const latin1Text = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The text, without a byte-order mark. What is not UTF-8 is read as Latin-1, which fits every byte. */
export function decodeBytes(bytes: Uint8Array, encoding: Exclude<Encoding, 'binary'>): string {
  if (encoding !== 'bytes') return new TextDecoder(encoding).decode(bytes);
  try {
    return utf8.decode(bytes);
  } catch {
    return latin1Text(bytes);
  }
}
