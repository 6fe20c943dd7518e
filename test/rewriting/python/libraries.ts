import type { RewriteCase } from '../support/rewriteCase.ts';

/** Programs as people write them, with the libraries they use. */
export const libraries: readonly RewriteCase[] = [
  {
    name: 'SQLAlchemy: a URL',
    files: {
      'main.py': `"""Prints where the shop's data is."""

from sqlalchemy import create_engine, text

DATABASE_URL = "postgresql+psycopg://shop:⟦%blue%40heron%2F42⟧@db.internal:5432/shop?sslmode=require"

engine = create_engine(DATABASE_URL, pool_pre_ping=True)
print(engine.url.render_as_string(hide_password=False), engine.url.password)
print(text("select 1"))
`,
    },
  },
  {
    name: 'SQLAlchemy: a database of its own file',
    files: {
      'main.py': `import sqlalchemy as sa

engine = sa.create_engine("sqlite://")
users = sa.table("users", sa.column("name"), sa.column("password"))

with engine.begin() as connection:
    connection.execute(sa.text("create table users (name text, password text)"))
    connection.execute(users.insert().values(name="app", password="⟦blue-heron-42⟧"))
    print(connection.execute(sa.select(users).where(users.c.password == "⟦blue-heron-42⟧")).all())
`,
    },
  },
  {
    name: 'psycopg: keywords and a conninfo',
    files: {
      'main.py': `from psycopg.conninfo import conninfo_to_dict, make_conninfo

print(make_conninfo(host="db", user="shop", password="⟦it's blue⟧", dbname="shop"))
print(conninfo_to_dict("host=db user=shop password=⟦blue-heron-42⟧ dbname=shop"))
`,
    },
  },
  {
    name: 'psycopg: a connection that is refused',
    files: {
      'main.py': `import psycopg


def connect():
    return psycopg.connect(
        host="127.0.0.1",
        port=9,
        user="shop",
        password="⟦blue-heron-42⟧",
        connect_timeout=1,
    )


try:
    connect()
except psycopg.OperationalError as error:
    print(type(error).__name__)
`,
    },
  },
  {
    name: 'Django: settings',
    files: {
      'main.py': `import os

import django
from django.conf import settings

os.environ["DJANGO_SETTINGS_MODULE"] = "shop.settings"
django.setup()
print(settings.SECRET_KEY, settings.DATABASES["default"]["PASSWORD"], settings.EMAIL_HOST_PASSWORD)
`,
      'shop/__init__.py': '',
      'shop/settings.py': `"""
Django settings for the shop.
"""

from pathlib import Path

# Build paths inside the project like this: BASE_DIR / 'subdir'.
BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = '⟦blue-insecure-0#s%&heron⟧'

DEBUG = True

INSTALLED_APPS = [
    'django.contrib.contenttypes',
]

DATABASES = {
    'default': {
        'ENGINE': 'django.db.backends.sqlite3',
        'NAME': BASE_DIR / 'db.sqlite3',
        'USER': 'shop',
        'PASSWORD': '⟦blue-heron-42⟧',
    }
}

EMAIL_HOST_PASSWORD = '⟦red-fox-17⟧'
`,
    },
  },
  {
    name: 'Django: settings, by helper',
    style: 'helper',
    files: {
      'manage.py': `#!/usr/bin/env python
import os
import sys


def main():
    os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings.local')
    from django.core.management import execute_from_command_line
    from django.conf import settings

    execute_from_command_line([sys.argv[0], 'check'])
    print(settings.SECRET_KEY, settings.CACHES)


if __name__ == '__main__':
    main()
`,
      'shop/__init__.py': '',
      'shop/settings/__init__.py': '',
      'shop/settings/base.py': `SECRET_KEY = '⟦blue-insecure-0#s%&heron⟧'
INSTALLED_APPS = []
ROOT_URLCONF = 'shop.urls'
`,
      'shop/urls.py': 'urlpatterns = []\n',
      'shop/settings/local.py': `from .base import *  # noqa: F403

CACHES = {
    'default': {
        'BACKEND': 'django.core.cache.backends.redis.RedisCache',
        'LOCATION': 'redis://:⟦%blue%40heron⟧@127.0.0.1:6379/1',
    }
}
`,
    },
  },
  {
    name: 'Flask: configuration and a session',
    files: {
      'main.py': `from flask import Flask, jsonify, session


def create_app():
    app = Flask(__name__)
    app.secret_key = b'⟦_5#y2L"F4Q8z\\n\\xec\\xb0\\x80⟧'
    app.config.update(
        SQLALCHEMY_DATABASE_URI='mysql://shop:⟦%blue%40heron⟧@db/shop',
        JWT_SECRET_KEY='⟦red-fox-17⟧',
    )
    app.config['MAIL_PASSWORD'] = '⟦green-owl-88⟧'

    @app.get('/')
    def index():
        session['user'] = 'app'
        return jsonify(app.config['JWT_SECRET_KEY'], app.config['MAIL_PASSWORD'], len(app.config['SQLALCHEMY_DATABASE_URI']))

    return app


app = create_app()
response = app.test_client().get('/')
print(response.json, app.secret_key)
`,
    },
  },
  {
    name: 'Flask: an object of settings in a package, by helper',
    style: 'helper',
    main: '-m shop',
    files: {
      'shop/__init__.py': `from flask import Flask

from .config import Config


def create_app() -> Flask:
    app = Flask(__name__)
    app.config.from_object(Config)
    return app
`,
      'shop/config.py': `class Config:
    SECRET_KEY = "⟦blue-heron-42⟧"
    API_TOKENS = {"stripe": "⟦red-fox-17⟧", "mail": f"Basic ⟦green-owl-88⟧"}
`,
      'shop/__main__.py': `from . import create_app

app = create_app()
print(app.config["SECRET_KEY"], app.config["API_TOKENS"])
`,
    },
  },
  {
    name: 'requests: authentication and headers',
    files: {
      'main.py': `import requests
from requests.auth import HTTPBasicAuth

HEADERS = {"Authorization": "Bearer ⟦blue-heron-42⟧", "X-Api-Key": "⟦red-fox-17⟧"}


def prepared(**options):
    return requests.Request("GET", "https://example.com/", **options).prepare().headers


print(prepared(auth=("app", "⟦green-owl-88⟧")))
print(prepared(auth=HTTPBasicAuth("app", "⟦green-owl-88⟧"), headers=HEADERS))

with requests.Session() as session:
    session.headers["Authorization"] = "token ⟦blue-heron-42⟧"
    print(session.headers["Authorization"], session.prepare_request(requests.Request("GET", "https://app:⟦%blue%2Fheron⟧@example.com/")).headers)
`,
    },
  },
  {
    name: 'PyJWT: a key that signs',
    files: {
      'main.py': `from datetime import datetime, timezone

import jwt

SECRET = "⟦blue-heron-42-blue-heron-42-blue-heron⟧"


def issue(user: str, key: str = "⟦blue-heron-42-blue-heron-42-blue-heron⟧") -> str:
    issued = datetime(2026, 1, 1, tzinfo=timezone.utc)
    return jwt.encode({"sub": user, "iat": issued}, key, algorithm="HS256")


token = issue("app")
print(token, jwt.decode(token, SECRET, algorithms=["HS256"]))
`,
    },
  },
  {
    name: 'the standard library: HMAC, SMTP and a URL',
    files: {
      'main.py': `#!/usr/bin/env python3
"""Signs something."""
import hashlib
import hmac
import smtplib
from urllib.parse import quote_plus, urlsplit

KEY = b"⟦blue-heron-42⟧"


def login(server: smtplib.SMTP) -> None:
    server.login("app", "⟦red-fox-17⟧")


class Recorder(smtplib.SMTP):
    def login(self, user, password, *, initial_response_ok=True):
        print(user, password)


login(Recorder())
print(hmac.new(KEY, b"text", hashlib.sha256).hexdigest(), quote_plus("a b"))
print(urlsplit("amqps://app:⟦%blue%25heron⟧@mq/").password)
`,
    },
    alsoTouched: ['from urllib.parse import quote_plus, urlsplit'],
  },
  {
    name: 'a constant that another file imports',
    files: {
      'main.py': 'import settings\nfrom settings import DATABASE\n\nprint(DATABASE, settings.PASSWORD)\n',
      'settings.py':
        'PASSWORD = "⟦blue-heron-42⟧"\nDATABASE = {"password": PASSWORD, "replica": {"password": "⟦red-fox-17⟧"}}\n',
    },
  },
  {
    name: 'a tool with arguments',
    files: {
      'main.py': `import argparse
import os
import sys

parser = argparse.ArgumentParser()
parser.add_argument("--password", default="⟦blue-heron-42⟧", help="the password")
parser.add_argument("--token", default=os.environ.get("SHOP_TOKEN", "⟦red-fox-17⟧"))


def main() -> int:
    options = parser.parse_args()
    print(options.password, options.token)
    return 0


if __name__ == "__main__":
    sys.exit(main())
`,
    },
  },
];
