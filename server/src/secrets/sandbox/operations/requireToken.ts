import { invalidParameter, invalidRequest } from '../errors.ts';

const text = 'You must provide a ClientRequestToken value. We recommend a UUID-type value.';

/**
 * The idempotency token, which every SDK fills in. Asked for before the secret is looked up (recorded against AWS).
 * @throws ServiceError `InvalidRequestException` without one.
 */
export function requireToken(token: string | undefined): string {
  if (token === undefined) throw invalidRequest(text);
  return token;
}

/** As {@link requireToken}; RotateSecret alone answers with another error type. */
export function requireRotationToken(token: string | undefined): string {
  if (token === undefined) throw invalidParameter(text);
  return token;
}
