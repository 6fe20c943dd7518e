import type { Rule, Verification } from '../rule.ts';
import { letters } from './support/formats.ts';
import { prefixed } from './support/prefixed.ts';
import { plausible, rejected, verified } from './support/verdicts.ts';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** RFC 7519: header and payload are JSON objects; only the header says what kind of token it is. */
function verifyJwt(token: string): Verification {
  const [header, payload, signature] = token.split('.').map((part) => part.replace(/=+$/, ''));
  const fields = objectOf(header);
  if (fields !== undefined && 'alg' in fields && objectOf(payload) !== undefined) {
    if (String(fields['alg']).toLowerCase() === 'none') return rejected('unsigned');
    return signature === '' ? plausible : verified('structure', 'its header and payload decode to JSON');
  }
  return plausible;
}

function objectOf(part: string | undefined): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

export const jwt: readonly Rule[] = [
  prefixed({
    id: 'json-web-token',
    title: 'JSON Web Token',
    // What `{"` and a letter become in base 64, the letters in lower case.
    keywords: [...Array.from(letters.slice(7) + '0123456', (next) => `eyj${next}`), 'eyai', 'ewog'],
    token:
      '(?:eyJ|eyAi|ewog)[A-Za-z0-9_-]{14,1500}={0,2}\\.(?:ey|ew)[A-Za-z0-9_/\\\\-]{14,2400}={0,2}\\.[A-Za-z0-9_/\\\\-]{10,800}={0,2}',
    documentation: 'https://www.rfc-editor.org/rfc/rfc7519',
    window: 4096,
    verify: verifyJwt,
    examples: {
      get secret() {
        const body = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ sub: '1', name: 'Ann' })}`;
        return [`Authorization: Bearer ${body}.${'Xk3Vq9'.repeat(7)}`];
      },
      get harmless() {
        return [`${encode({ alg: 'none' })}.${encode({ sub: '12345678' })}.${'Xk3Vq9'.repeat(7)}`];
      },
    },
  }),
];
