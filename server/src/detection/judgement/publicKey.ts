import { turnedDown } from './filter.ts';
import type { Filter } from './filter.ts';

/** Keys and certificates that are public by nature. */
export const publicKey: Filter = ({ value, origin }) =>
  origin.kind === 'name' &&
  /^(?:-----BEGIN (?:\w+ )?(?:PUBLIC KEY|CERTIFICATE)|ssh-(?:rsa|ed25519|dss) |ecdsa-sha2-|age1[a-z0-9]{50,})/.test(
    value.trim(),
  )
    ? turnedDown('public key')
    : undefined;
