import * as model from '../model/members.ts';
import type { Call } from '../state/call.ts';
import { describe, stagesByVersion } from '../state/describe.ts';
import { byName, page } from '../state/paging.ts';
import { passes } from '../state/search.ts';
import type { SecretRecord } from '../state/secretRecord.ts';
import { operation } from './operation.ts';

const defaultPage = 100;

export const listSecrets = operation({
  name: 'ListSecrets',
  access: 'read',
  input: {
    IncludePlannedDeletion: model.boolean,
    MaxResults: model.maxResults,
    NextToken: model.nextToken,
    Filters: model.filters,
    SortOrder: { kind: 'string', values: ['asc', 'desc'] },
    SortBy: { kind: 'string', values: ['created-date', 'last-accessed-date', 'last-changed-date', 'name'] },
  },
  handle(input, call) {
    const { Filters = [], SortBy = 'created-date', SortOrder, IncludePlannedDeletion = false } = input;
    const records = call.world
      .all(call.region)
      .filter((record) => IncludePlannedDeletion || record.deletionDate === undefined)
      .filter((record) => passes(record, Filters));
    const shown = page(records, ({ name }) => name, byOrder(SortBy, SortOrder, call), {
      size: input.MaxResults ?? defaultPage,
      token: input.NextToken,
      question: [Filters, SortBy, SortOrder, IncludePlannedDeletion],
    });
    return {
      answer: {
        SecretList: shown.items.map((record) => ({
          ...describe(call, record),
          SecretVersionsToStages: stagesByVersion(record),
        })),
        NextToken: shown.nextToken,
      },
    };
  },
});

type Order = (a: SecretRecord, b: SecretRecord) => number;

/** Ascending unless asked otherwise. Secrets that are equal are in the order of their names. */
function byOrder(sortBy: string, order: 'asc' | 'desc' | undefined, call: Call): Order {
  const accessedAt = (record: SecretRecord) =>
    record.region === call.region
      ? record.accessedAt
      : record.replicas.find(({ region }) => region === call.region)?.accessedAt;
  const inOrderOfNames: Order = (a, b) => byName(a.name, b.name);
  const orders: Readonly<Record<string, Order>> = {
    name: inOrderOfNames,
    'created-date': (a, b) => a.createdAt - b.createdAt,
    'last-changed-date': (a, b) => a.changedAt - b.changedAt,
    'last-accessed-date': (a, b) => (accessedAt(a) ?? 0) - (accessedAt(b) ?? 0),
  };
  const compare = orders[sortBy] ?? inOrderOfNames;
  const direction = order === 'desc' ? -1 : 1;
  return (a, b) => direction * compare(a, b) || inOrderOfNames(a, b);
}
