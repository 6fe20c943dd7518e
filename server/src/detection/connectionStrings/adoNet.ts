import type { DatabaseEngine } from './connectionString.ts';
import type { KeyValueFamily, PairText } from './keyValue.ts';

const engineByWord: readonly (readonly [RegExp, DatabaseEngine])[] = [
  [/redshift/i, 'redshift'],
  [/postgres|npgsql|pgsql/i, 'postgres'],
  [/mariadb/i, 'mariadb'],
  [/mysql/i, 'mysql'],
  [/oracle|oraoledb/i, 'oracle'],
  [/db2/i, 'db2'],
  [/sql server|sqlserver|freetds|sqlncli|msoledbsql|sqloledb|sql native client/i, 'sqlserver'],
];

/** Keys that only one engine's provider has. */
const engineByKey: Readonly<Record<string, DatabaseEngine>> = {
  'initial catalog': 'sqlserver',
  multipleactiveresultsets: 'sqlserver',
  trustservercertificate: 'sqlserver',
  'persist security info': 'sqlserver',
  attachdbfilename: 'sqlserver',
};

const engineByPort: Readonly<Record<string, DatabaseEngine>> = {
  '1433': 'sqlserver',
  '1521': 'oracle',
  '3306': 'mysql',
  '5432': 'postgres',
  '5439': 'redshift',
  '50000': 'db2',
};

function engineOf(pairs: readonly PairText[]): DatabaseEngine | undefined {
  const driver = pairs.find(({ key }) => key === 'driver' || key === 'provider')?.value ?? '';
  const byDriver = engineByWord.find(([word]) => word.test(driver))?.[1];
  if (byDriver !== undefined) return byDriver;
  if (
    pairs.some(
      ({ key, value }) => /^(?:server|data source)$/.test(key) && /^tcp:|database\.windows\.net|\\/i.test(value),
    )
  )
    return 'sqlserver';
  const byKey = pairs.map(({ key }) => (Object.hasOwn(engineByKey, key) ? engineByKey[key] : undefined)).find(Boolean);
  if (byKey !== undefined) return byKey;
  const port = pairs
    .map(({ key, value }) => (key === 'port' ? value : /[,:](\d{4,5})$/.exec(value)?.[1]))
    .find(Boolean);
  return port !== undefined && Object.hasOwn(engineByPort, port) ? engineByPort[port] : undefined;
}

/**
 * `Server=…;User Id=…;Password=…` of ADO.NET, OLE DB, ODBC and those who write like them (PDO, Npgsql, Snowflake).
 * Keys and synonyms: https://learn.microsoft.com/dotnet/api/microsoft.data.sqlclient.sqlconnection.connectionstring
 */
export const adoNet: KeyValueFamily = {
  family: 'adonet',
  separator: 'semicolon',
  roles: {
    password: 'password',
    pwd: 'password',
    passwd: 'password',
    pass: 'password',
    'user password': 'password',
    'db password': 'password',
    secret: 'password',
    user: 'username',
    'user id': 'username',
    userid: 'username',
    'user name': 'username',
    username: 'username',
    uid: 'username',
    usr: 'username',
    server: 'host',
    'data source': 'host',
    datasource: 'host',
    host: 'host',
    hostname: 'host',
    address: 'host',
    addr: 'host',
    'network address': 'host',
    servername: 'host',
    port: 'port',
    database: 'database',
    'initial catalog': 'database',
    db: 'database',
    dbname: 'database',
    'database name': 'database',
    databasename: 'database',
    account: 'account',
  },
  markers: new Set([
    'driver',
    'dsn',
    'provider',
    'dbq',
    'service name',
    'sid',
    'warehouse',
    'encrypt',
    'trusted_connection',
    'integrated security',
    'persist security info',
    'trustservercertificate',
    'multipleactiveresultsets',
    'application name',
    'sslmode',
    'ssl mode',
    'pooling',
    'connection timeout',
    'connect timeout',
    'timeout',
    'version',
    'charset',
    'protocol',
    'login',
  ]),
  engineOf,
};
