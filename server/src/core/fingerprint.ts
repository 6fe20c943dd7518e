import { createHash } from 'node:crypto';

/** What a fingerprint is made of. None of it holds the value. */
export interface FingerprintParts {
  readonly rule: string;
  /** Path relative to the project, with `/`, so that every entry point agrees. */
  readonly identity: string;
  /** The line of the finding with the value cut out. */
  readonly maskedLine: string;
  /** Counts findings that agree in all of the above, in the order of the text. */
  readonly ordinal: number;
}

/**
 * Names a finding so that it can be recognised when lines move: 32 hexadecimal digits of a SHA-256 over
 * {@link FingerprintParts}. White space of the line does not count, so reformatting keeps the fingerprint.
 */
export function fingerprintOf({ rule, identity, maskedLine, ordinal }: FingerprintParts): string {
  const line = maskedLine.replace(/\s+/g, ' ').trim();
  return createHash('sha256').update([rule, identity, line, ordinal].join('\0')).digest('hex').slice(0, 32);
}
