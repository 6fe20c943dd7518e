import * as model from '../model/members.ts';
import { seconds } from '../model/seconds.ts';
import { required } from '../model/shape.ts';
import { findSecret, identityOf } from '../state/identifiers.ts';
import { page } from '../state/paging.ts';
import { operation } from './operation.ts';

const defaultPage = 100;

/** Oldest first. Versions without a label are shown only on request. */
export const listSecretVersionIds = operation({
  name: 'ListSecretVersionIds',
  access: 'read',
  input: {
    SecretId: required(model.secretId),
    MaxResults: model.maxResults,
    NextToken: model.nextToken,
    IncludeDeprecated: model.boolean,
  },
  handle(input, call) {
    const record = findSecret(call, input.SecretId);
    const versions = record.versions.filter(({ stages }) => stages.length > 0 || input.IncludeDeprecated);
    const shown = page(versions, ({ id, createdAt }) => [createdAt, id], {
      size: input.MaxResults ?? defaultPage,
      token: input.NextToken,
      question: [record.name, record.suffix, input.IncludeDeprecated ?? false],
    });
    return {
      answer: {
        Versions: shown.items.map((version) => ({
          VersionId: version.id,
          VersionStages: version.stages.length > 0 ? version.stages : undefined,
          LastAccessedDate: seconds(version.accessedAt),
          CreatedDate: seconds(version.createdAt),
          KmsKeyIds: [version.kmsKeyId ?? 'DefaultEncryptionKey'],
        })),
        NextToken: shown.nextToken,
        ...identityOf(call, record),
      },
    };
  },
});
