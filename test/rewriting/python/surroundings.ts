import type { RewriteCase } from '../support/rewriteCase.ts';

const program = (...lines: readonly string[]): RewriteCase['files'] => ({ 'main.py': `${lines.join('\n')}\n` });

/** What stands in the file already: headers, imports, clients, and how it is formatted. */
export const surroundings: readonly RewriteCase[] = [
  {
    name: 'goes below shebang, cookie, licence, docstring and __future__',
    files: program(
      '#!/usr/bin/env python3',
      '# -*- coding: utf-8 -*-',
      '#',
      '# Copyright 2026 Somebody',
      '"""What it does."""',
      '',
      'from __future__ import annotations',
      '',
      'import sys',
      '',
      'print("⟦blue-heron-42⟧", __doc__, sys.argv[1:])',
    ),
    after: {
      'main.py': `#!/usr/bin/env python3
# -*- coding: utf-8 -*-
#
# Copyright 2026 Somebody
"""What it does."""

from __future__ import annotations

import functools
import json
import os
import sys

import boto3


@functools.cache
def get_secret(secret_id: str) -> dict[str, str]:
    """Read the values of an AWS Secrets Manager secret, once; an empty one is left out."""
    client = boto3.client("secretsmanager", region_name=os.environ.get("AWS_REGION"))
    response = client.get_secret_value(SecretId=secret_id)
    values = json.loads(response["SecretString"])
    return {k: str(v) for k, v in values.items() if v not in (None, "")}


print(get_secret("harness/python-surroundings-0/app")["password"], __doc__, sys.argv[1:])
`,
    },
  },
  {
    name: "goes below a docstring alone, in the file's quotes and indentation",
    files: program(
      "'''What it does.'''",
      "user = 'app'",
      '',
      '',
      'def show():',
      '\treturn user',
      '',
      '',
      "print(show(), 'Bearer ⟦blue-heron-42⟧')",
    ),
    after: {
      'main.py': `'''What it does.'''

import functools
import json
import os

import boto3


@functools.cache
def get_secret(secret_id: str) -> dict[str, str]:
	"""Read the values of an AWS Secrets Manager secret, once; an empty one is left out."""
	client = boto3.client('secretsmanager', region_name=os.environ.get('AWS_REGION'))
	response = client.get_secret_value(SecretId=secret_id)
	values = json.loads(response['SecretString'])
	return {k: str(v) for k, v in values.items() if v not in (None, '')}


user = 'app'


def show():
	return user


print(show(), f'Bearer {get_secret("harness/python-surroundings-1/app")["password"]}')
`,
    },
  },
  {
    name: 'goes below a licence that is set apart',
    files: program(
      '# SPDX-License-Identifier: MIT',
      '# Copyright 2026',
      '',
      '# The password.',
      'password = "⟦blue-heron-42⟧"',
      'print(password)',
    ),
  },
  {
    name: 'goes above a comment that belongs to the first statement',
    files: program('# The password.', 'password = "⟦blue-heron-42⟧"', 'print(password)'),
  },
  {
    name: 'goes below __future__ alone',
    files: program(
      'from __future__ import annotations',
      'password: str = "⟦blue-heron-42⟧"',
      'print(password, __annotations__)',
    ),
  },
  {
    name: 'sorts imports into their groups',
    files: {
      'main.py':
        'import argparse\nimport sys\nfrom pathlib import Path\n\nimport requests\nfrom flask import Flask\n\nfrom . import sibling\n\nURL = "x://app:⟦%blue%40heron⟧@db"\nprint(URL)\n',
    },
    main: 'none',
    after: {
      'main.py': `import argparse
import functools
import json
import os
import sys
from pathlib import Path
from urllib.parse import quote

import boto3
import requests
from flask import Flask

from . import sibling


@functools.cache
def get_secret(secret_id: str) -> dict[str, str]:
    """Read the values of an AWS Secrets Manager secret, once; an empty one is left out."""
    client = boto3.client("secretsmanager", region_name=os.environ.get("AWS_REGION"))
    response = client.get_secret_value(SecretId=secret_id)
    values = json.loads(response["SecretString"])
    return {k: str(v) for k, v in values.items() if v not in (None, "")}


URL = f"x://app:{quote(get_secret('harness/python-surroundings-5/app')['password'], safe='')}@db"
print(URL)
`,
    },
  },
  {
    name: 'makes a group between others',
    files: program('import requests', '', 'password = "⟦blue-heron-42⟧"', 'print(password, requests.__name__)'),
  },
  {
    name: 'takes guarded imports for imports',
    files: program(
      'from typing import TYPE_CHECKING',
      '',
      'if TYPE_CHECKING:',
      '    from pathlib import Path',
      'try:',
      '    import simplejson as codec',
      'except ImportError:',
      '    import json as codec',
      '',
      'path: "Path | None" = None',
      'print("⟦blue-heron-42⟧", codec.dumps(path))',
    ),
  },
  {
    name: 'stops at code between imports',
    files: program('import sys', 'sys.path.append("⟦blue-heron-42⟧")', 'import os', 'print(sys.path[-1], os.sep)'),
  },
  {
    name: 'copes with imports on one line',
    files: program('import os, sys; import json', 'print(json.dumps("⟦blue-heron-42⟧"), os.sep, sys.byteorder)'),
  },
  {
    name: 'copes with imports over lines',
    files: program(
      'from os import (',
      '    sep,',
      '    linesep,',
      ')',
      'import json \\',
      '    as codec',
      'print("⟦blue-heron-42⟧", sep, repr(linesep), codec.dumps(1))',
    ),
  },
  {
    name: 'leaves dunder assignments above imports',
    files: program(
      '"""Text."""',
      '__version__ = "1"',
      '',
      'import sys',
      '',
      'print("⟦blue-heron-42⟧", __version__, sys.byteorder)',
    ),
  },
  {
    name: 'reuses imports under other names',
    files: program(
      'import boto3 as b',
      'import json as j',
      'from functools import cache',
      'from os import environ',
      'from urllib import parse',
      '',
      'print("x://⟦%blue%40heron⟧@db", b.__name__, j.dumps(1), cache.__name__, bool(environ), parse.__name__)',
    ),
    after: {
      'main.py': `import boto3 as b
import json as j
from functools import cache
from os import environ
from urllib import parse


@cache
def get_secret(secret_id: str) -> dict[str, str]:
    """Read the values of an AWS Secrets Manager secret, once; an empty one is left out."""
    client = b.client("secretsmanager", region_name=environ.get("AWS_REGION"))
    response = client.get_secret_value(SecretId=secret_id)
    values = j.loads(response["SecretString"])
    return {k: str(v) for k, v in values.items() if v not in (None, "")}


print(f"x://{parse.quote(get_secret('harness/python-surroundings-12/app')['password'], safe='')}@db", b.__name__, j.dumps(1), cache.__name__, bool(environ), parse.__name__)
`,
    },
  },
  {
    name: 'reuses imported functions',
    files: program(
      'from json import loads, dumps',
      'from urllib.parse import quote as q',
      'import urllib.parse',
      'import boto3.session',
      '',
      'print("x://⟦%blue%40heron⟧@db", loads("1"), dumps(1), q("a b"), urllib.parse.unquote("%41"), boto3.__name__)',
    ),
  },
  {
    name: 'reuses a client of the module',
    files: program(
      'import os',
      '',
      'import boto3',
      '',
      'secrets = boto3.client("secretsmanager", os.environ.get("AWS_REGION", "eu-west-1"))',
      '',
      'print("⟦blue-heron-42⟧", type(secrets).__name__)',
    ),
  },
  {
    name: 'reuses a client of a session',
    files: program(
      'import os',
      '',
      'import boto3',
      '',
      'session = boto3.session.Session(region_name=os.environ.get("AWS_REGION", "eu-west-1"))',
      'client = session.client("secretsmanager")',
      '',
      '',
      'def read():',
      '    return "⟦blue-heron-42⟧"',
      '',
      '',
      'print(read(), client.meta.region_name == "")',
    ),
  },
  {
    name: 'does not use a client that comes later',
    files: program(
      'import os',
      '',
      'import boto3',
      '',
      'first = "⟦blue-heron-42⟧"',
      'client = boto3.client("secretsmanager", os.environ.get("AWS_REGION", "eu-west-1"))',
      'print(first, type(client).__name__)',
    ),
  },
  {
    name: 'pins the region of the project',
    files: program('print("⟦blue-heron-42⟧")'),
    facts: { region: 'us-east-1' },
  },
  {
    name: 'keeps CRLF',
    files: {
      'main.py':
        '# Licence: MIT\r\n\r\nimport sys\r\n\r\ntext = "Bearer ⟦blue-heron-42⟧"\r\nprint(text, sys.byteorder)\r\n',
    },
  },
  {
    name: 'keeps CRLF where there are no imports',
    files: { 'main.py': '"""Text."""\r\nprint("⟦blue-heron-42⟧",\r\n      """a\r\nb""")\r\n' },
  },
  { name: 'keeps a text without a last line end', files: { 'main.py': 'print("⟦blue-heron-42⟧")' } },
  {
    name: 'keeps a form feed and a page of comments',
    files: program(
      '# One',
      '',
      '# Two',
      '',
      '\fimport sys',
      '',
      '',
      '\fdef f():',
      '    return "⟦blue-heron-42⟧"',
      '',
      '',
      'print(f(), sys.byteorder)',
    ),
  },
];

