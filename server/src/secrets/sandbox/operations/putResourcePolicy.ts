import { ServiceError } from '../errors.ts';
import * as model from '../model/members.ts';
import { required } from '../model/shape.ts';
import { findPrimary, identityOf } from '../state/identifiers.ts';
import { isPublic, parsePolicy } from '../state/policy.ts';
import { operation } from './operation.ts';

export const putResourcePolicy = operation({
  name: 'PutResourcePolicy',
  access: 'write',
  input: {
    SecretId: required(model.secretId),
    ResourcePolicy: required(model.resourcePolicy),
    BlockPublicPolicy: model.boolean,
  },
  handle(input, call) {
    const record = findPrimary(call, input.SecretId);
    const policy = parsePolicy(input.ResourcePolicy);
    if (input.BlockPublicPolicy && isPublic(policy)) {
      throw new ServiceError(
        'PublicPolicyException',
        'The BlockPublicPolicy parameter is set to true, and the resource policy did not prevent broad access to ' +
          'the secret.',
      );
    }
    return {
      answer: identityOf(call, record),
      changes: [{ kind: 'save', record: { ...record, policy: input.ResourcePolicy, changedAt: call.now } }],
    };
  },
});
