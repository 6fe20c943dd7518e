import { turnedDown, lowered } from './filter.ts';
import type { Filter } from './filter.ts';

const uuid = /^\{?[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\}?$/i;
const digestWords =
  /^(?:hash|hashes|sha|md|checksum|digest|integrity|fingerprint|commit|revision|etag|crc|thumbprint|sri)$/;
/** What a password is checked with: of use to whoever can guess it, and nothing that opens anything by itself. */
export const passwordHash =
  /^(?:\$(?:2[abxy]?|1|5|6|y|argon2\w*|scrypt|pbkdf2[\w-]*|apr1|P|H)\$|pbkdf2_|bcrypt|\{SHA\}|\{SSHA\}|sha\d{3}[-:$])/i;

/** Hashes and identifiers: they identify or prove a value and are none. */
export const digest: Filter = ({ value, origin, kind }) => {
  if (origin.kind !== 'name') return undefined;
  if (passwordHash.test(value)) return turnedDown('hash of a password');
  if (/^sha\d+-[A-Za-z0-9+/=]+$/.test(value)) return turnedDown('integrity hash');
  if (origin.words.some((word) => digestWords.test(word)) && /^[\da-f]{16,}$|^[A-Za-z\d+/]{27,}={0,2}$/i.test(value))
    return turnedDown('hash');
  if (uuid.test(value) && origin.strength === 'weak') return turnedDown('identifier');
  if (uuid.test(value) && kind === 'password') return lowered('shape of an identifier');
  if (/^\d{4}-\d\d-\d\d(?:[T ][\d:.Z+-]*)?$|^v?\d+\.\d+(?:\.\d+)*(?:-\w+)?$/.test(value))
    return turnedDown('date or version');
  if (
    /^\d+(?:\.\d+)?[\s._]?(?:ms|s|m|h|d|w|[kmg]i?b?|secs?|seconds?|mins?|minutes?|hours?|days?|weeks?|months?|years?)$/i.test(
      value,
    )
  )
    return turnedDown('duration or size');
  return undefined;
};
