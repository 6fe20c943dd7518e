import type { Evidence } from '../../../core/finding.ts';
import type { Verification } from '../../rule.ts';
import { crc32, toBase62 } from './crc32.ts';

export const plausible: Verification = { kind: 'plausible' };

export const verified = (kind: Evidence['kind'], text: string): Verification => ({
  kind: 'verified',
  evidence: { kind, text },
});

export const rejected = (reason: string): Verification => ({ kind: 'rejected', reason });

/**
 * Tokens of GitHub and npm end in six digits of base 62: the CRC-32 of what stands between prefix and checksum. A wrong
 * one does not turn the token down: edited and shortened tokens are still worth a look.
 * https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
 */
export function verifyChecksum62(token: string): Verification {
  const random = token.slice(token.lastIndexOf('_') + 1, -6);
  const holds = toBase62(crc32(random), 6) === token.slice(-6);
  return holds ? verified('checksum', 'its checksum is right') : plausible;
}
