import assert from 'node:assert/strict';
import { parseConnectionString } from '../../../server/src/detection/connectionStrings/parse.ts';

/** `family scheme engine: role=value …`, with the written form after a value that is not written as it is. */
function summaryOf(text: string): string {
  const connection = parseConnectionString(text);
  if (connection === undefined) return 'none';
  const { family, scheme, engine, parts } = connection;
  const written = parts.map(({ role, span, value }) => {
    const raw = text.slice(span.start, span.end);
    return raw === value ? `${role}=${value}` : `${role}=${value}«${raw}»`;
  });
  return `${[family, scheme, engine].filter((word) => word !== undefined).join(' ')}: ${written.join(' ')}`;
}

const check = (title: string, cases: readonly (readonly [text: string, summary: string])[]): void => {
  describe(title, () => {
    for (const [text, summary] of cases) it(text, () => assert.equal(summaryOf(text), summary));
  });
};

check('a URI', [
  [
    'postgres://user:hunter2pw@db.example.com:5432/shop?sslmode=require',
    'uri postgres postgres: username=user password=hunter2pw host=db.example.com port=5432 database=shop',
  ],
  [
    'mysql+pymysql://u%40x:p%40ss%2F@h/db',
    'uri mysql+pymysql mysql: username=u@x«u%40x» password=p@ss/«p%40ss%2F» host=h database=db',
  ],
  ['mongodb://a:b@h1:1,h2:2/db?x=y', 'uri mongodb mongo: username=a password=b host=h1:1,h2:2 database=db'],
  [
    'mongodb+srv://app:myR3alP@ssw0rd@cluster0.mongodb.net/mydb',
    'uri mongodb+srv mongo: username=app password=myR3alP@ssw0rd host=cluster0.mongodb.net database=mydb',
  ],
  ['redis://:pw@h:6379/0', 'uri redis redis: password=pw host=h port=6379 database=0'],
  [
    'https://user@example.com:password!#@498@github.com',
    'uri https: username=user@example.com password=password!#@498 host=github.com',
  ],
  ['postgres://u:p/a?b#c@h:5432/d', 'uri postgres postgres: username=u password=p/a?b#c host=h port=5432 database=d'],
  ['http://h:8080/x@y', 'uri http: host=h port=8080'],
  ['http://[::1]:8080/a@b', 'uri http: host=[::1] port=8080'],
  [
    'postgresql:///db?host=h&user=u&password=p%20w',
    'uri postgresql postgres: database=db host=h username=u password=p w«p%20w»',
  ],
  [
    'scheme://user:Pa$$word:With:Colons@domain.com',
    'uri scheme: username=user password=Pa$$word:With:Colons host=domain.com',
  ],
  ['postgres://u:100%sure@h/d', 'uri postgres postgres: username=u password=100%sure host=h database=d'],
]);

check('a URI with interpolations', [
  ['postgres://${user}:hunter2pw@${host}/db', 'uri postgres postgres: password=hunter2pw database=db'],
  ['postgres://{user}:hunter2pw@{host}/db', 'uri postgres postgres: password=hunter2pw database=db'],
  ['nats://derek:derek2@%s:%d', 'uri nats: username=derek password=derek2'],
  ['postgres://u:${pw}@h/d', 'uri postgres postgres: username=u host=h database=d'],
  ['postgres://u:$PW@h', 'uri postgres postgres: username=u host=h'],
  ['postgres://u:<password>@h', 'uri postgres postgres: username=u host=h'],
  ['postgres://u:#{pw}@h', 'uri postgres postgres: username=u host=h'],
  ['postgres://u:{{ .Values.pw | default "x@y" }}@h', 'uri postgres postgres: username=u host=h'],
]);

check('a JDBC URL', [
  [
    'jdbc:postgresql://h:5432/db?user=u&password=p%25',
    'jdbc postgresql postgres: host=h port=5432 database=db username=u password=p%«p%25»',
  ],
  [
    'jdbc:sqlserver://h:1433;databaseName=x;user=u;password={p;w}',
    'jdbc sqlserver sqlserver: host=h port=1433 database=x username=u password=p;w',
  ],
  [
    'jdbc:oracle:thin:scott/tiger@host:1521:orcl',
    'jdbc oracle oracle: username=scott password=tiger host=host port=1521 database=orcl',
  ],
  [
    'jdbc:oracle:thin:scott/tiger@//host:1521/svc',
    'jdbc oracle oracle: username=scott password=tiger host=host port=1521 database=svc',
  ],
  [
    'jdbc:mysql://admin:str0ngP4ss@db.company.com:3306/app',
    'jdbc mysql mysql: username=admin password=str0ngP4ss host=db.company.com port=3306 database=app',
  ],
  ['jdbc:db2://h:50000/DB:user=u;password=p;', 'jdbc db2 db2: host=h port=50000 username=u password=p'],
  ['jdbc:h2:mem:test;USER=sa;PASSWORD=x1', 'jdbc h2: username=sa password=x1'],
  [
    'jdbc:aws-wrapper:postgresql://h/d?user=u&password=p',
    'jdbc aws-wrapper postgres: host=h database=d username=u password=p',
  ],
]);

check('ADO.NET, OLE DB and ODBC', [
  [
    'Server=tcp:db.database.windows.net,1433;Initial Catalog=x;User ID=sa;Password=P@ss',
    'adonet sqlserver: host=db.database.windows.net port=1433 database=x username=sa password=P@ss',
  ],
  [
    'Server = localhost; Database = Test; User = SA; Password = S3cRet',
    'adonet: host=localhost database=Test username=SA password=S3cRet',
  ],
  ['Driver={SQL Server};Server=h;Uid=u;Pwd={a;b}}c};', 'adonet sqlserver: host=h username=u password=a;b}c«a;b}}c»'],
  ["Server=h;Password='a;b''c';User=u", "adonet: host=h password=a;b'c«a;b''c» username=u"],
  [
    'Host=h;Port=5432;Username=u;Password=p;Database=d',
    'adonet postgres: host=h port=5432 username=u password=p database=d',
  ],
  ['pgsql:host=h;dbname=d;user=u;password=p', 'adonet: host=h database=d username=u password=p'],
  ['Server={0};Password={1}', 'none'],
  ['Server=h;Password={password}', 'adonet: host=h'],
  ['Server=h;Password=%PW%', 'adonet: host=h'],
  ['Password=alone', 'none'],
]);

check('libpq', [
  [
    "host=localhost port=5432 user=postgres password='it\\'s' dbname=x",
    "libpq postgres: host=localhost port=5432 username=postgres password=it's«it\\'s» database=x",
  ],
  ['host=h user=u', 'none'],
]);

check('Azure', [
  [
    'DefaultEndpointsProtocol=https;AccountName=foo;AccountKey=abcd==;EndpointSuffix=core.windows.net',
    'azure: account=foo password=abcd==',
  ],
  [
    'Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=abc=',
    'azure: host=sb://x.servicebus.windows.net/ username=Root password=abc=',
  ],
]);

check('other forms', [
  ['scott/tiger@db:1521/svc', 'oracle oracle: username=scott password=tiger host=db port=1521 database=svc'],
  [
    'root:pw@x@tcp(127.0.0.1:3306)/db?x=y',
    'dsn mysql: username=root password=pw@x host=127.0.0.1 port=3306 database=db',
  ],
  ['cache.example.net:6380,password=Xcc=,ssl=True', 'adonet redis: host=cache.example.net port=6380 password=Xcc='],
  ['hello world', 'none'],
  ['src/detection@main', 'none'],
  ['user=foo', 'none'],
]);
