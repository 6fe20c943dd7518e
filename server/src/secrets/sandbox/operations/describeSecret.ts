import * as model from '../model/members.ts';
import { required } from '../model/shape.ts';
import { describe, stagesByVersion } from '../state/describe.ts';
import { findSecret } from '../state/identifiers.ts';
import { replicationStatus } from '../state/replication.ts';
import { operation } from './operation.ts';

/** Answers for a secret that is scheduled for deletion, too. */
export const describeSecret = operation({
  name: 'DescribeSecret',
  access: 'read',
  input: { SecretId: required(model.secretId) },
  handle(input, call) {
    const record = findSecret(call, input.SecretId);
    return {
      answer: {
        ...describe(call, record),
        VersionIdsToStages: stagesByVersion(record),
        ReplicationStatus: record.region === call.region ? replicationStatus(record) : undefined,
      },
    };
  },
});
