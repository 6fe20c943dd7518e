import type { Rule, Verification } from '../rule.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';
import { sampleOf } from './support/sampleOf.ts';
import { plausible, verified } from './support/verdicts.ts';

const documentation = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html';
const secretKey = '[A-Za-z0-9/+]{40}';
const keyId = '(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}';

/** The account number is in the identifier, which is why it is written in base 32. */
const verifyKeyId = (id: string): Verification =>
  /^[A-Z2-7]{20}$/.test(id) ? verified('structure', 'its base 32 encodes an account number') : plausible;

export const aws: readonly Rule[] = [
  prefixed({
    id: 'aws-access-key-id',
    title: 'AWS access key ID',
    kind: 'api-key',
    keywords: ['akia', 'asia', 'abia', 'acca'],
    token: keyId,
    documentation,
    minEntropy: 2.5,
    verify: verifyKeyId,
  }),
  named({
    id: 'aws-secret-access-key',
    title: 'AWS secret access key',
    names: ['aws secret', 'secret access key', 'aws sec', 'amazon secret', 'aws key', 'aws access key', 'aws session'],
    value: secretKey,
    documentation: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
    minEntropy: 3.5,
  }),
  {
    id: 'aws-secret-beside-key-id',
    title: 'AWS secret access key beside its key ID',
    kind: 'api-key',
    keywords: ['akia', 'asia', 'abia', 'acca'],
    pattern: new RegExp(
      `(?<![A-Za-z0-9])${keyId}(?![A-Za-z0-9])[\\s\\S]{1,120}?(?<![A-Za-z0-9/+])(?<secret>${secretKey})(?![A-Za-z0-9/+=])`,
      'dg',
    ),
    minEntropy: 4,
    documentation: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
    get examples() {
      const id = sampleOf(keyId);
      const secret = sampleOf(secretKey);
      return {
        secret: [`[default]\nid = ${id}\nsecret = ${secret}\n`, `new Client("${id}", "${secret}")`],
        harmless: [`digest ${secret}`, `${id} ${'and so on '.repeat(20)}${secret}`, `${id} ${secret}0`],
      };
    },
  },
  prefixed({
    id: 'aws-session-token',
    title: 'AWS session token',
    keywords: ['iqojb3jpz2lu', 'fwogzxivyxdz', 'fqogzxivyxdz'],
    token: '(?:IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz)[A-Za-z0-9+/=_-]{50,2000}',
    documentation: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_Credentials.html',
    window: 2100,
  }),
  prefixed({
    id: 'aws-bedrock-api-key',
    title: 'Amazon Bedrock API key',
    kind: 'api-key',
    keywords: ['absk', 'bedrock-api-key-'],
    token: '(?:ABSK[A-Za-z0-9+/]{109,269}={0,2}|bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t[A-Za-z0-9+/=]{0,3000})',
    documentation: 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html',
    window: 3100,
  }),
  prefixed({
    id: 'aws-marketplace-token',
    title: 'Amazon Marketplace Web Service token',
    keywords: ['amzn.mws.'],
    token: 'amzn\\.mws\\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
    documentation: 'https://developer-docs.amazon.com/sp-api/docs/credential-rotation',
  }),
];
