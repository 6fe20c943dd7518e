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
  /** `dsn` is `user:password@tcp(host)/database`, as the MySQL driver of Go takes it. */
  readonly family: 'uri' | 'jdbc' | 'adonet' | 'libpq' | 'azure' | 'oracle' | 'dsn';
  /** Of a URI, lower case: `postgresql`, `mongodb+srv` … */
  readonly scheme?: string;
  readonly engine?: DatabaseEngine;
  /**
   * In the order of the text, and only those whose value stands in it: a part that is empty, a reference or holds an
   * interpolation is left out.
   */
  readonly parts: readonly ConnectionPart[];
}

/** A connection string with a password or key written out, in the raw text of a document. */
export interface FoundConnectionString {
  /** The whole string, without the quotes around it. */
  readonly span: Span;
  /** The password or key in it, as it is written: escapes and percent-encoding included. */
  readonly secret: Span;
  /** Offsets count from `span.start`. Values have the escapes of the document's language still in them. */
  readonly connection: ConnectionString;
}

/** The part that a finding is about. */
export const secretPartOf = (connection: ConnectionString): ConnectionPart | undefined =>
  connection.parts.find(({ role }) => role === 'password') ?? connection.parts.find(({ role }) => role === 'token');
