import { turnedDown } from './filter.ts';
import type { Filter } from './filter.ts';

/** Keys and certificates that are public by nature. */
export const publicKey: Filter = ({ value, origin }) =>
  origin.kind === 'name' &&
  /^(?:-----BEGIN (?:\w+ )?(?:PUBLIC KEY|CERTIFICATE)|LS0tLS1CRUdJTiB(?:QVUJMSUMg|DRVJUSUZJQ0FUR)|ssh-(?:rsa|ed25519|dss) |ecdsa-sha2-|AAAA(?:B3NzaC1|C3NzaC1|E2VjZHNh)|age1[a-z0-9]{50,})/.test(
    value.trim(),
  )
    ? turnedDown('public key')
    : undefined;
