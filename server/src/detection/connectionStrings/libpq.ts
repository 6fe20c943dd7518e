import type { KeyValueFamily } from './keyValue.ts';

/**
 * `host=… dbname=… password=…`, values with blanks in single quotes.
 * https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-KEYWORD-VALUE
 */
export const libpq: KeyValueFamily = {
  family: 'libpq',
  separator: 'space',
  roles: {
    password: 'password',
    secret: 'password',
    user: 'username',
    host: 'host',
    hostaddr: 'host',
    port: 'port',
    dbname: 'database',
    database: 'database',
  },
  markers: new Set(['sslmode', 'service', 'connect_timeout', 'application_name', 'timezone']),
  engineOf: () => 'postgres',
};
