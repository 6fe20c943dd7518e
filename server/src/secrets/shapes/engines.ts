import type { DatabaseEngine } from '../../detection/connectionStrings/connectionString.ts';

/**
 * The words that name an engine in code: dialects, drivers and modules of the languages that are rewritten. Split at
 * everything but letters and digits, so that `django.db.backends.postgresql` and `mysql+pymysql` need no rows.
 */
const words: Readonly<Record<DatabaseEngine, string>> = {
  postgres:
    'postgres postgresql postgis pg pgpool pgsql psycopg psycopg2 psycopg3 asyncpg pg8000 aiopg npgsql ' +
    'cockroachdb timescaledb',
  mysql: 'mysql mysql2 mysqli mysqlx mysqlclient mysqldb pymysql aiomysql asyncmy',
  mariadb: 'mariadb',
  oracle: 'oracle oracledb ora oci oci8',
  sqlserver: 'sqlserver mssql tedious pymssql sqlsrv',
  db2: 'db2 ibm',
  redshift: 'redshift',
  mongo: 'mongo mongodb mongoose mongoclient pymongo mongoengine motor documentdb docdb',
  redis: 'redis rediss ioredis aioredis',
};

const engineByWord: ReadonlyMap<string, DatabaseEngine> = new Map(
  Object.entries(words).flatMap(([engine, names]) =>
    names.split(' ').map((name) => [name, engine as DatabaseEngine] as const),
  ),
);

/** The engine that a dialect, driver, module, class or variable is named after. */
export const engineNamedIn = (text: string): DatabaseEngine | undefined =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => engineByWord.get(word))
    .find((engine) => engine !== undefined);

/** Default ports of AWS's table. No row for 27017 of a port that others use as well. */
const engineByPort: ReadonlyMap<number, DatabaseEngine> = new Map([
  [5432, 'postgres'],
  [3306, 'mysql'],
  [1521, 'oracle'],
  [1433, 'sqlserver'],
  [50000, 'db2'],
  [5439, 'redshift'],
  [27017, 'mongo'],
  [6379, 'redis'],
]);

export const engineOfPort = (port: number | undefined): DatabaseEngine | undefined =>
  port === undefined ? undefined : engineByPort.get(port);

/** The instance or cluster behind a host name of AWS's own: the console needs it to set rotation up. */
export interface AwsEndpoint {
  readonly engine?: DatabaseEngine;
  readonly dbInstanceIdentifier?: string;
  readonly dbClusterIdentifier?: string;
}

/** `orders.cluster-c1a2b3.eu-west-1.rds.amazonaws.com`; in China the region comes behind the service. */
const endpoint =
  /^(?<name>[a-z][a-z0-9-]{0,62})\.(?<kind>cluster-ro-|cluster-custom-|cluster-|proxy-)?[a-z0-9]+\.(?:[a-z0-9-]+\.)?(?<service>rds|docdb|redshift)\.(?:[a-z0-9-]+\.)?amazonaws\.com(?:\.cn)?$/i;

/**
 * Reads a host name that AWS gives out. A proxy, a custom endpoint and a workgroup of Redshift Serverless have names of
 * their own, from which neither instance, cluster nor namespace is known.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Overview.Endpoints.html
 */
export function awsEndpointOf(host: string): AwsEndpoint {
  if (/\.redshift-serverless\.amazonaws\.com(?:\.cn)?$/i.test(host)) return { engine: 'redshift' };
  const { name, kind, service } = endpoint.exec(host)?.groups ?? {};
  const own: AwsEndpoint =
    service === 'redshift' ? { engine: 'redshift' } : service === 'docdb' ? { engine: 'mongo' } : {};
  if (name === undefined || kind === 'proxy-' || kind === 'cluster-custom-') return own;
  const isCluster = kind !== undefined || service === 'redshift';
  return { ...own, ...(isCluster ? { dbClusterIdentifier: name } : { dbInstanceIdentifier: name }) };
}
