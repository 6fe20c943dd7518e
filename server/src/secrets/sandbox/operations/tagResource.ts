import * as model from '../model/members.ts';
import { required } from '../model/shape.ts';
import { findPrimary } from '../state/identifiers.ts';
import { checkTags, toTags } from '../state/tags.ts';
import { operation } from './operation.ts';

export const tagResource = operation({
  name: 'TagResource',
  access: 'write',
  input: { SecretId: required(model.secretId), Tags: required(model.tags) },
  handle(input, call) {
    const added = toTags(input.Tags);
    checkTags(added);
    const record = findPrimary(call, input.SecretId);
    const keys = new Set(added.map(({ key }) => key));
    const tags = [...(record.tags ?? []).filter(({ key }) => !keys.has(key)), ...added];
    checkTags(tags);
    return { answer: {}, changes: [{ kind: 'save', record: { ...record, tags, changedAt: call.now } }] };
  },
});
