import { check } from './marked.ts';

/** Path, then the text with its values marked. What is found here is found by its use, not by its name. */
type Case = readonly [path: string, text: string];

/** In parts, so that no scanner objects to this file. */
const marker = (what: string): string => [`-----${what}`, 'PRIVATE KEY-----'].join(' ');

const found: Readonly<Record<string, readonly Case[]>> = {
  'arguments of calls that take a credential': [
    ['A.java', `new SecretKeySpec("⟦words⟧".getBytes(), "AES");`],
    ['A.java', `store.load(in, "⟦words⟧".toCharArray());`],
    ['A.java', `MongoCredential.createCredential("app", "shop", "⟦words⟧".toCharArray());`],
    ['A.java', `Algorithm.HMAC256("⟦words⟧");`],
    ['A.java', `connection.authenticateWithPassword("app", "⟦words⟧");`],
    ['A.java', `env.put(Context.SECURITY_CREDENTIALS, "⟦words⟧");`],
    ['A.cs', `new SymmetricSecurityKey(Encoding.UTF8.GetBytes("⟦words⟧"));`],
    ['A.cs', `new X509Certificate2(path, "⟦words⟧");`],
    ['a.go', `token.SignedString([]byte("⟦words⟧"))`],
    ['a.go', `smtp.PlainAuth("", "app", "⟦words⟧", "mail.test")`],
    ['a.rb', `JWT.encode payload, '⟦words⟧', 'HS256'`],
    ['a.rs', `HmacSha256::new_from_slice(b"⟦words⟧")`],
    ['a.js', `jwtVerify(jwt, new TextEncoder().encode('⟦words⟧'))`],
    ['a.js', `CryptoJS.AES.encrypt('message', '⟦words⟧')`],
    ['a.js', `app.use(session({ resave: false, secret: '⟦words⟧' }))`],
    ['a.js', `app.use(cookieSession({ keys: ['⟦words⟧', '⟦left⟧'] }))`],
    ['a.py', `jwt.encode(payload=claims, key="⟦words⟧")`],
    ['a.py', `AES.new(b"⟦words⟧", AES.MODE_CBC)`],
    ['a.c', `curl_easy_setopt(curl, CURLOPT_PASSWORD, "⟦words⟧");`],
    ['a.ino', `WiFi.begin("shop", "⟦words⟧");`],
    ['a.php', `curl_setopt($curl, CURLOPT_USERPWD, "app:⟦words⟧");`],
    ['A.cs', `aes.CreateEncryptor(Encoding.UTF8.GetBytes("⟦words⟧"), iv)`],
    ['a.go', `jwt.Parse(s, func(t *jwt.Token) (any, error) { return []byte("⟦words⟧"), nil })`],
    ['a.go', `flag.String("password", "⟦words⟧", "what for")`],
    ['a.rs', `Aes256Gcm::new(Key::<Aes256Gcm>::from_slice(b"⟦words⟧"))`],
    ['a.rs', `hmac::Key::new(hmac::HMAC_SHA256, b"⟦words⟧")`],
    ['a.rs', `client.bearer_auth("⟦token⟧")`],
    ['a.swift', `let aes = try AES(key: Array("⟦words⟧".utf8), blockMode: CBC(iv: iv))`],
    ['a.swift', `let signer = JWTSigner.hs256(key: "⟦words⟧")`],
    ['a.py', `User.objects.create_user("app", "app@shop.io", "⟦words⟧")`],
    ['a.js', `app.use(basicAuth({ users: { app: '⟦words⟧' } }))`],
    ['a.pl', `DBI->connect("dbi:mysql:shop", "app", "⟦words⟧");`],
  ],
  'variables that reach such a call': [
    ['A.java', `String p = "⟦words⟧";\nDriverManager.getConnection(url, "app", p);`],
    ['A.java', `static final String P = "⟦words⟧";\nvoid f() { store.load(in, P.toCharArray()); }`],
    ['A.cs', `var k = "⟦words⟧"; var key = new SymmetricSecurityKey(Encoding.ASCII.GetBytes(k));`],
    ['a.go', `s := []byte("⟦words⟧")\ntoken.SignedString(s)`],
    ['a.js', `const s = '⟦words⟧';\njwt.sign(claims, s);`],
    ['a.php', `$k = '⟦words⟧';\nopenssl_encrypt($data, 'aes-256-cbc', $k);`],
    ['A.java', `static final String X = "⟦words⟧";\nvoid f() { source.setPassword(X); }`],
    ['a.py', `X = "⟦words⟧"\nconn = psycopg2.connect(host="db", password=X)`],
    ['a.js', `const x = '⟦words⟧';\nconnect({ user: 'app', password: x });`],
    ['a.go', `const x = "⟦words⟧"\nfunc f() { cfg.Password = x }`],
    ['A.cs', `const string P = "⟦words⟧";\nvar c = $"Server=db;User Id=sa;Password={P};";`],
    ['A.cs', `const string P = "⟦words⟧";\nvar c = "Server=db;User Id=sa;Password=" + P;`],
  ],
  'comparisons and conversions': [
    ['A.java', 'if (Objects.equals(password, "⟦words⟧")) {}'],
    ['A.java', 'if (Arrays.equals(password, "⟦words⟧".toCharArray())) {}'],
    [
      'A.java',
      'final String k = "⟦words⟧"; cipher.init(1, new SecretKeySpec(k.getBytes(StandardCharsets.UTF_8), "AES"));',
    ],
    ['A.java', 'final String s = "⟦words⟧"; p.setProperty("password", s);'],
    ['A.java', 'String encryptionKeyValue = "⟦token⟧";'],
    ['A.cs', 'if (password.Equals("⟦words⟧", StringComparison.Ordinal)) {}'],
    ['A.cs', 'if (string.Equals(password, "⟦words⟧")) {}'],
    ['a.py', 'if "⟦words⟧" == request.form["password"]: pass'],
    ['a.py', 'if hmac.compare_digest(password, "⟦words⟧"): pass'],
    ['a.php', "if (strcmp($password, '⟦words⟧') == 0) {}"],
    ['a.rb', 'return if params[:password] == "⟦words⟧"'],
    ['a.go', 'if subtle.ConstantTimeCompare([]byte(password), []byte("⟦words⟧")) == 1 { }'],
  ],
  'bytes and characters, one by one': [
    ['A.java', `new SecretKeySpec(new byte[]{⟪0x4f, 0x2a, (byte)0x9c, 0x11, 0x53, 0x77, 0x00, 0x1d⟫}, "AES");`],
    ['A.java', `byte[] K = {⟪79, 42, -100, 17, 83, 119, 0, 29⟫};\nnew SecretKeySpec(K, "AES");`],
    ['A.java', `char[] password = {⟪'k', 'u', 'n', 'i'⟫};`],
    ['A.cs', `aes.Key = new byte[] { ⟪0x4f, 0x2a, 0x9c, 0x11, 0x53, 0x77, 0x00, 0x1d⟫ };`],
    ['a.c', `static const unsigned char aesKey[8] = {⟪0x4f, 0x2a, 0x9c, 0x11, 0x53, 0x77, 0x00, 0x1d⟫};`],
    ['A.kt', `val secret: ByteArray = byteArrayOf(⟪0x4f, 0x2a, 0x9c, 0x11, 0x53, 0x77, 0x00, 0x1d⟫)`],
    ['a.go', `secret := []byte{⟪0x4f, 0x2a, 0x9c, 0x11, 0x53, 0x77, 0x00, 0x1d⟫}`],
    ['a.rs', `const K: [u8; 8] = [⟪0x4f, 0x2a, 0x9c, 0x11, 0x53, 0x77, 0x00, 0x1d⟫];\nlet k = Key::from_slice(&K);`],
  ],
  'accounts in one value': [
    ['a.py', `requests.get(url, auth=("app", "⟦words⟧"))`],
    ['a.js', `http.request({ auth: 'app:⟦words⟧' })`],
    ['a.js', `const header = 'Basic ' + btoa('app:⟦words⟧');`],
    ['a.go', `h := "Basic " + base64.StdEncoding.EncodeToString([]byte("app:⟦words⟧"))`],
    ['a.js', `request.get(url).auth('app:⟦words⟧');`],
    ['a.js', `client.bind('cn=admin,dc=shop', '⟦words⟧');`],
    ['a.py', `user, password = "app", "⟦words⟧"`],
  ],
  'what stands in for a setting': [
    ['A.kt', `val p = System.getenv("DB_PASSWORD") ?: "⟦words⟧"`],
    ['a.js', `connect(process.env.DB_PASSWORD || '⟦words⟧')`],
    ['a.rs', `let password = env::var("P").unwrap_or("⟦words⟧".to_string());`],
    ['a.rs', `let password = env::var("P").unwrap_or_else(|_| "⟦words⟧".into());`],
    ['A.java', `String password = read("P").orElse("⟦words⟧");`],
    ['A.java', '@Value("${db.password:⟦words⟧}") String p;'],
  ],
  'URLs in pieces': [
    ['a.py', `url = "redis://:" "⟦words⟧" "@cache.test:6379"`],
    ['a.py', `url = "postgres://app:" + "⟦words⟧" + "@db.test/shop"`],
  ],
  'options of programs': [
    ['a.sh', `curl -u app:⟦words⟧ https://api.test/`],
    ['a.sh', `mysql -u root -p⟦words⟧ shop`],
    ['a.sh', `sshpass -p '⟦words⟧' ssh app@host.test`],
    ['a.sh', `htpasswd -b .htpasswd app ⟦words⟧`],
    ['a.sh', `docker login -u app -p ⟦words⟧ registry.test`],
    ['a.sh', `echo "⟦words⟧" | docker login -u app --password-stdin`],
    ['a.sh', `echo "app:⟦words⟧" | chpasswd`],
    ['a.sh', `echo '⟦words⟧' | sudo -S ls`],
    ['a.sh', `openssl rsa -in key.pem -passin pass:⟦words⟧`],
    ['a.sh', `curl \\\n  --user app:⟦words⟧ \\\n  https://api.test/`],
    ['a.bat', `net user app ⟦words⟧ /add`],
    ['a.ps1', `ConvertTo-SecureString -String '⟦words⟧' -AsPlainText -Force`],
    ['a.tf', `user_data = <<EOF\nexport DB_PASSWORD=⟦words⟧\nEOF`],
  ],
  'files of programs': [
    ['.netrc', `machine api.test login app password ⟦words⟧`],
    ['.pgpass', `db.test:5432:shop:app:⟦words⟧`],
    ['redis.conf', `requirepass ⟦words⟧`],
    ['a.plist', `<key>ApiToken</key>\n<string>⟦token⟧</string>`],
    ['a.tf', `env {\n  value = "⟦words⟧"\n  name  = "DB_PASSWORD"\n}`],
  ],
};

