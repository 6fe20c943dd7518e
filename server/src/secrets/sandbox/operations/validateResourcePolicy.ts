import * as model from '../model/members.ts';
import { required } from '../model/shape.ts';
import { findLiveSecret } from '../state/identifiers.ts';
import { isPublic, parsePolicy } from '../state/policy.ts';
import { operation } from './operation.ts';

export const validateResourcePolicy = operation({
  name: 'ValidateResourcePolicy',
  access: 'read',
  input: { SecretId: model.secretId, ResourcePolicy: required(model.resourcePolicy) },
  handle(input, call) {
    if (input.SecretId !== undefined) findLiveSecret(call, input.SecretId);
    const errors = isPublic(parsePolicy(input.ResourcePolicy))
      ? [{ CheckName: 'BLOCK_PUBLIC_POLICY', ErrorMessage: 'The resource policy grants broad access to the secret.' }]
      : [];
    return { answer: { PolicyValidationPassed: errors.length === 0, ValidationErrors: errors } };
  },
});
