import assert from 'node:assert/strict';
import {
  connectionStringKeywords,
  findConnectionStrings,
} from '../../../server/src/detection/connectionStrings/find.ts';

/** In `marked` the whole string stands in `⟦…⟧` and its secret in `«…»`. */
const check = (title: string, cases: readonly string[]): void => {
  describe(title, () => {
    for (const marked of cases) {
      it(marked.replaceAll('\n', '⏎'), () => {
        const text = marked.replace(/[⟦⟧«»]/g, '');
        const marks = findConnectionStrings(text).flatMap(({ span, secret }) => [
          [span.start, '⟦'] as const,
          [secret.start, '«'] as const,
          [secret.end, '»'] as const,
          [span.end, '⟧'] as const,
        ]);
        assert.equal(withMarks(text, marks), marked);
        if (marks.length > 0) assert.ok(connectionStringKeywords.some((word) => text.toLowerCase().includes(word)));
      });
    }
  });
};

function withMarks(text: string, marks: readonly (readonly [offset: number, mark: string])[]): string {
  const pieces = marks.map(([offset, mark], index) => text.slice(marks[index - 1]?.[0] ?? 0, offset) + mark);
  return pieces.join('') + text.slice(marks.at(-1)?.[0] ?? 0);
}

check('finds URIs in any text', [
  'x = "⟦postgres://user:«hunter2pw»@db/x⟧", y',
  'DATABASE_URL=⟦mysql://root:«m42ploz2wd»@google.com:5434/thegift⟧\n',
  'text ⟦http://user:«S3cRet123»@www.example.com⟧<br>Email:info@example.com<br>',
  'uri = "⟦scheme://user:«azerty123»@⟧" + domain',
  'uri = "⟦amqp://user:«it\'s$o,Long»@mq.shop.io/⟧"',
  "uri = '⟦amqp://user:«hunter2pw»@mq.shop.io/⟧', other = 'x'",
  '[url](⟦https://user:«secret9»@example.com⟧).',
  '⟦https://a:«b1»@p1:8080/e/⟧,⟦http://m:«1»@p2:8081/e⟧',
  '{"u": "⟦http:\\/\\/user:«pw12»@host\\/x⟧"}',
  'git clone ⟦git+https://me:«pa55w0rd»@github.com/a/b.git⟧',
]);

check('finds a password between interpolations', [
  '`⟦postgres://${process.env["U"]}:«hunter2pw»@${h}/d⟧`',
  'f"⟦postgres://{user}:«hunter2pw»@{host}/d⟧"',
  'fmt.Sprintf("⟦nats://derek:«derek2»@%s:%d⟧", host, port)',
]);

check('finds lists of pairs', [
  '@"⟦Server=localhost; Database=Test; User=SA; Password=""«S3crEt;\'123»""⟧"',
  '"Server = " + server + "; ⟦Database = Test; User = SA; Password = «S3cRet123»⟧"',
  '<add connectionString="⟦Server=h;Database=d;User Id=u;Password=«p&amp;w1»⟧;" />',
  'conn = psycopg2.connect("⟦host=localhost dbname=x password=«hunter22»⟧")',
  'CONNECTION=⟦Server=h;User=u;Password=«p1w»⟧;\nNEXT=2',
  '⟦Server=h;\n  Database=d;\n  Password=«multi1»⟧;\n',
  "$dsn = 'pgsql:⟦host=h;port=5432;dbname=d;user=u;password=«pw12»⟧';",
  '"⟦AccountName=x;AccountKey=«abc/+==»⟧;"',
  "'⟦cache.example.net:6380,password=«Xcc3S9d7»,ssl=True⟧'",
]);

check('finds the other forms', [
  'x="⟦jdbc:sqlserver://h;user=u;password=«secret1»;encrypt=true⟧"',
  'db, err := sql.Open("mysql", "⟦root:«pw»@tcp(127.0.0.1:3306)/db⟧")',
  'sqlplus -S ⟦scott/«tiger»@orcl⟧',
  '"⟦scott/«tiger»@db:1521/svc⟧"',
]);

check('passes over what holds no password', [
  'x = "postgres://u:" + p + "@h"',
  '"Server=h;Password=" + pw',
  'https://example.com:8080/a@b',
  'postgres://user@host/db',
  'postgres://user:@host/db',
  'postgres://user:${PASSWORD}@host/db',
  'postgres://user:{{ password }}@host/db',
  'postgres://user:$PASSWORD@host/db',
  'postgres://user:%s@host/db',
  'postgres://user:<password>@host/db',
  'postgres://user:#{password}@host/db',
  'http://(.*):(.*)@(.*)',
  'f"Server=h;User=u;Password={password}"',
  'psycopg2.connect(host="localhost", password="hunter22")',
  'import x from "@scope/name/user@1.2.3"',
  'curl "https://h/?user=a&next=b"',
]);

describe('looking at a part of a document', () => {
  const text = 'a="postgres://u:first1@h" b="postgres://u:second2@h"';

  it('counts a string by where its scheme starts', () => {
    const secretsIn = (from: number, to: number): readonly string[] =>
      findConnectionStrings(text, from, to).map(({ secret }) => text.slice(secret.start, secret.end));
    assert.deepEqual(secretsIn(0, 10), ['first1']);
    assert.deepEqual(secretsIn(10, text.length), ['second2']);
  });

  it('takes time that grows with the text only', () => {
    const hostile = 'a://'.repeat(2000) + 'password='.repeat(2000) + '${'.repeat(2000) + 'Server=;'.repeat(1000);
    const started = process.cpuUsage();
    findConnectionStrings(hostile);
    assert.ok(process.cpuUsage(started).user < 2_000_000, 'under two seconds of processor time');
  });
});
