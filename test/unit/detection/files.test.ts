import type { Confidence } from '../../../server/src/core/finding.ts';
import { check } from './marked.ts';

/** What a format's file looks like, with its values marked; nothing else in it is a finding. */
interface Format {
  readonly path: string;
  readonly texts: readonly string[];
  /** Default `likely`. */
  readonly level?: Confidence;
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

const formats: Readonly<Record<string, Format>> = {
  dotenv: {
    path: '.env',
    texts: [
      'DB_PASSWORD=⟦words⟧\nPORT=5432\n',
      'export DB_PASSWORD="⟦password⟧" # of the database\n',
      "DB_PASSWORD='⟦signs⟧'\n",
      'DB_PASSWORD=\nAPI_KEY=""\nPASSWORD=${DB_PASSWORD}\nSECRET=$OTHER\n',
      'DATABASE_URL=postgres://app:⟦password⟧@db.shop.io:5432/shop\n',
    ],
  },
  YAML: {
    path: 'config.yaml',
    texts: [
      'db:\n  password: ⟦words⟧\n  port: 5432\n',
      'db: { user: app, password: "⟦password⟧", port: 5432 }\n',
      'password: |\n  ⟦password⟧\nother: 1\n',
      'password: >-\n  ⟦password⟧\nother: 1\n',
      'base: &base\n  password: &password ⟦password⟧\nshop:\n  password: *password\n',
      'password: ⟦words⟧\n---\npassword: ⟦password⟧\n...\n',
      'passwords:\n  - ⟦password⟧\n',
      '? password\n: ⟦password⟧\n',
      'password: !!str ⟦password⟧\n',
      'password:\npasswd: ""\nsecret: ~\ntoken: null\npwd: ${PWD}\nkey: {{ .Values.key }}\n',
      'password: !Ref Password\nsecret: !Sub "${Secret}"\n',
    ],
  },
  JSON: {
    path: 'config.json',
    texts: [
      '{ "db": { "password": "⟦words⟧", "port": 5432 } }',
      '{\n  // of the database\n  "password": "⟦password⟧", /* and so on */\n}\n',
      '{ "password": "⟪a\\u00e9⟦words⟧⟫" }'.replace('⟦words⟧', 'kunigunde7x'),
      '{ "password": "", "token": null, "secret": "${SECRET}" }',
      '[{ "key": "DB_PASSWORD", "value": "⟦password⟧" }]',
    ],
  },
  TOML: {
    path: 'config.toml',
    texts: [
      '[db]\npassword = "⟦words⟧"\nport = 5432\n',
      "password = '⟦password⟧'\n",
      'password = """\n⟦password⟧"""\n',
      "password = '''⟦password⟧'''\n",
      'db = { user = "app", password = "⟦password⟧" }\n',
      'password = ""\nsecret = "${SECRET}"\n',
    ],
  },
  INI: {
    path: 'my.ini',
    texts: [
      '[client]\npassword=⟦words⟧\nport=3306\n',
      '[client]\npassword = "⟦password⟧"\n',
      'password = ⟦password⟧ ; of the database\n',
      'password=\n;password=\n[password]\nport=1\n',
    ],
  },
  properties: {
    path: 'application.properties',
    texts: [
      'spring.datasource.password=⟦words⟧\nserver.port=8080\n',
      'spring.datasource.password : ⟦password⟧\n',
      'spring.datasource.password=\\\n    ⟦password⟧\n',
      'db.password=⟪kuni\\:gunde\\=7x⟫\n',
      'db.password=${DB_PASSWORD}\ndb.secret=\n',
      'db.url=jdbc:mysql://db.shop.io/shop?user=app&password=⟦password⟧\n',
    ],
  },
  'web.config': {
    path: 'web.config',
    texts: [
      '<add key="ApiPassword" value="⟦password⟧" />\n',
      '<connectionStrings>\n<add name="s" connectionString="Server=db;User Id=app;Password=⟦words⟧;" />\n</connectionStrings>',
      '<add name="s" connectionString="Server=db;Password=&quot;⟦password⟧&quot;" />',
      '<network userName="app" password="⟦password⟧" host="mail.shop.io" />',
      '<add key="ApiPassword" value="" />\n<add key="ApiSecret" value="#{Secret}#" />',
    ],
  },
  'settings.xml': {
    path: 'settings.xml',
    texts: [
      '<server>\n  <username>app</username>\n  <password>⟦words⟧</password>\n</server>',
      '<password><![CDATA[⟦signs⟧]]></password>',
      '<password>\n  ⟦password⟧\n</password>',
      '<password>${env.PASSWORD}</password><passphrase></passphrase><privateKey/>',
      '<property name="password" value="⟦password⟧"/>',
      '<property name="password"><value>⟦password⟧</value></property>',
    ],
  },
  Terraform: {
    path: 'main.tf',
    texts: [
      'resource "aws_db_instance" "a" {\n  username = "app"\n  password = "⟦words⟧"\n}\n',
      'variable "db_password" {\n  type    = string\n  default = "⟦password⟧"\n}\n',
      'locals {\n  db = { password = "⟦password⟧" }\n}\n',
      'environment = {\n  DB_PASSWORD = "⟦password⟧"\n  PORT = "1"\n}\n',
      'user_data = <<-EOF\n  export DB_PASSWORD=⟦password⟧\nEOF\n',
      'password = var.password\nsecret = data.aws_secretsmanager_secret.a.id\ntoken = "${var.token}"\n',
      'variable "db_password" {\n  type = string\n  sensitive = true\n}\n',
    ],
  },
  Dockerfile: {
    path: 'Dockerfile',
    texts: [
      'FROM node\nENV DB_PASSWORD=⟦words⟧\n',
      'ENV DB_PASSWORD ⟦password⟧\n',
      'ARG DB_PASSWORD=⟦password⟧\n',
      'ENV PORT=1 \\\n    DB_PASSWORD="⟦password⟧" \\\n    HOST=db\n',
      'RUN curl -u app:⟦password⟧ https://api.shop.io/\n',
      'ARG DB_PASSWORD\nENV DB_PASSWORD=$DB_PASSWORD\nENV API_KEY=${API_KEY}\n',
    ],
  },
  compose: {
    path: 'docker-compose.yml',
    texts: [
      'services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: ⟦words⟧\n',
      'services:\n  db:\n    environment:\n      - POSTGRES_PASSWORD=⟦password⟧\n      - PORT=1\n',
      'services:\n  db:\n    environment:\n      - "POSTGRES_PASSWORD=⟦password⟧"\n',
      'services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?}\n      POSTGRES_PASSWORD_FILE: /run/secrets/db\n',
      'services:\n  c:\n    command: redis-server --requirepass ⟦password⟧\n',
    ],
  },
  'Kubernetes Secret': {
    path: 'secret.yaml',
    texts: [
      'apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\nstringData:\n  login: ⟦password⟧\n',
      'kind: Secret\ntype: Opaque\ndata:\n  login: ⟦encoded⟧\n',
      'kind: Secret\ndata: { login: ⟦encoded⟧, user: YXBw }\n',
      'kind: Secret\nstringData:\n  config: |\n    password: ⟦password⟧\n',
      'kind: Secret\ndata:\n  login: ""\n  other:\n',
      'kind: ExternalSecret\nspec:\n  data:\n    - secretKey: login\n      remoteRef: { key: shop/db }\n',
    ],
  },
  'Kubernetes Secret in JSON': {
    path: 'secret.json',
    texts: ['{ "kind": "Secret", "metadata": { "name": "db" }, "data": { "login": "⟦encoded⟧" } }'],
  },
  CloudFormation: {
    path: 'template.yaml',
    texts: [
      'Parameters:\n  DbPassword:\n    Type: String\n    NoEcho: true\n    Default: ⟦words⟧\n',
      'Resources:\n  Db:\n    Properties:\n      MasterUserPassword: ⟦password⟧\n',
      "Resources:\n  Db:\n    Properties:\n      MasterUserPassword: '{{resolve:secretsmanager:shop/db:SecretString:password}}'\n",
      'Resources:\n  Db:\n    Properties:\n      MasterUserPassword: !Ref DbPassword\n',
      'Environment:\n  Variables:\n    API_TOKEN: ⟦token⟧\n',
    ],
  },
  'GitHub Actions': {
    path: '.github/workflows/ci.yml',
    texts: [
      'jobs:\n  a:\n    env:\n      DB_PASSWORD: ⟦words⟧\n',
      'jobs:\n  a:\n    steps:\n      - run: DB_PASSWORD=⟦password⟧ npm start\n',
      'jobs:\n  a:\n    steps:\n      - with:\n          password: ⟦password⟧\n',
      'env:\n  TOKEN: ${{ secrets.TOKEN }}\n  PASSWORD: ${{ inputs.password }}\n',
    ],
  },
  '.npmrc': {
    path: '.npmrc',
    texts: [
      '//registry.shop.io/:_authToken=⟦token⟧\n',
      '//registry.shop.io/:_password=⟦encoded⟧\n//registry.shop.io/:username=app\n',
      '_auth=⟦encoded⟧\n',
      '//registry.shop.io/:_authToken=${NPM_TOKEN}\nregistry=https://registry.shop.io/\n',
    ],
  },
  '.pypirc': {
    path: '.pypirc',
    texts: [
      '[pypi]\nusername = app\npassword = ⟦words⟧\n',
      '[pypi]\nrepository: https://pypi.shop.io/\nusername: app\npassword: ⟦password⟧\n',
      '[pypi]\nusername = __token__\npassword = \n',
    ],
  },
  '.netrc': {
    path: '.netrc',
    texts: [
      'machine api.shop.io login app password ⟦words⟧\n',
      'machine api.shop.io\n  login app\n  password ⟦password⟧\n',
      'default login app password ⟦password⟧\n',
      'machine api.shop.io login app\n',
    ],
  },
  '.pgpass': {
    path: '.pgpass',
    texts: ['db.shop.io:5432:shop:app:⟦words⟧\n', '*:*:*:app:⟦password⟧\n', '# host:port:database:user:password\n'],
  },
  '.my.cnf': {
    path: '.my.cnf',
    texts: ['[client]\nuser=app\npassword=⟦words⟧\n', "[client]\npassword='⟦password⟧'\n", '[client]\nuser=app\n'],
  },
  '.htpasswd': {
    path: '.htpasswd',
    level: 'possible',
    texts: ['app:⟦hash⟧\n', '# users\napp:⟦hash⟧\njoe:\n'],
  },
  '.dockerconfigjson': {
    path: '.dockerconfigjson',
    texts: [
      '{ "auths": { "registry.shop.io": { "auth": "⟦account⟧" } } }',
      '{\n  "auths": {\n    "registry.shop.io": {\n      "username": "app",\n      "password": "⟦password⟧"\n    }\n  }\n}',
      '{ "auths": {}, "credsStore": "desktop" }',
    ],
  },
  'a PEM file': {
    path: 'key.pem',
    texts: ['⟦pem⟧\n', `-----BEGIN CERTIFICATE-----\n${base64('certificate'.repeat(8))}\n-----END CERTIFICATE-----\n`],
  },
  'a notebook': {
    path: 'a.ipynb',
    texts: [
      '{ "cells": [{ "cell_type": "code", "source": ["password = \\"⟦password⟧\\"\\n", "connect(password)\\n"] }] }',
      `{ "cells": [{ "cell_type": "code", "source": "api_key = '⟦token⟧'\\nprint(1)" }] }`,
      '{ "cells": [{ "cell_type": "code", "source": ["password = os.environ[\\"PASSWORD\\"]\\n"] }] }',
    ],
  },
};

const variants: readonly (readonly [name: string, of: (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['with CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['with a byte-order mark', (text) => `\ufeff${text}`],
];

describe('structured files', () => {
  for (const [name, { path, texts, level }] of Object.entries(formats)) {
    describe(name, () => {
      for (const text of texts)
        for (const [variant, of] of variants) it(`${variant}: ${text.trim()}`, () => void check(path, of(text), level));
    });
  }
});