/** Names that are taken. */
export const clashes: readonly RewriteCase[] = [
  {
    name: "the reader's own name is a function",
    files: program('def get_secret(x):', '    return x', '', '', 'print(get_secret("⟦blue-heron-42⟧"))'),
  },
  {
    name: "the reader's own names are a parameter and a local",
    files: program(
      'def f(get_secret, read_secret=1):',
      '    load_secret = get_secret',
      '    return load_secret, read_secret, "⟦blue-heron-42⟧"',
      '',
      '',
      'print(f(2))',
    ),
  },
  {
    name: "all of the reader's names",
    files: program(
      'get_secret = read_secret = load_secret = fetch_secret = "x"',
      'print(get_secret, "⟦blue-heron-42⟧")',
    ),
  },
  {
    name: "the modules' names are variables",
    files: program(
      'json, boto3, functools, os = "j", "b", "f", "o"',
      'print(json, boto3, functools, os, "⟦blue-heron-42⟧")',
    ),
  },
  {
    name: "the modules' names are set by a function",
    files: program(
      'def f():',
      '    global json, os',
      '    json = os = 1',
      '',
      '',
      'f()',
      'print(json, "⟦blue-heron-42⟧")',
    ),
  },
  {
    name: "the modules' names are parameters",
    files: program(
      'def f(json, boto3, os="⟦blue-heron-42⟧"):',
      '    return json, boto3, os, "⟦red-fox-17⟧"',
      '',
      '',
      'print(f(1, 2))',
    ),
  },
  {
    name: "an import of another thing under a module's name",
    files: program(
      'import string as json',
      'from math import pi as boto3',
      '',
      'print(json.digits, boto3, "⟦blue-heron-42⟧")',
    ),
  },
  {
    name: 'an import that is bound again',
    files: program('import json', '', 'data = json.dumps(1)', 'json = data', 'print(json, "⟦blue-heron-42⟧")'),
  },
  {
    name: 'an import in a function',
    files: program(
      'def f():',
      '    import json',
      '    import boto3',
      '',
      '    return json.dumps("⟦blue-heron-42⟧"), boto3.__name__',
      '',
      '',
      'print(f())',
    ),
  },
  {
    name: "the reader's locals are imports",
    files: program(
      'import json as v',
      'import boto3 as client',
      'import os as values',
      '',
      'print(v.dumps("⟦blue-heron-42⟧"), client.__name__, values.sep)',
    ),
  },
  {
    name: 'quote is taken',
    files: program('def f(quote):', '    return "x://⟦%blue%40heron⟧@" + quote', '', '', 'print(f("db"))'),
  },
  {
    name: 'quote is imported and hidden',
    files: program(
      'from urllib.parse import quote',
      '',
      '',
      'def f(quote):',
      '    return "x://⟦%blue%40heron⟧@" + quote',
      '',
      '',
      'print(f(quote("d b")))',
    ),
  },
  { name: 'str and dict mean something else', files: program('str = dict = 1', 'print(str, dict, "⟦blue-heron-42⟧")') },
  {
    name: 'names in a class body and a comprehension',
    files: program(
      'class A:',
      '    get_secret = 1',
      '    json = 2',
      '    key = "⟦blue-heron-42⟧"',
      '    pairs = [(read_secret, "⟦red-fox-17⟧") for read_secret in (1, 2)]',
      '',
      '',
      'print(A.key, A.pairs, A.json)',
    ),
  },
  {
    name: 'a client, a secret and values of its own',
    files: program(
      'client = secret = values = response = "x"',
      'k = v = secret_id = "y"',
      'print(client, k, "⟦blue-heron-42⟧")',
    ),
  },
];

