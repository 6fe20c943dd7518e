import { Secret } from '../core/secret.ts';
import type { ConnectionString, DatabaseEngine, PartRole } from '../detection/connectionStrings/connectionString.ts';

/** One part of a connection that occurs once; undefined where there are several (a list of hosts). */
export function partOf(connection: ConnectionString, role: PartRole) {
  const parts = connection.parts.filter((part) => part.role === role);
  return parts.length === 1 ? parts[0] : undefined;
}

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
 * AWS's JSON structure of a database credential, as far as the connection tells it, with `port` as a number:
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html.
 * `undefined` when the string names no single password.
 */
export function databaseShape(connection: ConnectionString): ReadonlyMap<string, Secret | number> | undefined {
  const password = partOf(connection, 'password');
  if (password === undefined) return undefined;
  const values = new Map<string, Secret | number>();
  const { engine } = connection;
  if (engine !== undefined && rotatable.has(engine)) values.set('engine', new Secret(engine));
  const roles = [
    ['host', 'host'],
    ['username', 'username'],
    ['password', 'password'],
    ['dbname', 'database'],
  ] as const;
  for (const [key, role] of roles) {
    const value = partOf(connection, role)?.value;
    if (value !== undefined && value !== '') values.set(key, new Secret(value));
  }
  const port = partOf(connection, 'port')?.value;
  if (port !== undefined && /^\d{1,5}$/.test(port)) values.set('port', Number(port));
  return values;
}
