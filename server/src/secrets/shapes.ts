import { Secret } from '../core/secret.ts';
import type { DatabaseEngine } from '../detection/connectionStrings/connectionString.ts';
import type { Connection } from './shapes/connection.ts';
import { awsEndpointOf } from './shapes/engines.ts';

/** Engines that AWS's rotation functions know by this name. */
const rotatable: ReadonlySet<DatabaseEngine> = new Set([
  'mysql',
  'mariadb',
  'postgres',
  'oracle',
  'sqlserver',
  'db2',
  'redshift',
  'mongo',
]);

/**
 * AWS's JSON structure of a database credential, as far as the connection tells it, in the order of its documentation:
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html. `port` is a number
 * and `ssl`, which only DocumentDB has, a truth value. `undefined` when the connection has no password.
 */
export function databaseShape(connection: Connection): ReadonlyMap<string, Secret | number | boolean> | undefined {
  const { engine, host = '', username = '', password = '', database = '', port, tls, identifiers } = connection;
  if (password === '') return undefined;
  const { dbInstanceIdentifier, dbClusterIdentifier } = awsEndpointOf(host);
  const texts: readonly (readonly [string, string | undefined])[] = [
    ['engine', engine !== undefined && rotatable.has(engine) ? engine : undefined],
    ['host', host],
    ['username', username],
    ['password', password],
    ['dbname', database],
  ];
  const identifying = Object.entries({ dbInstanceIdentifier, dbClusterIdentifier, ...identifiers });
  return new Map<string, Secret | number | boolean>([
    ...known(texts),
    ...(port === undefined ? [] : [['port', port] as const]),
    ...(engine === 'mongo' && tls !== undefined ? [['ssl', tls] as const] : []),
    ...known(identifying),
  ]);
}

const known = (members: readonly (readonly [string, string | undefined])[]) =>
  members.flatMap(([key, value]) => (value === undefined || value === '' ? [] : [[key, new Secret(value)] as const]));
