import { ServiceError, invalidParameter } from '../errors.ts';
import * as model from '../model/members.ts';
import type { Call } from '../state/call.ts';
import { findLiveSecret } from '../state/identifiers.ts';
import { accessOf } from '../state/access.ts';
import type { Access } from '../state/access.ts';
import { page } from '../state/paging.ts';
import { passes } from '../state/search.ts';
import type { Filter } from '../state/search.ts';
import { chosenVersion } from '../state/versions.ts';
import { valueAnswer } from './getSecretValue.ts';
import { operation } from './operation.ts';

const defaultPage = 20;

/** A secret that cannot be read is listed in `Errors` and fails nothing. */
export const batchGetSecretValue = operation({
  name: 'BatchGetSecretValue',
  access: 'read',
  input: {
    SecretIdList: { kind: 'list', of: model.secretId, min: 1, max: 20 },
    Filters: model.filters,
    MaxResults: { kind: 'integer', min: 1, max: 20 },
    NextToken: model.nextToken,
  },
  handle(input, call) {
    const { SecretIdList, Filters } = input;
    if ((SecretIdList === undefined) === (Filters === undefined)) {
      throw invalidParameter("Either 'SecretIdList' or 'Filters' must be provided, but not both.");
    }
    if (SecretIdList && input.MaxResults !== undefined) {
      throw invalidParameter(
        "'Filters' not specified. 'Filters' must also be specified when 'MaxResults' is provided.",
      );
    }
    const ids = SecretIdList ?? namesThatPass(call, Filters ?? []);
    const chosen = page([...ids.entries()], ([index, id]) => [SecretIdList ? index : id], {
      size: input.MaxResults ?? defaultPage,
      token: input.NextToken,
      question: [SecretIdList, Filters],
    });
    const read = chosen.items.map(([, id]) => readOne(call, id));
    return {
      answer: {
        SecretValues: read.flatMap((item) => (item.kind === 'value' ? [item.answer] : [])),
        NextToken: chosen.nextToken,
        Errors: read.flatMap((item) => (item.kind === 'error' ? [item.answer] : [])),
      },
      accesses: read.flatMap((item) => (item.kind === 'value' ? item.accesses : [])),
    };
  },
});

const namesThatPass = (call: Call, filters: readonly Filter[]): readonly string[] =>
  call.world
    .all(call.region)
    .filter((record) => record.deletionDate === undefined && passes(record, filters))
    .map(({ name }) => name);

type Read =
  | { readonly kind: 'value'; readonly answer: ReturnType<typeof valueAnswer>; readonly accesses: readonly Access[] }
  | { readonly kind: 'error'; readonly answer: Readonly<Record<'SecretId' | 'ErrorCode' | 'Message', string>> };

function readOne(call: Call, secretId: string): Read {
  try {
    const record = findLiveSecret(call, secretId);
    const version = chosenVersion(record, undefined, undefined);
    return { kind: 'value', answer: valueAnswer(call, record, version), accesses: accessOf(call, record, version) };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { kind: 'error', answer: { SecretId: secretId, ErrorCode: error.type, Message: error.message } };
  }
}
