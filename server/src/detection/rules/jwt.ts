import type { Rule, Verification } from '../rule.ts';
import { letters, withNextCharacter } from './support/formats.ts';
import { plausible, rejected, verified } from './support/verdicts.ts';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** RFC 7519: header and payload are JSON objects; only the header says what kind of token it is. */
function verifyJwt(token: string): Verification {
  const [header, payload, signature] = token.split('.').map((part) => part.replace(/=+$/, ''));
  const fields = objectOf(header);
  if (signature === undefined && fields === undefined) return rejected('neither signed nor readable');
  if (fields !== undefined && 'alg' in fields && objectOf(payload) !== undefined) {
    if (String(fields['alg']).toLowerCase() === 'none') return rejected('unsigned');
    return signature === undefined || signature === ''
      ? plausible
      : verified('structure', 'its header and payload decode to JSON');
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

/** Not `.git`, a domain or a further part: the two or three parts stand alone. */
const pattern =
  /(?<![A-Za-z0-9_.-])(?<secret>(?:eyJ|eyAi|ewog)[A-Za-z0-9_-]{14,1500}={0,2}\.(?:ey|ew)[A-Za-z0-9_/\\-]{14,2400}={0,2}(?:\.[A-Za-z0-9_/\\-]{0,800}={0,2})?)(?![A-Za-z0-9_-])/dg;

export const jwt: readonly Rule[] = [
  {
    id: 'json-web-token',
    title: 'JSON Web Token',
    kind: 'token',
    // What `{"` and a letter become in base 64, the letters in lower case.
    keywords: [...withNextCharacter('eyj', `${letters.slice(7)}0123456`), 'eyai', 'ewog'],
    pattern,
    documentation: 'https://www.rfc-editor.org/rfc/rfc7519',
    window: 4096,
    verify: verifyJwt,
    get examples() {
      const signature = 'Xk3Vq9'.repeat(7);
      const body = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ sub: '1', name: 'Ann' })}`;
      return {
        secret: [`Authorization: Bearer ${body}.${signature}`, `const unsigned = '${body}';`],
        harmless: [
          `${encode({ alg: 'none' })}.${encode({ sub: '12345678' })}.${signature}`,
          `only a header: ${encode({ alg: 'HS256', typ: 'JWT' })}`,
          `not readable: eyJ${'Q'.repeat(20)}.ey${'Q'.repeat(20)}`,
        ],
      };
    },
  },
  {
    id: 'json-web-token-base64',
    title: 'JSON Web Token, encoded once more in base 64',
    kind: 'token',
    keywords: ['zxlk'],
    pattern: /(?<![A-Za-z0-9+/])(?<secret>ZXlK[A-Za-z0-9+/_-]{60,4000}={0,2})(?![A-Za-z0-9+/])/dg,
    documentation: 'https://www.rfc-editor.org/rfc/rfc7519',
    window: 4096,
    verify: (text) =>
      /^eyJ[\w-]+\.[\w-]+\.?[\w-]*$/.test(Buffer.from(text, 'base64').toString('latin1'))
        ? verified('structure', 'it decodes to a JSON Web Token')
        : rejected('no JSON Web Token inside'),
    get examples() {
      const encoded = (text: string): string => Buffer.from(text).toString('base64');
      const token = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ sub: '1234567890' })}.${'Xk3Vq9'.repeat(7)}`;
      return {
        secret: [`token: ${encoded(token)}`],
        harmless: [`text: ${encoded(`eyJ ${'no token here '.repeat(8)}`)}`],
      };
    },
  },
];