const harmless: Readonly<Record<string, readonly Case[]>> = {
  'what is known at run time only': [
    ['a.js', `const s = readFile('a.pem');\njwt.sign(claims, s);`],
    ['a.js', `const s = 'user-list-4x';\nfunction sign(s) {\n  return jwt.sign(claims, s);\n}`],
    ['a.sh', `curl -u "$USER:$PASSWORD" https://api.test/`],
    ['a.sh', `mysql -u root -p"$PASSWORD" shop`],
    ['a.sh', `echo "$TOKEN" | docker login --password-stdin`],
    ['a.py', `requests.get(url, auth=(user, password))`],
    ['a.py', `url = "redis://:" + password + "@cache.test:6379"`],
  ],
  'bytes that are no key': [
    ['A.java', `byte[] mask = {1, 2, 4, 8, 16, 32, 64, 127};`],
    ['a.go', `secrets := []int{1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000}`],
    ['a.rs', `let nonce = Nonce::from_slice(b"nonce-4x");`],
  ],
  'calls that are named alike': [
    ['a.js', `const f = g.bind(this, 'user-list-4x');`],
    ['a.js', `const text = btoa('app:user-list-4x');`],
    ['a.cs', `var name = json.SelectToken("Products[0].Name");`],
    ['A.java', `char[] digits = "0123456789abcdef".toCharArray();`],
    ['a.go', 'Keys []*SigningKey `json:"gpg_public_keys"`'],
    ['a.py', `"""Anything identified by the include filter is created for a user of all."""`],
  ],
  'what is shortened or sealed': [
    ['a.md', `${marker('BEGIN')}\nMIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQDCqx5m\n...\n${marker('END')}`],
    ['a.yaml', `password: ${'AgBy3i4OJSWK'.padEnd(400, 'PiTySYZZA9rO43cGDEq')}=`],
  ],
};

describe('credentials by use', () => {
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
