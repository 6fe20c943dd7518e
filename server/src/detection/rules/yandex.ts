import type { Rule } from '../rule.ts';
import { lettersAndDigits, withNextCharacter } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const yandex: readonly Rule[] = [
  prefixed({
    id: 'yandex-api-key',
    title: 'Yandex Cloud API key',
    kind: 'api-key',
    keywords: ['aqvn'],
    token: 'AQVN[A-Za-z0-9_-]{35,38}',
    documentation: 'https://yandex.cloud/en/docs/iam/concepts/authorization/api-key',
  }),
  prefixed({
    id: 'yandex-iam-token',
    title: 'Yandex Cloud IAM token',
    keywords: withNextCharacter('t1.', lettersAndDigits),
    token: 't1\\.[A-Za-z0-9_-]{1,400}={0,2}\\.[A-Za-z0-9_-]{86}={0,2}',
    documentation: 'https://yandex.cloud/en/docs/iam/concepts/authorization/iam-token',
    window: 600,
  }),
  prefixed({
    id: 'yandex-static-key',
    title: 'Yandex Cloud static access key',
    kind: 'api-key',
    keywords: ['yandex', 'ycaj', 'ycmq'],
    token: 'YC[A-Za-z0-9_-]{38}',
    documentation: 'https://yandex.cloud/en/docs/iam/concepts/authorization/access-key',
  }),
  named({
    id: 'yandex-api-legacy-key',
    title: 'Yandex API key',
    names: ['yandex'],
    value: '[A-Za-z0-9.]{83}',
    documentation: 'https://yandex.com/dev',
  }),
];
