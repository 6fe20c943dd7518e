import { ServiceError, invalidRequest } from '../errors.ts';
import * as model from '../model/members.ts';
import { required } from '../model/shape.ts';
import { findPrimary, identityOf } from '../state/identifiers.ts';
import { pendingVersion, withPendingVersion, withTestVersion } from '../state/rotation.ts';
import { checkRotationRules } from '../state/schedule.ts';
import type { RotationRecord } from '../state/secretRecord.ts';
import { versionById } from '../state/versions.ts';
import { operation } from './operation.ts';
import type { Outcome } from './operation.ts';
import { requireRotationToken } from './requireToken.ts';

/**
 * Configures rotation and begins one. The function is a program that the sandbox was given in its place; without one
 * it fails as AWS does when it cannot call the function, and nothing of the configuration is kept.
 */
export const rotateSecret = operation({
  name: 'RotateSecret',
  access: 'write',
  input: {
    SecretId: required(model.secretId),
    ClientRequestToken: model.token,
    RotationLambdaARN: { kind: 'string', max: 2048 },
    RotationRules: {
      kind: 'structure',
      members: {
        AutomaticallyAfterDays: { kind: 'integer', min: 1, max: 1000 },
        Duration: { kind: 'string', min: 2, max: 3, pattern: /^[0-9]+h$/ },
        ScheduleExpression: { kind: 'string', min: 1, max: 256, pattern: /^[0-9A-Za-z()#?*\-/, ]+$/ },
      },
    },
    ExternalSecretRotationMetadata: {
      kind: 'list',
      of: {
        kind: 'structure',
        members: { Key: { kind: 'string', min: 1, max: 256 }, Value: { kind: 'string', min: 1, max: 2048 } },
      },
    },
    ExternalSecretRotationRoleArn: { kind: 'string', min: 20, max: 2048 },
    RotateImmediately: model.boolean,
  },
  handle(input, call): Outcome {
    const token = requireRotationToken(input.ClientRequestToken);
    if (input.RotationRules) checkRotationRules(input.RotationRules);
    const record = findPrimary(call, input.SecretId);
    const functionArn = input.RotationLambdaARN || record.rotation?.functionArn;
    if (!functionArn) throw invalidRequest('No Lambda rotation function ARN is associated with this secret.');
    if (!call.rotates(functionArn)) {
      throw new ServiceError(
        'AccessDeniedException',
        'Secrets Manager cannot invoke the specified Lambda function. Ensure that the function policy grants access ' +
          'to the principal secretsmanager.amazonaws.com.',
      );
    }
    const answer = { ...identityOf(call, record), VersionId: token };
    // The same request again, while it is worked on or afterwards.
    if (versionById(record, token)) return { answer };
    if (pendingVersion(record)) {
      throw invalidRequest("A previous rotation isn't complete. That rotation will be reattempted.");
    }
    const rotation: RotationRecord = {
      isEnabled: true,
      functionArn,
      rules: input.RotationRules ?? record.rotation?.rules,
      scheduledFrom: call.now,
      rotatedAt: record.rotation?.rotatedAt,
    };
    const configured = { ...record, rotation, changedAt: call.now };
    const kind = (input.RotateImmediately ?? true) ? 'rotation' : 'test';
    return {
      answer,
      changes: [
        kind === 'rotation'
          ? { kind: 'save', record: withPendingVersion(configured, token, call.now) }
          : { kind: 'save', ...withTestVersion(call.world, configured, rotation, token, call.now) },
      ],
      rotation: { kind, region: record.region, name: record.name, arn: answer.ARN, functionArn, token },
    };
  },
});
