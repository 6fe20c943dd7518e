import { defined } from '../../core/defined.ts';
import type { ConnectionString, DatabaseEngine, PartRole } from '../../detection/connectionStrings/connectionString.ts';
import { awsEndpointOf } from './engines.ts';

/** A connection to a server as far as the code tells it, wherever it stands: one string, an object, variables. */
export interface Connection {
  readonly engine?: DatabaseEngine;
  readonly host?: string;
  readonly username?: string;
  readonly password?: string;
  readonly database?: string;
  readonly port?: number;
  /** Only what is written out: `true` or `false`. */
  readonly tls?: boolean;
  /** Members of AWS's structure that are written under their own names, such as `masterarn`. */
  readonly identifiers?: Readonly<Record<string, string>>;
}

/** One part of a connection string that occurs once; undefined where there are several (a list of hosts). */
export function partOf(connection: ConnectionString, role: PartRole) {
  const parts = connection.parts.filter((part) => part.role === role);
  return parts.length === 1 ? parts[0] : undefined;
}

/** What a connection string tells. `text` is the one that it was parsed from. */
export function connectionIn(parsed: ConnectionString, text: string): Connection {
  const valueOf = (role: PartRole): string | undefined => partOf(parsed, role)?.value || undefined;
  const address = parsed.engine === 'oracle' ? oracleAddressIn(text) : {};
  const host = valueOf('host') ?? address.host;
  const engine = (host === undefined ? undefined : awsEndpointOf(host).engine) ?? parsed.engine;
  return defined({
    engine,
    host,
    username: valueOf('username'),
    password: valueOf('password'),
    database: valueOf('database') ?? address.database ?? db2DatabaseIn(text),
    port: portOf(valueOf('port')) ?? address.port,
    tls: tlsIn(parsed, text),
  });
}

/** `jdbc:db2://host:50000/ORDERS:user=…`: the parameters follow a colon. */
const db2DatabaseIn = (text: string): string | undefined => /^jdbc:db2:\/\/[^/]+\/(\w{1,128}):/.exec(text)?.[1];

/** A TCP port, or nothing. */
export function portOf(text: string | undefined): number | undefined {
  const port = text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port > 0 && port < 65_536 ? port : undefined;
}

/** `?tls=true`; with `mongodb+srv` TLS is on unless it is said otherwise. */
function tlsIn({ scheme }: ConnectionString, text: string): boolean | undefined {
  const said = /[?&](?:ssl|tls)=(?<value>true|false)\b/i.exec(text)?.groups?.['value']?.toLowerCase();
  return said === undefined ? (scheme === 'mongodb+srv' ? true : undefined) : said === 'true';
}

/**
 * Where an Oracle database is: `//host:1521/service`, `host:1521:SID`, or a descriptor with `SERVICE_NAME` or `SID`,
 * with or without `jdbc:oracle:thin:@` before it.
 */
export function oracleAddressIn(text: string): Pick<Connection, 'host' | 'port' | 'database'> {
  const member = (name: string): string | undefined =>
    new RegExp(`\\(\\s*${name}\\s*=\\s*([^()\\s]{1,255})\\s*\\)`, 'i').exec(text)?.[1];
  if (/\(\s*DESCRIPTION\s*=/i.test(text)) {
    return defined({
      host: member('HOST'),
      port: portOf(member('PORT')),
      database: member('SERVICE_NAME') ?? member('SID'),
    });
  }
  const easy =
    /^(?:jdbc:oracle:\w+:)?@?(?:\/\/)?(?<host>[\w.-]{1,255})(?::(?<port>\d{1,5}))?[/:](?<database>[A-Za-z][\w.$]{0,127})$/.exec(
      text,
    )?.groups;
  return easy === undefined
    ? {}
    : defined({ host: easy['host'], port: portOf(easy['port']), database: easy['database'] });
}
