import type { Rule } from '../rule.ts';
import { lettersAndDigits, withNextCharacter } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const salesforce: readonly Rule[] = [
  prefixed({
    id: 'salesforce-session',
    title: 'Salesforce session or access token',
    keywords: withNextCharacter('00d', lettersAndDigits),
    token: '00D[A-Za-z0-9]{12}![A-Za-z0-9_.]{80,120}',
    documentation: 'https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_access_tokens.htm',
  }),
  prefixed({
    id: 'salesforce-refresh-token',
    title: 'Salesforce refresh token',
    keywords: ['5aep8'],
    token: '5Aep8[A-Za-z0-9_.]{70,90}',
    documentation: 'https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_refresh_token_flow.htm',
  }),
  named({
    id: 'salesforce-consumer-secret',
    title: 'Salesforce consumer secret',
    names: ['salesforce'],
    value: '[A-Z0-9]{64}',
    documentation: 'https://help.salesforce.com',
  }),
];
