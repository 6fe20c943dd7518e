import assert from 'node:assert/strict';
import { Secret } from '../../../server/src/core/secret.ts';
import { parseConnectionString } from '../../../server/src/detection/connectionStrings/parse.ts';
import { databaseShape } from '../../../server/src/secrets/shapes.ts';
import { connectionIn } from '../../../server/src/secrets/shapes/connection.ts';
import { connectionAround } from '../../../server/src/secrets/shapes/fields.ts';
import type { Fields } from '../../../server/src/secrets/shapes/fields.ts';

const password = 'Zebra-pl4nted-81';
type Shape = Readonly<Record<string, string | number | boolean>> | undefined;

function plain(shape: ReturnType<typeof databaseShape>): Shape {
  if (shape === undefined) return undefined;
  return Object.fromEntries([...shape].map(([key, value]) => [key, value instanceof Secret ? value.reveal() : value]));
}

/** The members of a structure in AWS's order, with the one password of this file. */
const shape = (engine: string, host: string, username: string, dbname?: string, port?: number): Shape => ({
  ...(engine === '' ? {} : { engine }),
  host,
  username,
  password,
  ...(dbname === undefined ? {} : { dbname }),
  ...(port === undefined ? {} : { port }),
});

/** Structures of https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html. */
const strings: Readonly<Record<string, Shape>> = {
  [`postgres://app:${password}@db.internal:5432/orders`]: shape('postgres', 'db.internal', 'app', 'orders', 5432),
  [`postgresql+psycopg://app:${password}@db.internal/orders`]: shape('postgres', 'db.internal', 'app', 'orders'),
  [`host=db.internal port=5433 user=app password=${password} dbname=orders`]: shape(
    'postgres',
    'db.internal',
    'app',
    'orders',
    5433,
  ),
  [`jdbc:postgresql://db.internal:5432/orders?user=app&password=${password}`]: shape(
    'postgres',
    'db.internal',
    'app',
    'orders',
    5432,
  ),
  [`mysql://app:${password}@db.internal/orders`]: shape('mysql', 'db.internal', 'app', 'orders'),
  [`mysql+pymysql://app:${password}@db.internal:3306/orders`]: shape('mysql', 'db.internal', 'app', 'orders', 3306),
  [`jdbc:mysql://db.internal:3306/orders?user=app&password=${password}`]: shape(
    'mysql',
    'db.internal',
    'app',
    'orders',
    3306,
  ),
  [`mariadb://app:${password}@db.internal:3306/orders`]: shape('mariadb', 'db.internal', 'app', 'orders', 3306),
  [`jdbc:mariadb://db.internal/orders?user=app&password=${password}`]: shape('mariadb', 'db.internal', 'app', 'orders'),
  [`app/${password}@//ora.internal:1521/ORCLPDB1`]: shape('oracle', 'ora.internal', 'app', 'ORCLPDB1', 1521),
  [`app/${password}@ora.internal:1521/ORCLPDB1`]: shape('oracle', 'ora.internal', 'app', 'ORCLPDB1', 1521),
  [`jdbc:oracle:thin:app/${password}@ora.internal:1521:ORCL`]: shape('oracle', 'ora.internal', 'app', 'ORCL', 1521),
  [`app/${password}@(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=ora.internal)(PORT=1521))(CONNECT_DATA=(SID=ORCL)))`]:
    shape('oracle', 'ora.internal', 'app', 'ORCL', 1521),
  [`app/${password}@(DESCRIPTION=(ADDRESS=(HOST=ora.internal)(PORT=1522))(CONNECT_DATA=(SERVICE_NAME=orders.internal)))`]:
    shape('oracle', 'ora.internal', 'app', 'orders.internal', 1522),
  [`Server=tcp:sql.internal,1433;Database=orders;User Id=sa;Password=${password}`]: shape(
    'sqlserver',
    'sql.internal',
    'sa',
    'orders',
    1433,
  ),
  [`jdbc:sqlserver://sql.internal:1433;databaseName=orders;user=sa;password=${password}`]: shape(
    'sqlserver',
    'sql.internal',
    'sa',
    'orders',
    1433,
  ),
  [`mssql+pymssql://sa:${password}@sql.internal/orders`]: shape('sqlserver', 'sql.internal', 'sa', 'orders'),
  [`jdbc:db2://db2.internal:50000/ORDERS:user=app;password=${password};`]: {
    engine: 'db2',
    host: 'db2.internal',
    username: 'app',
    password,
    dbname: 'ORDERS',
    port: 50_000,
  },
  [`mongodb://app:${password}@mongo.internal:27017/orders`]: shape('mongo', 'mongo.internal', 'app', 'orders', 27_017),
  [`mongodb+srv://app:${password}@cluster0.example.net/orders`]: {
    ...shape('mongo', 'cluster0.example.net', 'app', 'orders'),
    ssl: true,
  },
  [`mongodb://app:${password}@orders.cluster-c1a2b3d4.eu-west-1.docdb.amazonaws.com:27017/?tls=true&retryWrites=false`]:
    {
      ...shape('mongo', 'orders.cluster-c1a2b3d4.eu-west-1.docdb.amazonaws.com', 'app', undefined, 27_017),
      ssl: true,
      dbClusterIdentifier: 'orders',
    },
  [`mongodb://app:${password}@mongo.internal/orders?ssl=false`]: {
    ...shape('mongo', 'mongo.internal', 'app', 'orders'),
    ssl: false,
  },
  [`jdbc:redshift://dw.c1a2b3.eu-west-1.redshift.amazonaws.com:5439/dev?user=app&password=${password}`]: {
    ...shape('redshift', 'dw.c1a2b3.eu-west-1.redshift.amazonaws.com', 'app', 'dev', 5439),
    dbClusterIdentifier: 'dw',
  },
  // The protocol of Postgres; the host tells that it is Redshift. A workgroup does not tell its namespace.
  [`postgres://app:${password}@wg.123456789012.eu-west-1.redshift-serverless.amazonaws.com:5439/dev`]: shape(
    'redshift',
    'wg.123456789012.eu-west-1.redshift-serverless.amazonaws.com',
    'app',
    'dev',
    5439,
  ),
  [`postgres://app:${password}@orders.c1a2b3d4.eu-west-1.rds.amazonaws.com/orders`]: {
    ...shape('postgres', 'orders.c1a2b3d4.eu-west-1.rds.amazonaws.com', 'app', 'orders'),
    dbInstanceIdentifier: 'orders',
  },
  [`mysql://app:${password}@orders.cluster-ro-c1a2b3d4.eu-west-1.rds.amazonaws.com/orders`]: {
    ...shape('mysql', 'orders.cluster-ro-c1a2b3d4.eu-west-1.rds.amazonaws.com', 'app', 'orders'),
    dbClusterIdentifier: 'orders',
  },
  [`mysql://app:${password}@orders.c1a2b3d4.rds.cn-north-1.amazonaws.com.cn/orders`]: {
    ...shape('mysql', 'orders.c1a2b3d4.rds.cn-north-1.amazonaws.com.cn', 'app', 'orders'),
    dbInstanceIdentifier: 'orders',
  },
  // A proxy is neither instance nor cluster.
  [`mysql://app:${password}@orders.proxy-c1a2b3d4.eu-west-1.rds.amazonaws.com/orders`]: shape(
    'mysql',
    'orders.proxy-c1a2b3d4.eu-west-1.rds.amazonaws.com',
    'app',
    'orders',
  ),
  [`mysql://app:${password}@all.cluster-custom-c1a2b3d4.eu-west-1.rds.amazonaws.com/orders`]: shape(
    'mysql',
    'all.cluster-custom-c1a2b3d4.eu-west-1.rds.amazonaws.com',
    'app',
    'orders',
  ),
  // Redis has no structure of AWS's, so no engine is claimed.
  [`redis://:${password}@cache:6379/0`]: { host: 'cache', password, dbname: '0', port: 6379 },
  // What is stored is what the server gets, not how a URI writes it.
  'postgres://app%2Bro:p%40ss-pl4nted@db/orders': {
    engine: 'postgres',
    host: 'db',
    username: 'app+ro',
    password: 'p@ss-pl4nted',
    dbname: 'orders',
  },
  'postgres://app@db/orders': undefined,
};

