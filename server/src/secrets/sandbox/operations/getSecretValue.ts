import { invalidRequest } from '../errors.ts';
import * as model from '../model/members.ts';
import { seconds } from '../model/seconds.ts';
import { required } from '../model/shape.ts';
import { findLiveSecret, identityOf } from '../state/identifiers.ts';
import type { Call } from '../state/call.ts';
import type { SecretRecord, StoredValue, VersionRecord } from '../state/secretRecord.ts';
import { chosenVersion } from '../state/versions.ts';
import { accessOf } from '../state/access.ts';
import { operation } from './operation.ts';

export const getSecretValue = operation({
  name: 'GetSecretValue',
  access: 'read',
  input: {
    SecretId: required(model.secretId),
    VersionId: model.versionId,
    VersionStage: model.stage,
  },
  handle(input, call) {
    const record = findLiveSecret(call, input.SecretId);
    const version = chosenVersion(record, input.VersionId, input.VersionStage);
    if (input.VersionStage !== undefined && !version.stages.includes(input.VersionStage)) {
      throw invalidRequest('You provided a VersionStage that is not associated to the provided VersionId.');
    }
    return { answer: valueAnswer(call, record, version), accesses: accessOf(call, record, version) };
  },
});

/** The one place where a value goes out. */
export function valueAnswer(call: Call, record: SecretRecord, version: VersionRecord) {
  return {
    ...identityOf(call, record),
    VersionId: version.id,
    ...wireValue(call.world.value(record, version.id)),
    VersionStages: version.stages.length > 0 ? version.stages : undefined,
    CreatedDate: seconds(version.createdAt),
  };
}

const wireValue = (value: StoredValue) =>
  value.kind === 'text' ? { SecretString: value.text } : { SecretBinary: Buffer.from(value.bytes).toString('base64') };
