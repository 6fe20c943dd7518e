import { adoNet } from './adoNet.ts';
import { azure } from './azure.ts';
import type { ConnectionString } from './connectionString.ts';
import { parseDsn } from './dsn.ts';
import { parseJdbc } from './jdbc.ts';
import { parseKeyValue } from './keyValue.ts';
import { libpq } from './libpq.ts';
import { hasOracleAddress, parseOracle } from './oracle.ts';
import { parseRedisOptions } from './redis.ts';
import { parseUri } from './uri.ts';

/** The first that understands the text wins, so the most particular grammars come first. */
const parsers: readonly ((text: string) => ConnectionString | undefined)[] = [
  parseJdbc,
  parseUri,
  parseDsn,
  (text) => (hasOracleAddress(text) ? parseOracle(text) : undefined),
  (text) => parseKeyValue(text, azure, leadIn(text)),
  (text) => parseKeyValue(text, adoNet, leadIn(text)),
  (text) => parseKeyValue(text, libpq, leadIn(text)),
  (text) => parseRedisOptions(text),
];

/**
 * Reads the decoded text of one literal as a connection string: its parts with exact offsets and decoded values.
 * Nothing when the text is none, or is one that holds no user, host or password in clear.
 */
export function parseConnectionString(text: string): ConnectionString | undefined {
  if (text.length > 8192) return undefined;
  for (const parse of parsers) {
    const connection = parse(text);
    if (connection !== undefined) return connection.parts.length > 0 ? connection : undefined;
  }
  return undefined;
}

/** Length of what may stand before the first pair: a semicolon, or the driver's name as PDO writes it (`pgsql:`). */
const leadIn = (text: string): number =>
  /^\s*(?:;\s*|(?:pgsql|mysql|sqlsrv|oci|odbc|dblib):\s*)?/i.exec(text)?.[0].length ?? 0;
