import type { RewriteCase } from '../support/rewriteCase.ts';

const helper = `"""Secrets of this project, read from AWS Secrets Manager."""

import functools
import json
import os

import boto3


@functools.cache
def get_secret(secret_id: str) -> dict[str, str]:
    """Read the values of an AWS Secrets Manager secret, once; an empty one is left out."""
    client = boto3.client("secretsmanager", region_name=os.environ.get("AWS_REGION"))
    response = client.get_secret_value(SecretId=secret_id)
    values = json.loads(response["SecretString"])
    return {k: str(v) for k, v in values.items() if v not in (None, "")}


@functools.cache
def get_secret_text(secret_id: str) -> str:
    """Read an AWS Secrets Manager secret as it is, once."""
    client = boto3.client("secretsmanager", region_name=os.environ.get("AWS_REGION"))
    response = client.get_secret_value(SecretId=secret_id)
    return str(response["SecretString"])


@functools.cache
def get_secret_bytes(secret_id: str) -> bytes:
    """Read a binary AWS Secrets Manager secret, once."""
    client = boto3.client("secretsmanager", region_name=os.environ.get("AWS_REGION"))
    response = client.get_secret_value(SecretId=secret_id)
    return bytes(response["SecretBinary"])
`;

/** The helper module: where it goes, how it is imported, when it is made. */
export const helpers: readonly RewriteCase[] = [
  {
    name: 'beside a script',
    files: { 'main.py': 'import sys\n\nprint("⟦blue-heron-42⟧", sys.byteorder)\n' },
    style: 'helper',
    after: {
      'main.py':
        'import sys\n\nfrom app_secrets import get_secret\n\nprint(get_secret("harness/python-helpers-0/app")["password"], sys.byteorder)\n',
      'app_secrets.py': helper,
    },
  },
  {
    name: 'beside a script without imports',
    files: { 'main.py': 'password = "⟦blue-heron-42⟧"\nprint(password)\n' },
    style: 'helper',
    after: {
      'main.py':
        'from app_secrets import get_secret\n\npassword = get_secret("harness/python-helpers-1/app")["password"]\nprint(password)\n',
    },
  },
  {
    name: 'made once for several files',
    files: {
      'main.py': 'from config import PASSWORD\n\nprint(PASSWORD, "⟦red-fox-17⟧")\n',
      'config.py': 'PASSWORD = "⟦blue-heron-42⟧"\n',
    },
    style: 'helper',
    after: {
      'main.py':
        'from app_secrets import get_secret\nfrom config import PASSWORD\n\nprint(PASSWORD, get_secret("harness/python-helpers-2/app")["password"])\n',
    },
  },
  {
    name: 'in a package, by relative import',
    files: {
      'main.py': 'from shop.db.engine import URL\n\nprint(URL)\n',
      'shop/__init__.py': '',
      'shop/db/__init__.py': '',
      'shop/db/engine.py': 'from ..config import HOST\n\nURL = f"x://app:⟦%blue%40heron⟧@{HOST}"\n',
      'shop/config.py': 'HOST = "db"\nTOKEN = "⟦red-fox-17⟧"\n',
    },
    style: 'helper',
    after: {
      'shop/app_secrets.py': helper,
      'shop/db/engine.py':
        "from urllib.parse import quote\n\nfrom ..app_secrets import get_secret\nfrom ..config import HOST\n\nURL = f\"x://app:{quote(get_secret('harness/python-helpers-3/app')['password'], safe='')}@{HOST}\"\n",
      'shop/config.py':
        'from .app_secrets import get_secret\n\nHOST = "db"\nTOKEN = get_secret("harness/python-helpers-3/app")["password2"]\n',
    },
  },
  {
    name: 'in a package that is imported by its name',
    files: {
      'main.py': 'from shop.db import URL\n\nprint(URL)\n',
      'src/none.txt': '',
      'shop/__init__.py': '',
      'shop/db.py': 'from shop.config import HOST\n\nURL = f"app:⟦blue-heron-42⟧@{HOST}"\n',
      'shop/config.py': 'HOST = "db"\n',
    },
    style: 'helper',
    after: {
      'shop/db.py':
        "from shop.app_secrets import get_secret\nfrom shop.config import HOST\n\nURL = f\"app:{get_secret('harness/python-helpers-4/app')['password']}@{HOST}\"\n",
    },
  },
  {
    name: 'in the package itself',
    files: {
      'main.py': 'import shop\n\nprint(shop.TOKEN)\n',
      'shop/__init__.py': '"""The shop."""\n\nTOKEN = "⟦blue-heron-42⟧"\n',
    },
    style: 'helper',
    after: {
      'shop/__init__.py':
        '"""The shop."""\n\nfrom .app_secrets import get_secret\n\nTOKEN = get_secret("harness/python-helpers-5/app")["password"]\n',
    },
  },
  {
    name: 'in a package without a marker',
    files: {
      'main.py': 'from app.db import URL\n\nprint(URL)\n',
      'app/db.py': 'from app.config import HOST\n\nURL = HOST + "⟦blue-heron-42⟧"\n',
      'app/config.py': 'HOST = "db"\n',
    },
    style: 'helper',
  },
  {
    name: 'beside a script in a folder',
    files: { 'tools/report.py': '#!/usr/bin/env python3\nprint("⟦blue-heron-42⟧")\n' },
    style: 'helper',
  },
  {
    name: 'beside a script in a package',
    files: {
      'shop/run.py': 'from config import HOST\n\nprint(HOST, "⟦blue-heron-42⟧")\n',
      'shop/config.py': 'HOST = "db"\n',
      'shop/__init__.py': '',
    },
    style: 'helper',
  },
  {
    name: 'run as a module',
    files: {
      'shop/__main__.py': 'from . import config\n\nprint(config.HOST, "⟦blue-heron-42⟧")\n',
      'shop/config.py': 'HOST = "db"\n',
      'shop/__init__.py': '',
    },
    main: '-m shop',
    style: 'helper',
  },
  {
    name: 'reused where it is, whatever a formatter made of it',
    files: {
      'main.py': 'print("⟦blue-heron-42⟧")\n',
      'app_secrets.py': helper
        .replaceAll('"', "'")
        .replace('(secret_id: str) -> dict[str, str]', '(\n    secret_id: str,\n) -> dict[str, str]'),
    },
    style: 'helper',
  },
  {
    name: 'reused where it is imported',
    files: {
      'main.py': 'from app_secrets import get_secret as secret_of\n\nprint("⟦blue-heron-42⟧", secret_of.__name__)\n',
      'app_secrets.py': helper,
    },
    style: 'helper',
    after: {
      'main.py':
        'from app_secrets import get_secret as secret_of\n\nprint(secret_of("harness/python-helpers-11/app")["password"], secret_of.__name__)\n',
    },
  },
  {
    name: 'reused by the inline style where it is imported',
    files: {
      'main.py': 'from app_secrets import get_secret\n\nprint("⟦blue-heron-42⟧", get_secret.__name__)\n',
      'app_secrets.py': helper,
    },
    after: {
      'main.py':
        'from app_secrets import get_secret\n\nprint(get_secret("harness/python-helpers-12/app")["password"], get_secret.__name__)\n',
    },
  },
  {
    name: 'under another name where a module of its name is there',
    files: {
      'main.py': 'import app_secrets\n\nprint("⟦blue-heron-42⟧", app_secrets.X)\n',
      'app_secrets.py': 'X = 1\n',
    },
    style: 'helper',
    after: { 'app_secrets.py': 'X = 1\n', 'aws_secrets.py': helper },
  },
  {
    name: "imported under another name where its function's name is taken",
    files: { 'main.py': 'def get_secret():\n    return "⟦blue-heron-42⟧"\n\n\nprint(get_secret())\n' },
    style: 'helper',
    after: {
      'main.py':
        'from app_secrets import get_secret as read_secret\n\n\ndef get_secret():\n    return read_secret("harness/python-helpers-14/app")["password"]\n\n\nprint(get_secret())\n',
    },
  },
  {
    name: 'with the region of the project',
    files: { 'main.py': 'print("⟦blue-heron-42⟧")\n' },
    style: 'helper',
    facts: { region: 'us-east-1' },
  },
  {
    name: 'a reader of an earlier run is reused',
    files: {
      'main.py': `${helper.split('\n\n\n').slice(0, 2).join('\n\n\n')}\n\n\nA = get_secret\nprint("⟦blue-heron-42⟧", A is get_secret)\n`,
    },
  },
];
