import { check } from './marked.ts';

/** Path, then the text with its values marked. */
type Case = readonly [path: string, text: string];

const found: Readonly<Record<string, readonly Case[]>> = {
  'assignments and declarations': [
    ['a.js', `const password = "⟦password⟧";`],
    ['a.js', `const password /* of the shop */ = /* not a good one */ '⟦words⟧';`],
    ['a.ts', `private readonly dbPassword: string = '⟦password⟧';`],
    ['a.py', `PASSWORD = "⟦password⟧"`],
    ['a.py', `db_password: Optional[str] = "⟦words⟧"`],
    ['a.java', `private static final String API_KEY = "⟦token⟧";`],
    ['a.kt', `val clientSecret: String = "⟦token⟧"`],
    ['a.cs', `string password = @"⟦password⟧";`],
    ['a.go', `password := "⟦password⟧"`],
    ['a.go', 'var apiKey = `⟦token⟧`'],
    ['a.rs', `const PASSWORD: &str = "⟦password⟧";`],
    ['a.c', `#define PASSWORD "⟦password⟧"`],
    ['a.cpp', `std::string password{"⟦words⟧"};`],
    ['a.php', `$password = '⟦password⟧';`],
    ['a.rb', `:password => "⟦password⟧"`],
    ['a.swift', `let accessToken = "⟦token⟧"`],
    ['a.sh', `export DB_PASSWORD=⟦password⟧`],
    ['a.sh', `password='⟦password⟧'`],
    ['a.ps1', `$password = ConvertTo-SecureString "⟦password⟧" -AsPlainText -Force`],
    ['a.sql', `ALTER USER app IDENTIFIED BY '⟦password⟧';`],
    ['a.sql', `CREATE ROLE app WITH LOGIN PASSWORD '⟦password⟧';`],
    ['a.cs', `public string ApiKey { get; set; } = "⟦token⟧";`],
    ['a.vb', `Dim password As String = "⟦password⟧"`],
  ],
  'names in many spellings and languages': [
    'passwd',
    'pwd',
    'dbpass',
    'Passwort',
    'contraseña',
    'clave',
    'senha',
    'motDePasse',
    'пароль',
    '密码',
  ].map((name): Case => ['a.js', `let ${name} = "⟦password⟧";`]),
  'entries and arguments': [
    ['a.js', `connect({ user: 'app', password: '⟦password⟧' })`],
    ['a.js', `config["password"] = '⟦password⟧'`],
    ['a.js', `process.argv.push("--password", "⟦password⟧")`],
    ['a.py', `connect(host="db", password="⟦password⟧")`],
    ['a.py', `{"password": "⟦password⟧"}`],
    ['a.java', `props.setProperty("password", "⟦password⟧");`],
    ['a.java', `user.setPassword("⟦password⟧");`],
    ['a.js', `storage.storeSecret('shop', '⟦password⟧');`],
    ['a.java', `new Builder().withPassword("⟦password⟧").build()`],
    ['a.scala', `Map("password" -> "⟦password⟧")`],
    ['a.php', `define('DB_PASSWORD', '⟦password⟧');`],
  ],
  'known calls': [
    ['a.js', `session({ secret: '⟦words⟧ ⟦words⟧' })`.replace('⟦words⟧ ⟦words⟧', '⟪⟦words⟧ ⟦words⟧⟫')],
    ['a.js', `jwt.sign(payload, '⟦words⟧', { expiresIn: '1h' })`],
    ['a.js', `crypto.createHmac('sha256', '⟦words⟧')`],
    ['a.cs', `new NetworkCredential("app", "⟦password⟧")`],
    ['a.java', `DriverManager.getConnection(url, "app", "⟦password⟧")`],
    ['a.php', `mysqli_connect('db', 'app', '⟦password⟧', 'shop')`],
    ['a.py', `HTTPBasicAuth("app", "⟦password⟧")`],
  ],
  'defaults, results, comparisons': [
    ['a.py', `os.environ.get("DB_PASSWORD", "⟦password⟧")`.replace('os', 'password = os')],
    ['a.js', `const password = process.env.DB_PASSWORD || '⟦password⟧';`],
    ['a.ts', `const secret = process.env.SECRET ?? '⟦password⟧';`],
    ['a.js', `function login(user, password = '⟦password⟧') {}`],
    ['a.java', `String getPassword() { return "⟦password⟧"; }`],
    ['a.js', `if (password === '⟦password⟧') {}`],
    ['a.java', `if ("⟦password⟧".equals(password)) {}`],
    ['a.java', `if (password.equals("⟦password⟧")) {}`],
    ['a.java', `if ("⟦words⟧".equals(request.getPassword())) {}`],
    ['a.go', `if pw == "⟦words⟧" {}`],
  ],
  'values in pieces': [
    ['a.js', `const password = "⟪⟦left⟧" + "⟦right⟧⟫";`],
    ['a.py', `password = ("⟪⟦left⟧"\n  "⟦right⟧⟫")`],
  ],
  'headers and options in strings': [
    ['a.js', `headers: { Authorization: 'Bearer ⟦token⟧' }`],
    ['a.sh', `curl -H "Authorization: Bearer ⟦token⟧" https://api.test/`],
    ['a.js', `exec("mysqldump --password=⟦password⟧ shop")`],
    ['a.cs', `var c = "Server=db;Password=" + "⟦password⟧";`],
    ['a.go', `body := "{\\"password\\": \\"⟦password⟧\\"}"`],
  ],
  'configuration files': [
    ['.env', `DB_PASSWORD=⟦password⟧`],
    ['.env', `DB_PASSWORD="⟦password⟧" # of the database`],
    ['a.yaml', `password: ⟦password⟧`],
    ['a.yaml', `env:\n  - name: DB_PASSWORD\n    value: ⟦password⟧`],
    ['a.yaml', `users: [{user: app, password: ⟦password⟧, role: reader}]`],
    ['secret.yaml', `kind: Secret\nmetadata:\n  name: db\nstringData:\n  login: ⟦password⟧\n`],
    ['secret.yaml', `data:\n  login: ⟦encoded⟧\nkind: Secret\n---\ndata:\n  login: bm90IGEgc2VjcmV0\n`],
    ['a.json', `{ "password": "⟦password⟧" }`],
    ['a.json', `{ "name": "DB_PASSWORD", "value": "⟦password⟧" }`],
    ['a.toml', `password = "⟦password⟧"`],
    ['a.ini', `password = ⟦password⟧ ; comment`],
    ['application.properties', `spring.datasource.password=⟦password⟧`],
    ['a.xml', `<db:password>⟦password⟧</db:password>`],
    ['a.xml', `<add key="password" value="⟦password⟧" />`],
    ['a.tf', `variable "db_password" {\n  default = "⟦password⟧"\n}`],
    ['Dockerfile', `ENV DB_PASSWORD ⟦password⟧`],
    ['.npmrc', `//registry.test/:_authToken=⟦token⟧`],
  ],
};

