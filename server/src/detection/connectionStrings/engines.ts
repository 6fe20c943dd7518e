import type { DatabaseEngine } from './connectionString.ts';

/**
 * Scheme, JDBC subprotocol or driver name → `engine` of AWS's database secret structure.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html
 */
const engineByName: Readonly<Record<string, DatabaseEngine>> = {
  postgres: 'postgres',
  postgresql: 'postgres',
  postgis: 'postgres',
  pgsql: 'postgres',
  cockroachdb: 'postgres',
  timescaledb: 'postgres',
  mysql: 'mysql',
  mysqlx: 'mysql',
  mysql2: 'mysql',
  mariadb: 'mariadb',
  mongodb: 'mongo',
  redis: 'redis',
  rediss: 'redis',
  sqlserver: 'sqlserver',
  mssql: 'sqlserver',
  oracle: 'oracle',
  db2: 'db2',
  ibm_db_sa: 'db2',
  redshift: 'redshift',
};

/** The engine of a scheme such as `postgresql`, `mysql+pymysql` or `mongodb+srv`. */
export function engineOfScheme(scheme: string): DatabaseEngine | undefined {
  const dialect = scheme.toLowerCase().split('+')[0] ?? '';
  return Object.hasOwn(engineByName, dialect) ? engineByName[dialect] : undefined;
}
