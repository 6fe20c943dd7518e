import type { RewriteCase } from '../support/rewriteCase.ts';

const reader = `@functools.cache
def get_secret(secret_id: str) -> dict[str, str]:
    """Read the values of an AWS Secrets Manager secret, once; an empty one is left out."""
    client = boto3.client("secretsmanager", region_name=os.environ.get("AWS_REGION"))
    response = client.get_secret_value(SecretId=secret_id)
    values = json.loads(response["SecretString"])
    return {k: str(v) for k, v in values.items() if v not in (None, "")}
`;

/** The forms a string can be written in. */
export const literals: readonly RewriteCase[] = [
  {
    name: 'a plain string',
    files: { 'main.py': 'password = "⟦blue-heron-42⟧"\nprint(password)\n' },
    after: {
      'main.py': `import functools
import json
import os

import boto3


${reader}

password = get_secret("harness/python-literals-0/app")["password"]
print(password)
`,
    },
  },
  { name: 'single quotes', files: { 'main.py': "password = '⟦blue-heron-42⟧'\nprint(password)\n" } },
  { name: 'a raw string', files: { 'main.py': 'password = r"⟦blue\\heron\\n⟧"\nprint(password)\n' } },
  {
    name: 'a raw string that keeps its prefix',
    files: { 'main.py': 'header = R"Token \\d ⟦blue-heron-42⟧ \\w{2}"\nprint(header)\n' },
  },
  { name: 'a unicode string', files: { 'main.py': 'header = u"Bearer ⟦blue-heron-42⟧"\nprint(header)\n' } },
  {
    name: 'escapes',
    files: { 'main.py': 'password = "⟦a\\tb\\x41\\u00e9\\U0001F600\\101\\\\\\"\\q⟧"\nprint(repr(password))\n' },
  },
  { name: 'characters beyond ASCII', files: { 'main.py': 'password = "⟦pässwörd-😀⟧"\nprint(password)\n' } },
  {
    name: 'a triple-quoted string',
    files: { 'main.py': 'password = """⟦blue\nheron "42" fox⟧"""\nprint(repr(password))\n' },
  },
  {
    name: 'a triple-quoted string with CRLF',
    files: { 'main.py': 'password = """⟦blue\r\nheron⟧"""\r\nprint(repr(password))\r\n' },
  },
  {
    name: 'part of a triple-quoted string',
    files: { 'main.py': "text = '''\n[db]\nuser = {app}\npassword = ⟦blue-heron-42⟧\n'''\nprint(text)\n" },
  },
  {
    name: 'a line continued inside a string',
    files: { 'main.py': 'password = "⟦blue-\\\nheron⟧"\nprint(password)\n' },
  },
  { name: 'bytes', files: { 'main.py': 'key = b"⟦blue-heron-42⟧"\nprint(key)\n' } },
  { name: 'bytes that are UTF-8', files: { 'main.py': 'key = b"⟦caf\\xc3\\xa9⟧"\nprint(key)\n' } },
  { name: 'raw bytes', files: { 'main.py': 'key = Rb"⟦blue\\heron⟧"\nprint(key)\n' } },
  {
    name: 'part of bytes, beside bytes that are no text',
    files: { 'main.py': 'header = [b"Bearer ⟦blue-heron-42⟧;\\x00"]\nprint(header, len(b"Basic ⟦blue-heron-42⟧"))\n' },
  },
  { name: 'bytes in pieces', files: { 'main.py': 'key = b"id:" b"⟦blue⟧" b";"\nprint(key.upper())\n' } },
  {
    name: 'pieces side by side, of which one is the value',
    files: { 'main.py': 'url = (\n    "app:"  # user\n    "⟦blue-heron-42⟧"\n    "@db"\n)\nprint(url)\n' },
  },
  {
    name: 'a value in pieces side by side',
    files: { 'main.py': 'password = "⟦blue-" "heron" \'-42⟧\'\nprint(password)\n' },
  },
  {
    name: 'a value in pieces, of which one was found',
    files: { 'main.py': 'password = "⟦blue-⟧" "heron-42"\nprint(password)\n' },
  },
  {
    name: 'a value in pieces over lines, with a prefix',
    files: { 'main.py': 'header = (\n    "Bearer ⟦blue-"\n    "heron-"\n    "42⟧"\n)\nprint(header)\n' },
  },
  {
    name: 'a value in pieces with plus',
    files: { 'main.py': 'password = "⟦blue-" + "heron" + "-42⟧"\nprint(password)\n' },
  },
  {
    name: 'a value beside other operands',
    files: { 'main.py': 'user = "app"\nurl = user + ":" + "⟦blue-heron-42⟧" + "@" + user\nprint(url)\n' },
  },
  {
    name: 'a value over two operands beside another',
    files: { 'main.py': 'user = "app"\nurl = user + ":⟦blue-" + "heron⟧@db"\nprint(url)\n' },
  },
  {
    name: 'part of a string with braces',
    files: { 'main.py': 'body = "{\\"token\\": \\"⟦blue-heron-42⟧\\", \\"n\\": {}}"\nprint(body)\n' },
  },
  {
    name: 'part of a string with an escaped brace',
    files: { 'main.py': 'body = "\\\\{x\\x7b ⟦blue-heron-42⟧ \\N{BULLET}}"\nprint(body)\n' },
  },
  {
    name: 'part of an f-string',
    files: { 'main.py': 'user, width = "app", 6\nurl = f"{user!r:>{width}}:⟦blue-heron⟧@{{db}}\\x41"\nprint(url)\n' },
  },
  {
    name: 'part of a raw f-string',
    files: { 'main.py': "user = 'app'\nurl = rf'\\{user}:⟦blue-heron⟧@db'\nprint(url)\n" },
  },
  { name: 'an f-string that is all value', files: { 'main.py': 'password = f"⟦blue{{heron⟧"\nprint(password)\n' } },
  {
    name: 'an f-string beside a plain one',
    files: { 'main.py': 'user = "app"\nurl = f"{user}:" "⟦blue-heron⟧@{db}"\nprint(url)\n' },
  },
  {
    name: 'a literal in an f-string',
    files: { 'main.py': 'def show(value):\n    return value.upper()\n\n\nprint(f"a {show(\'⟦blue-heron-42⟧\')} b")\n' },
  },
  {
    name: 'part of a literal in an f-string',
    files: {
      'main.py': 'def show(value):\n    return value.upper()\n\n\nprint(f\'a {show("id=⟦blue-heron-42⟧.")} b\')\n',
    },
  },
  {
    name: 'a template of the percent operator',
    files: { 'main.py': 'url = "%s:⟦blue%%heron⟧@%s" % ("app", "db")\nprint(url)\n' },
  },
  {
    name: 'a template of format',
    files: { 'main.py': 'url = "{}:⟦blue-heron⟧@{host}".format("app", host="db")\nprint(url)\n' },
  },
  {
    name: 'a value with a method called on it',
    files: { 'main.py': 'print("⟦blue-heron-42⟧".encode("utf-16").hex(), "Bearer ⟦blue-heron-42⟧".title())\n' },
  },
  {
    name: 'a value percent-encoded in a URL',
    files: { 'main.py': 'url = "postgresql://app:⟦%p%40ss%2Fw%3Ard%25~%27⟧@db/prod?x=%41"\nprint(url)\n' },
  },
  {
    name: 'several values in a line',
    files: { 'main.py': 'pair = ("⟦blue-heron-42⟧", "⟦red-fox-17⟧", "⟦blue-heron-42⟧"); print(pair)\n' },
  },
  {
    name: 'several values in a literal',
    files: { 'main.py': 'url = "postgresql://⟦app-user⟧:⟦%blue%40heron⟧@⟦db.internal⟧:5432/prod"\nprint(url)\n' },
  },
  { name: 'values side by side in a literal', files: { 'main.py': 'url = "⟦blue⟧ ⟦heron⟧"\nprint(url)\n' } },
  {
    name: 'a value in several places',
    files: {
      'main.py': 'a = "⟦blue-heron-42⟧"\n\n\ndef f():\n    return \'⟦blue-heron-42⟧\'\n\n\nprint(a == f(), a)\n',
    },
  },
  {
    name: 'a keyword that touches its string',
    files: {
      'main.py':
        'def f(x):\n    return"⟦blue-heron-42⟧"if x else"Bearer ⟦blue-heron-42⟧"\n\n\nprint(f(True), f(False))\n',
    },
  },
  {
    name: 'a private key over lines',
    files: { 'main.py': 'KEY = """⟦-----BEGIN FAKE KEY-----\nAAAA{BBBB}\n-----END FAKE KEY-----\n⟧"""\nprint(KEY)\n' },
  },
  {
    name: 'bytes in triple quotes, cut beside a quote',
    files: { 'main.py': 'body = b"""{"token": "⟦blue-heron-42⟧"}"""\nprint(body)\n' },
  },
  {
    name: 'a backslash before the value',
    files: { 'main.py': 'path = "C:\\\\⟦blue⟧ \\-⟦heron⟧", r"C:\\⟦blue⟧", b"\\-⟦heron⟧"\nprint(path)\n' },
  },
  {
    name: 'a value in quotes of its own',
    files: {
      'main.py':
        'print("host=db password=\'⟦blue heron⟧\' dbname=shop", \'Server=db;Password="⟦blue;heron⟧";\')\nprint("mysql --password=\'⟦blue heron⟧\' shop")\n',
    },
  },
  {
    name: 'a value in JSON and in YAML',
    files: {
      'main.py':
        'print(\'{"user": "app", "password": "⟦blue-heron-42⟧"}\')\nprint("""\nuser: app\npassword: "⟦blue-heron-42⟧"\n""")\n',
    },
  },
];
