import type { Rule, Verification } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';
import { plausible, rejected, verified } from './support/verdicts.ts';

const pemTypes = '(?:RSA |EC |DSA |OPENSSH |ENCRYPTED |SSH2 |PGP |ANY |SM2 |ED25519 )?';
const beginOf = (dashes: string): string => `${dashes}BEGIN ${pemTypes}PRIVATE KEY(?: BLOCK)?${dashes}`;
const endOf = (dashes: string): string => `${dashes}END ${pemTypes}PRIVATE KEY(?: BLOCK)?${dashes}`;

/** What stands between the lines may be indented, quoted, concatenated, escaped or commented, but is mostly base 64. */
function verifyPem(block: string): Verification {
  const body = block.replace(/-{4,5}[A-Z0-9 ]+-{4,5}/g, '').replace(/\\[nrt]/g, '\n');
  if (/\n\s{0,40}\.{3,}\s{0,4}\n/.test(body)) return rejected('shortened, as documentation shows it');
  const runs = body.match(/[A-Za-z0-9+/=_]{16,}/g) ?? [];
  const encoded = runs.join('');
  if (encoded.length < 32) return rejected('no key between the markers');
  // Without the marker of its end, what follows may be anything.
  if (!/-{4,5} ?END /.test(block) && encoded.length < 0.6 * body.replace(/\s/g, '').length)
    return rejected('text behind the marker');
  if (new Set(encoded).size < 10) return rejected('a placeholder between the markers');
  return /^(?:MI|b3BlbnNzaC1rZXktdjE)/.test(encoded)
    ? verified('structure', 'it begins like an encoded key')
    : plausible;
}

const marker = (kind: string): string => `-----BEGIN ${kind} KEY-----`;

const example = (type: string): string =>
  [`-----BEGIN ${type}`, 'PRIVATE KEY-----'].join(' ') +
  '\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7\n' +
  [`-----END ${type}`, 'PRIVATE KEY-----\n'].join(' ');

export const privateKeys: readonly Rule[] = [
  {
    id: 'private-key',
    title: 'Private key in PEM, OpenSSH or PGP armour',
    kind: 'private-key',
    keywords: ['private key-----', 'private key block-----', 'private key ----'],
    pattern: new RegExp(
      `(?<secret>${beginOf('-----')}(?:[^-]|-(?!----)){32,3800}(?:${endOf('-----')})?|${beginOf('---- ?')}(?:[^-]|-(?!---)){32,3800}(?:${endOf(' ?----')})?)`,
      'dg',
    ),
    window: 4096,
    verify: verifyPem,
    documentation: 'https://www.rfc-editor.org/rfc/rfc7468',
    get examples() {
      return {
        secret: [example('RSA'), example('EC'), example('OPENSSH'), JSON.stringify({ key: example('RSA') })],
        harmless: [
          `const header = '${marker('PRIVATE')}'; // and then the key in lines of sixty-four characters`,
          `${marker('PUBLIC')}\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu1SU1LfVLPHCozMxH2Mo\n`,
        ],
      };
    },
  },
  {
    id: 'private-key-base64',
    title: 'Private key in PEM, encoded once more in base 64',
    kind: 'private-key',
    keywords: ['ls0tls1crudjti'],
    pattern: /(?<![A-Za-z0-9+/])(?<secret>LS0tLS1CRUdJTi[A-Za-z0-9+/]{60,4000}={0,2})/dg,
    window: 4096,
    verify: (text) =>
      /PRIVATE KEY/.test(Buffer.from(text.slice(0, 120), 'base64').toString('latin1'))
        ? verified('structure', 'it decodes to the marker of a private key')
        : rejected('not a private key'),
    documentation: 'https://www.rfc-editor.org/rfc/rfc7468',
    get examples() {
      const encoded = (text: string): string => Buffer.from(text).toString('base64');
      return {
        secret: [`tls.key: ${encoded(example('RSA'))}`],
        harmless: [`tls.crt: ${encoded(`-----BEGIN CERTIFICATE-----\n${'MIIB'.repeat(30)}`)}`],
      };
    },
  },
  prefixed({
    id: 'putty-private-key',
    title: 'PuTTY private key',
    kind: 'private-key',
    keywords: ['private-lines:'],
    before: 'Private-Lines: \\d{1,3}(?:\\r?\\n|\\\\n)',
    token: '[A-Za-z0-9+/]{32,64}(?:(?:\\r?\\n|\\\\n)[A-Za-z0-9+/]{1,64}={0,2}){0,60}',
    after: '',
    documentation: 'https://the.earth.li/~sgtatham/putty/latest/htmldoc/AppendixC.html',
    window: 4096,
  }),
  prefixed({
    id: 'age-secret-key',
    title: 'age identity',
    kind: 'private-key',
    keywords: ['age-secret-key-1'],
    token: 'AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}',
    documentation: 'https://github.com/C2SP/C2SP/blob/main/age.md',
  }),
  prefixed({
    id: 'wireguard-key',
    title: 'WireGuard private or preshared key',
    kind: 'private-key',
    keywords: ['privatekey', 'presharedkey'],
    before: '(?:PrivateKey|PresharedKey) {0,4}= {0,4}',
    token: '[A-Za-z0-9+/]{43}=',
    documentation: 'https://man7.org/linux/man-pages/man8/wg.8.html',
  }),
];
