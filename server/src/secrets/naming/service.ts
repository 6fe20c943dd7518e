import type { ConnectionString } from '../../detection/connectionStrings/connectionString.ts';
import type { Connection } from '../shapes/connection.ts';
import { safeSegment } from './parts.ts';

/** What a connection leads to, for its name. */
export interface Service {
  /** `database`, `redis`, `amqp`. */
  readonly component: string;
  readonly key: string;
  /** The database's name, where it tells one from another. */
  readonly database?: string;
}

/** The service that a connection string leads to. */
export function serviceOfString(connection: ConnectionString): Service {
  const isToken = connection.parts.every(({ role }) => role !== 'password');
  if (connection.family === 'azure') return { component: 'azure', key: isToken ? 'account_key' : 'password' };
  const key = isToken ? 'token' : 'password';
  const database = connection.parts.find(({ role }) => role === 'database')?.value;
  if (connection.engine === 'redis') return withDatabase({ component: 'redis', key }, database);
  if (connection.engine !== undefined || connection.family !== 'uri') {
    return withDatabase({ component: 'database', key }, database);
  }
  const component = safeSegment(
    (connection.scheme ?? 'service').replace(/\+.*|(?<=amqp|ftp|http|ldap|mqtt|smtp)s$/, ''),
  );
  return withDatabase({ component, key }, database);
}

/** The service of a connection that is written in parts; undefined where it is no database: names tell it then. */
export function serviceOfParts({ engine, database }: Connection): Service | undefined {
  if (engine === 'redis') return withDatabase({ component: 'redis', key: 'password' }, database);
  const isDatabase = engine !== undefined || database !== undefined;
  return isDatabase ? withDatabase({ component: 'database', key: 'password' }, database) : undefined;
}

/** A bare number, as Redis has, tells nothing. */
function withDatabase(service: Service, name = ''): Service {
  const database = safeSegment(name);
  return /[a-z]{2}/.test(database) ? { ...service, database } : service;
}
