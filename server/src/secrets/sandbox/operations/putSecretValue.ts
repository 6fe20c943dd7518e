import { invalidRequest } from '../errors.ts';
import * as model from '../model/members.ts';
import { required } from '../model/shape.ts';
import { findPrimary, identityOf } from '../state/identifiers.ts';
import { addVersion, current, madeBefore, valueIn, versionById } from '../state/versions.ts';
import { operation } from './operation.ts';
import { requireToken } from './requireToken.ts';

export const putSecretValue = operation({
  name: 'PutSecretValue',
  access: 'write',
  input: {
    SecretId: required(model.secretId),
    ClientRequestToken: model.token,
    SecretBinary: model.secretBinary,
    SecretString: model.secretString,
    VersionStages: model.stages,
    RotationToken: { kind: 'string', min: 36, max: 256, pattern: /^[a-zA-Z0-9-]+$/, sensitive: true },
  },
  handle(input, call) {
    const token = requireToken(input.ClientRequestToken);
    const value = valueIn(input);
    if (!value) throw invalidRequest('You must provide either SecretString or SecretBinary.');
    const record = findPrimary(call, input.SecretId);
    const identity = identityOf(call, record);
    const before = madeBefore(call.world, record, identity.ARN, token, value);
    if (before) return { answer: { ...identity, VersionId: before.id, VersionStages: before.stages } };
    const changed = addVersion(record, token, input.VersionStages ?? [current], call.now);
    return {
      answer: { ...identity, VersionId: token, VersionStages: versionById(changed, token)?.stages },
      changes: [{ kind: 'save', record: changed, values: { [token]: value } }],
    };
  },
});
