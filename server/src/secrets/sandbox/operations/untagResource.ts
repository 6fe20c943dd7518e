import * as model from '../model/members.ts';
import { required } from '../model/shape.ts';
import { findPrimary } from '../state/identifiers.ts';
import { checkTagKeys } from '../state/tags.ts';
import { operation } from './operation.ts';

export const untagResource = operation({
  name: 'UntagResource',
  access: 'write',
  input: { SecretId: required(model.secretId), TagKeys: required({ kind: 'list', of: model.tagKey }) },
  handle(input, call) {
    checkTagKeys(input.TagKeys);
    const record = findPrimary(call, input.SecretId);
    const tags = record.tags?.filter(({ key }) => !input.TagKeys.includes(key));
    return {
      answer: {},
      changes: [{ kind: 'save', record: { ...record, tags, changedAt: call.now } }],
    };
  },
});
