import type { Span } from '../../core/span.ts';

/** How a part is written inside the string. */
export type PartEncoding = 'percent' | 'none' | 'quoted';

export type PartRole = 'username' | 'password' | 'host' | 'port' | 'database' | 'token' | 'account';

export interface ConnectionPart {
  readonly role: PartRole;
  /** Offsets in the parsed text, quotes and braces excluded. */
  readonly span: Span;
  /** As the server is to receive it: percent-decoded, unquoted. */
  readonly value: string;
  readonly encoding: PartEncoding;
}

/** The `engine` of AWS's database secret structure, where the string tells it. */
export type DatabaseEngine =
  'mysql' | 'mariadb' | 'postgres' | 'oracle' | 'sqlserver' | 'db2' | 'redshift' | 'mongo' | 'redis';

export interface ConnectionString {
  readonly family: 'uri' | 'jdbc' | 'adonet' | 'libpq' | 'azure' | 'oracle';
  /** Of a URI, lower case: `postgresql`, `mongodb+srv` … */
  readonly scheme?: string;
  readonly engine?: DatabaseEngine;
  readonly parts: readonly ConnectionPart[];
}
