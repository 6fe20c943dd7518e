import type { Rule } from '../rule.ts';
import { base62, lettersAndDigits, withNextCharacter } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

const signs = `${lettersAndDigits}_~.-`;

export const azure: readonly Rule[] = [
  prefixed({
    id: 'azure-client-secret',
    title: 'Microsoft Entra client secret',
    kind: 'api-key',
    keywords: [
      ...withNextCharacter('7q~', signs),
      ...withNextCharacter('8q~', signs),
      ...withNextCharacter('9q~', signs),
    ],
    before: '(?<![A-Za-z0-9_~.-])',
    token: '[A-Za-z0-9_~.]{3}\\dQ~[A-Za-z0-9_~.-]{31,34}',
    after: '(?![A-Za-z0-9_~.-])',
    documentation: 'https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials',
  }),
  prefixed({
    id: 'azure-storage-account-key',
    title: 'Azure storage, Cosmos DB or Batch account key',
    kind: 'api-key',
    keywords: ['+ast', 'acdb', '+aba'],
    before: '(?<![A-Za-z0-9+/])',
    token: '[A-Za-z0-9+/]{76}(?:\\+ASt|ACDb|\\+ABa)[A-Za-z0-9+/]{6}==',
    after: '(?![A-Za-z0-9+/=])',
    documentation: 'https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage',
  }),
  named({
    id: 'azure-account-key',
    title: 'Azure account key',
    names: [
      'account key',
      'azure',
      'storage key',
      'access key',
      'cosmos',
      'shared access key',
      'primary key',
      'shared key',
    ],
    value: '[A-Za-z0-9+/]{86}==',
    documentation: 'https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage',
    minEntropy: 4,
  }),
  prefixed({
    id: 'azure-identifiable-key',
    title: 'Key of an Azure service in Microsoft’s common format',
    kind: 'api-key',
    keywords: ['jqqj'],
    token: '[A-Za-z0-9]{52}JQQJ[0-9A-Z]{2}[A-Za-z0-9]{26}',
    documentation:
      'https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate',
  }),
  prefixed({
    id: 'azure-short-identifiable-key',
    title: 'Key of an Azure service with its signature',
    kind: 'api-key',
    keywords: ['azse', '+acr', 'azfu', '+asb', '+aeh', 'aiot', '+aeg', '+arm', 'apim'],
    before: '(?<![A-Za-z0-9+/])',
    token:
      '(?:[A-Za-z0-9]{42}AzSe[A-D][A-Za-z0-9]{5}|[A-Za-z0-9+/]{42}\\+ACR[A-D][A-Za-z0-9+/]{5}|[A-Za-z0-9_-]{44}AzFu[A-Za-z0-9_-]{6}[AQgw]==|[A-Za-z0-9+/]{33}(?:\\+ASb|\\+AEh|AIoT|\\+AEg|\\+ARm)[A-Za-z0-9+/]{5}=)',
    after: '(?![A-Za-z0-9+/=])',
    documentation: 'https://learn.microsoft.com/azure/search/search-security-api-keys',
  }),
  prefixed({
    id: 'azure-shared-access-signature',
    title: 'Azure shared access signature',
    kind: 'token',
    keywords: ['sig='],
    before: '(?:[?&;]|sr=|amp;|SharedAccessSignature )[^\\s"\'`<>]{0,400}?[?&;]sig=',
    token: '[A-Za-z0-9%+/_-]{43,80}(?:%3[Dd]|=)',
    after: '',
    documentation: 'https://learn.microsoft.com/azure/storage/common/storage-sas-overview',
    window: 512,
    examples: { harmless: ['https://example.com/?sig=short&sv=2023-01-03'] },
  }),
  named({
    id: 'azure-devops-token',
    title: 'Azure DevOps personal access token or key of Azure AI Search',
    kind: 'token',
    names: ['azure', 'devops', 'ado pat', 'vsts', 'personal access token', 'visualstudio', 'pat token'],
    value: base62(52),
    documentation:
      'https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate',
    minEntropy: 3.5,
  }),
  named({
    id: 'azure-service-key',
    title: 'Key of an Azure service',
    names: ['azure key', 'azure api key', 'azure openai', 'cognitive', 'subscription key', 'apim'],
    value: '[0-9a-z]{32}',
    documentation: 'https://learn.microsoft.com/azure/ai-services/authentication',
  }),
];