/** `from x import *`, and imports that names are added to. */
export const imports: readonly RewriteCase[] = [
  {
    name: 'a wildcard that binds what is imported',
    files: {
      'main.py': `import json
from names import *
key = "⟦blue-heron-42⟧"
print(key, get_secret, json, client)
`,
      'names.py': `boto3 = os = functools = json = get_secret = client = quote = "mine"
`,
    },
  },
  {
    name: 'a member more of an import that is there',
    files: program(
      'from urllib.parse import urlsplit',
      '',
      'url = "postgres://app:⟦%p%40ss%2Fw⟧@db.example.com/shop"',
      'print(url, urlsplit(url).hostname)',
    ),
    alsoTouched: ['from urllib.parse import urlsplit'],
  },
  {
    name: 'a member more of an import with a line for each',
    files: program(
      'from urllib.parse import (',
      '    urlsplit,',
      '    parse_qs,  # of the query',
      ')',
      '',
      'url = "postgres://app:⟦%p%40ss%2Fw⟧@db.example.com/shop"',
      'print(url, urlsplit(url).hostname, parse_qs("a=1"))',
    ),
  },
];

/** Without its secret a program stops. */
export const failures: readonly RewriteCase[] = [
  { name: 'stops without the secret', files: program('key = "⟦blue-heron-42⟧"', 'print(key)'), absent: 'secret' },
  { name: 'stops without the key', files: program('key = "⟦blue-heron-42⟧"', 'print(key)'), absent: 'key' },
  { name: 'stops with an empty value', files: program('key = "⟦blue-heron-42⟧"', 'print(key)'), absent: 'empty-value' },
  { name: 'stops without an endpoint', files: program('key = b"⟦blue-heron-42⟧"', 'print(key)'), absent: 'endpoint' },
  {
    name: 'stops without the secret, by helper',
    files: program('key = "⟦blue-heron-42⟧"', 'print(key)'),
    style: 'helper',
    absent: 'secret',
  },
  {
    name: 'stops with an empty value, by helper',
    files: program('key = "Bearer ⟦blue-heron-42⟧"', 'print(key)'),
    style: 'helper',
    absent: 'empty-value',
  },
];
