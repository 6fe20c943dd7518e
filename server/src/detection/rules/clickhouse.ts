import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const clickhouse: readonly Rule[] = [
  prefixed({
    id: 'clickhouse-cloud-secret-key',
    title: 'ClickHouse Cloud API secret key',
    kind: 'api-key',
    keywords: ['4b1d'],
    token: '4b1d[A-Za-z0-9]{38}',
    documentation: 'https://clickhouse.com/docs/cloud/manage/openapi',
  }),
];