describe('shapes of connection strings', () => {
  for (const [text, expected] of Object.entries(strings)) {
    it(text.replaceAll(password, '•••'), () => {
      const connection = parseConnectionString(text);
      assert.ok(connection !== undefined);
      const found = plain(databaseShape(connectionIn(connection, text)));
      assert.deepEqual(found, expected);
      assert.deepEqual(Object.keys(found ?? {}), Object.keys(expected ?? {}), 'in AWS’s order');
    });
  }
});

/** What stands beside a password, and what is called with it. */
interface FieldsCase extends Partial<Omit<Fields, 'beside' | 'password'>> {
  readonly beside: Readonly<Record<string, string>>;
  readonly gives: Shape;
}

const parts = { host: 'db.internal', user: 'app', database: 'orders' };
const found = (engine: string, port?: number): Shape => shape(engine, 'db.internal', 'app', 'orders', port);

const fields: Readonly<Record<string, FieldsCase>> = {
  'an object given to pg': { beside: { ...parts, port: '5432' }, calls: ['pg.Pool'], gives: found('postgres', 5432) },
  'an object given to mysql2': { beside: parts, calls: ['mysql.createConnection'], gives: found('mysql') },
  'an object given to mariadb': { beside: parts, calls: ['mariadb.createPool'], gives: found('mariadb') },
  'the only driver that is imported': {
    beside: parts,
    calls: ['Pool'],
    modules: ['fs', 'pg'],
    gives: found('postgres'),
  },
  'two drivers are imported': { beside: parts, modules: ['pg', 'mysql2'], gives: found('') },
  'a dialect': { beside: { ...parts, dialect: 'mssql' }, gives: found('sqlserver') },
  'a driver name': { beside: { ...parts, drivername: 'ibm_db_sa' }, gives: found('db2') },
  'a client of knex around it': { beside: { ...parts, client: 'mysql2' }, modules: ['pg'], gives: found('mysql') },
  'Django’s settings': {
    own: 'PASSWORD',
    beside: {
      ENGINE: 'django.db.backends.postgresql',
      NAME: 'orders',
      USER: 'app',
      HOST: 'db.internal',
      PORT: '5432',
    },
    gives: found('postgres', 5432),
  },
  'Oracle with a service': {
    beside: { user: 'app', connectString: 'ora.internal:1521/ORCLPDB1' },
    calls: ['oracledb.getConnection'],
    gives: shape('oracle', 'ora.internal', 'app', 'ORCLPDB1', 1521),
  },
  'Oracle with a descriptor': {
    beside: { user: 'app', dsn: '(DESCRIPTION=(ADDRESS=(HOST=ora.internal)(PORT=1521))(CONNECT_DATA=(SID=ORCL)))' },
    calls: ['oracledb.connect'],
    gives: shape('oracle', 'ora.internal', 'app', 'ORCL', 1521),
  },
  'Oracle by position': {
    own: 1,
    beside: { 0: 'app', 2: 'ora.internal/ORCLPDB1' },
    calls: ['cx_Oracle.connect'],
    gives: shape('oracle', 'ora.internal', 'app', 'ORCLPDB1'),
  },
  'MySQL by position': {
    own: 2,
    beside: { 0: 'db.internal', 1: 'app', 3: 'orders' },
    calls: ['pymysql.connect'],
    gives: found('mysql'),
  },
  'Sequelize by position': {
    own: 2,
    beside: { 0: 'orders', 1: 'app', host: 'db.internal', dialect: 'postgres' },
    calls: ['Sequelize'],
    gives: found('postgres'),
  },
  'SQL Server of tedious': {
    beside: { server: 'db.internal', userName: 'app', database: 'orders' },
    modules: ['tedious'],
    gives: found('sqlserver'),
  },
  'Mongoose with the address before it': {
    own: 'pass',
    beside: { 0: 'mongodb://db.internal:27017/orders', user: 'app' },
    calls: ['mongoose.connect'],
    gives: found('mongo', 27_017),
  },
  'DocumentDB with TLS': {
    beside: { ...parts, tls: 'true' },
    calls: ['pymongo.MongoClient'],
    gives: { ...found('mongo'), ssl: true },
  },
  'Redshift’s connector': { beside: parts, calls: ['redshift_connector.connect'], gives: found('redshift') },
  'Redshift Serverless with its namespace': {
    beside: { ...parts, namespaceName: 'analytics' },
    calls: ['redshift_connector.connect'],
    gives: { ...found('redshift'), namespaceName: 'analytics' },
  },
  'alternating users': {
    beside: { ...parts, masterarn: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:master-AbCdEf' },
    calls: ['psycopg.connect'],
    gives: { ...found('postgres'), masterarn: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:master-AbCdEf' },
  },
  'an instance of RDS by its name': {
    beside: { ...parts, db_instance_identifier: 'orders-1' },
    calls: ['psycopg2.connect'],
    gives: { ...found('postgres'), dbInstanceIdentifier: 'orders-1' },
  },
  'variables with one prefix': {
    own: 'DB_PASSWORD',
    beside: { DB_HOST: 'db.internal', DB_PORT: '3306', DB_USER: 'app', DB_NAME: 'orders', MAIL_HOST: 'smtp' },
    gives: found('mysql', 3306),
  },
  'variables of Postgres': {
    own: 'POSTGRES_PASSWORD',
    beside: { POSTGRES_HOST: 'db.internal', POSTGRES_USER: 'app', POSTGRES_DB: 'orders' },
    gives: found('postgres'),
  },
  'variables of libpq': {
    own: 'PGPASSWORD',
    beside: { PGHOST: 'db.internal', PGUSER: 'app', PGDATABASE: 'orders', PGPORT: '5432' },
    gives: found('postgres', 5432),
  },
  'camel case': {
    own: 'dbPassword',
    beside: { dbHost: 'db.internal', dbUser: 'app', dbName: 'orders' },
    gives: found(''),
  },
  'a server that is no database': {
    own: 'EMAIL_HOST_PASSWORD',
    beside: { EMAIL_HOST: 'smtp.internal', EMAIL_HOST_USER: 'mailer' },
    gives: shape('', 'smtp.internal', 'mailer'),
  },
  'user and password alone': { own: 'pass', beside: { user: 'app' }, gives: { username: 'app', password } },
  'a password alone': { beside: { colour: 'blue' }, gives: undefined },
  'another prefix': { own: 'mailPassword', beside: { dbHost: 'db.internal', dbUser: 'app' }, gives: undefined },
  'no password': { own: 'apiKey', beside: parts, gives: undefined },
};

describe('shapes of connections written in parts', () => {
  for (const [title, { beside, gives, ...around }] of Object.entries(fields)) {
    it(title, () => {
      const connection = connectionAround({
        own: 'password',
        calls: [],
        owners: [],
        modules: [],
        ...around,
        password,
        beside: Object.entries(beside).map(([name, text]) => ({
          name: /^\d+$/.test(name) ? Number(name) : name,
          text,
        })),
      });
      const result = connection === undefined ? undefined : plain(databaseShape(connection));
      assert.deepEqual(result, gives);
      assert.deepEqual(Object.keys(result ?? {}), Object.keys(gives ?? {}), 'in AWS’s order');
    });
  }
});