const harmless: Readonly<Record<string, readonly Case[]>> = {
  'names that only look alike': [
    ['a.js', `const passwordField = 'login-secret-1a';`],
    ['a.js', `const token_type = 'x-custom-42';`],
    ['a.js', `const secretName = 'shop/dev/db-42';`],
    ['a.js', `const passwordHint = 'the 2nd pet';`],
    ['a.js', `const tokenUrl = 'https://login.test/oauth2/token';`],
    ['a.js', `const publicKeyToken = '31bf3856ad364e35';`],
    ['a.js', `const nextToken = 'CAESBgoEMTIzNBIA';`],
    ['a.properties', `password.min.length=12`],
  ],
  references: [
    ['a.js', 'const password = `${config.secret}`;'],
    ['a.yaml', 'password: ${DB_PASSWORD}'],
    ['a.yaml', 'password: {{ .Values.password }}'],
    ['a.yaml', 'password: "{{resolve:secretsmanager:shop/dev/db:SecretString:password}}"'],
    ['a.yaml', 'password: !Ref DbPassword'],
    ['a.yaml', 'password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  3839'],
    ['a.sh', 'PASSWORD="$(cat /run/secrets/db)"'],
    ['.env', 'DB_PASSWORD=op://vault/item/field'],
    ['a.py', 'password = os.environ["DB_PASSWORD"]'],
  ],
  'placeholders and words': [
    ['.env', 'DB_PASSWORD=<your password>'],
    ['.env', 'DB_PASSWORD=your_password_here'],
    ['.env', 'API_KEY=xxxxxxxxxxxxxxxx'],
    ['a.js', `const password = 'changeme';`],
    ['a.js', `const PASSWORD = 'password';`],
    ['a.js', `const message = { password: 'Please enter your password.' };`],
    ['i18n/de.json', `{ "password": "Passwort" }`],
    ['a.properties', 'secret=if_you_see_this_please_use_the_vault'],
  ],
  'what a rewrite leaves behind': [
    ['a.js', `const password = await getSecret("shop/dev/db", "password");`],
    ['a.js', `client.send(new GetSecretValueCommand({ SecretId: "shop/dev/db-42" }))`],
    ['a.py', `password = get_secret("shop/dev/db", "password")`],
    ['a.py', `json.loads(client.get_secret_value(SecretId="shop/dev/db")["SecretString"])["password"]`],
  ],
  'ordinary code': [
    ['a.py', `password = password.encode("utf-8")`],
    ['a.py', `def f():\n    pass\n\nnames = ['dbm.gnu2', 'dbm.ndbm4']`],
    ['a.js', `if (typeof token === 'string1') {}`],
    ['a.js', `// Please pass 'region1' to the client`],
    ['a.js', `assert.pass('done2')`],
    ['a.ts', `const key: string = 'user-list';`],
    ['a.js', `const url = condition ? password : 'none-4x';`],
    ['a.rb', `# say "tests #{success ? "PASS" : "FAIL-42"}"`],
    ['a.js', `icon = done ? 'pass' : 'circle-42';`],
    ['a.js', `await storage.deleteSecret('links:pending42');`],
    ['a.js', `await storage.storeSecret('links:pending42', JSON.stringify(links));`],
    ['a.py', `def test_empty_password(self):\n    os.environ["proxy"] = "host-42"`],
    ['a.rst', 'Set-Cookie: session=8f14e45fceea167a; Path=/'],
    ['a.rb', 'cipher = OpenSSL::Cipher::AES.new("128-GCM")'],
  ],
};

describe('credentials by meaning', () => {
  for (const [group, cases] of Object.entries(found)) {
    describe(`finds ${group}`, () => {
      for (const [path, text] of cases) it(`${path}: ${text}`, () => void check(path, text));
    });
  }
  for (const [group, cases] of Object.entries(harmless)) {
    describe(`leaves alone ${group}`, () => {
      for (const [path, text] of cases) it(`${path}: ${text}`, () => void check(path, text));
    });
  }
});
