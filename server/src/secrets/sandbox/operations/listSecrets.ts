import * as model from '../model/members.ts';
import { describe, stagesByVersion } from '../state/describe.ts';
import { page } from '../state/paging.ts';
import type { Position } from '../state/paging.ts';
import { passes } from '../state/search.ts';
import type { SecretRecord } from '../state/secretRecord.ts';
import { operation } from './operation.ts';

const defaultPage = 100;
const sortKeys = ['created-date', 'last-accessed-date', 'last-changed-date', 'name'] as const;
type SortKey = (typeof sortKeys)[number];

export const listSecrets = operation({
  name: 'ListSecrets',
  access: 'read',
  input: {
    IncludePlannedDeletion: model.boolean,
    MaxResults: model.maxResults,
    NextToken: model.nextToken,
    Filters: model.filters,
    SortOrder: { kind: 'string', values: ['asc', 'desc'] },
    SortBy: { kind: 'string', values: sortKeys },
  },
  handle(input, call) {
    const { Filters = [], SortBy = 'created-date', SortOrder, IncludePlannedDeletion = false } = input;
    const records = call.world
      .all(call.region)
      .filter((record) => IncludePlannedDeletion || record.deletionDate === undefined)
      .filter((record) => passes(record, Filters));
    const shown = page(records, (record) => positionOf(record, SortBy, call.region), {
      size: input.MaxResults ?? defaultPage,
      token: input.NextToken,
      question: [Filters, SortBy, SortOrder, IncludePlannedDeletion],
      order: SortOrder,
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

/** Secrets that are equal in what they are sorted by are in the order of their names. */
function positionOf(record: SecretRecord, sortBy: SortKey, region: string): Position {
  const { name } = record;
  switch (sortBy) {
    case 'name':
      return [name];
    case 'created-date':
      return [record.createdAt, name];
    case 'last-changed-date':
      return [record.changedAt, name];
    case 'last-accessed-date':
      return [accessedIn(region, record) ?? 0, name];
  }
}

/** When a secret was last read in a region; a replica counts for itself. */
const accessedIn = (region: string, record: SecretRecord): number | undefined =>
  record.region === region
    ? record.accessedAt
    : record.replicas.find((replica) => replica.region === region)?.accessedAt;
