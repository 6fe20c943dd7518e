import { ServiceError, invalidRequest } from '../errors.ts';
import * as model from '../model/members.ts';
import { required } from '../model/shape.ts';
import { findPrimary } from '../state/identifiers.ts';
import { checkRotationRules } from '../state/schedule.ts';
import { operation } from './operation.ts';
import { requireRotationToken } from './requireToken.ts';

/**
 * Checks everything and then fails as AWS does when no Lambda function can be called: there is none here. Nothing of
 * the configuration is kept.
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
  handle(input, call) {
    requireRotationToken(input.ClientRequestToken);
    if (input.RotationRules) checkRotationRules(input.RotationRules);
    findPrimary(call, input.SecretId);
    if (!input.RotationLambdaARN) {
      throw invalidRequest('No Lambda rotation function ARN is associated with this secret.');
    }
    throw new ServiceError(
      'AccessDeniedException',
      'Secrets Manager cannot invoke the specified Lambda function. Ensure that the function policy grants access to ' +
        'the principal secretsmanager.amazonaws.com.',
    );
  },
});
