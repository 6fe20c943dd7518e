import type { RewriteCase } from '../support/rewriteCase.ts';

/** Programs with the libraries that credentials are given to, as far as they run without their servers. */
export const libraryCases: readonly RewriteCase[] = [
  {
    name: 'pg: a client by connection string and a pool by its parts',
    files: {
      'main.mjs': `import pg from 'pg';

const client = new pg.Client({ connectionString: 'postgres://app:⟦%p%40ss%2Fw%3Ard⟧@db.example.com:5433/shop' });
const pool = new pg.Pool({
  host: 'db.example.com',
  user: 'app',
  password: '⟦p@ss/w:rd⟧',
});
console.log(client.host, client.port, client.user, client.password, client.database);
console.log(pool.options.host, pool.options.user, pool.options.password);
`,
    },
  },
  {
    name: 'pg: a pool that a CommonJS module exports',
    files: {
      'main.js': `const pool = require('./db');
console.log(pool.options.user, pool.options.password, pool.options.port);
`,
      'db.js': `const { Pool } = require('pg');

const pool = new Pool({ user: 'app', password: '⟦p@ss/w:rd⟧', port: 5433 });

module.exports = pool;
`,
    },
    style: 'helper',
  },
  {
    name: 'pg in TypeScript, a pool as a class field',
    files: {
      'main.ts': `import pg from 'pg';

class Database {
  private readonly pool = new pg.Pool({ user: 'app', password: '⟦p@ss/w:rd⟧' });

  get password(): string {
    const { password } = this.pool.options;
    return typeof password === 'string' ? password : 'none';
  }
}
console.log(new Database().password);
`,
      'package.json': '{ "type": "module" }',
    },
    style: 'helper',
  },
  {
    name: 'mysql2: a pool by URI',
    files: {
      'main.mjs': `import mysql from 'mysql2/promise';

const pool = mysql.createPool('mysql://app:⟦%p%40ss%2Fw⟧@db.example.com:3307/shop');
const { host, port, user, password, database } = pool.pool.config.connectionConfig;
console.log(host, port, user, password, database);
await pool.end();
`,
    },
  },
  {
    name: 'mysql2: made in an async function of a CommonJS file',
    files: {
      'main.cjs': `'use strict';

const mysql = require('mysql2');

async function open() {
  return mysql.createPool({ host: 'db.example.com', user: 'app', password: '⟦p@ss/w:rd⟧' });
}

open().then((pool) => {
  console.log(pool.config.connectionConfig.password);
  pool.end();
});
`,
    },
  },
  {
    name: 'mongodb: a client by URI',
    files: {
      'main.mjs': `import { MongoClient } from 'mongodb';

const client = new MongoClient('mongodb://app:⟦%p%40ss%2Fw%3Ard⟧@a.example.com:27017,b.example.com/shop?authSource=admin');
const { credentials, hosts } = client.options;
console.log(credentials?.username, credentials?.password, credentials?.source, hosts.join());
`,
    },
  },
  {
    name: 'mongodb in TypeScript',
    files: {
      'main.mts': `import { MongoClient } from 'mongodb';

export const connect = async (database: string): Promise<MongoClient> =>
  new MongoClient(\`mongodb://app:⟦%p%40ss⟧@a.example.com/\${database}\`);
const client = await connect('shop');
console.log(client.options.credentials?.password, client.options.dbName);
`,
    },
  },
  {
    name: 'nodemailer: a transport with a login',
    files: {
      'main.mjs': `import nodemailer from 'nodemailer';

const transport = nodemailer.createTransport({
  host: 'smtp.example.com',
  auth: { user: 'reports@example.com', pass: '⟦hunter2-A9x7⟧' },
});
console.log(transport.options.auth.user, transport.options.auth.pass);
`,
    },
  },
  {
    name: 'nodemailer: a transport by URL at the top of CommonJS',
    files: {
      'main.js': `const nodemailer = require('nodemailer');
const transport = nodemailer.createTransport('smtps://reports:⟦%p%40ss%2Fw⟧@smtp.example.com');
console.log(transport.transporter.options.auth.pass);
`,
    },
    style: 'helper',
  },
  {
    name: 'jsonwebtoken: sign and verify',
    files: {
      'main.mjs': `import jwt from 'jsonwebtoken';

const JWT_SECRET = '⟦hunter2-A9x7-Q1w2e3r4⟧';
const token = jwt.sign({ sub: 'user', iat: 1700000000 }, JWT_SECRET);
console.log(token, jwt.verify(token, JWT_SECRET).sub);
`,
    },
  },
  {
    name: 'jsonwebtoken: the secret in a default parameter and in a middleware, CommonJS',
    files: {
      'main.cjs': `const jwt = require('jsonwebtoken');

function sign(payload, secret = '⟦hunter2-A9x7-Q1w2e3r4⟧') {
  return jwt.sign(payload, secret);
}
const authenticate = (request, response, next) => {
  request.user = jwt.verify(request.token, '⟦hunter2-A9x7-Q1w2e3r4⟧');
  next();
};
const request = { token: sign({ sub: 'user', iat: 1700000000 }) };
authenticate(request, {}, () => console.log(request.token, request.user.sub));
`,
    },
    style: 'helper',
  },
  {
    name: 'jsonwebtoken in TypeScript',
    files: {
      'main.mts': `import jwt, { type JwtPayload } from 'jsonwebtoken';

async function roundTrip(payload: JwtPayload): Promise<string | undefined> {
  const token = jwt.sign(payload, '⟦hunter2-A9x7-Q1w2e3r4⟧', { algorithm: 'HS512' });
  console.log(token);
  const verified = jwt.verify(token, '⟦hunter2-A9x7-Q1w2e3r4⟧');
  return typeof verified === 'string' ? verified : verified.sub;
}
console.log(await roundTrip({ sub: 'user', iat: 1700000000 }));
`,
    },
  },
  {
    name: 'express-session: a signed cookie',
    files: {
      'main.mjs': `import express from 'express';
import session from 'express-session';

const app = express();
app.use(
  session({
    secret: ['⟦hunter2-A9x7⟧', '⟦tok-12345678⟧'],
    genid: () => 'fixed',
    resave: false,
    saveUninitialized: true,
  }),
);
app.get('/', (request, response) => response.send(request.sessionID));
const server = app.listen(0, '127.0.0.1', async () => {
  const answer = await fetch(\`http://127.0.0.1:\${server.address().port}/\`);
  console.log(answer.headers.get('set-cookie'), await answer.text());
  server.close();
});
`,
    },
  },
  {
    name: 'express-session: an app that a CommonJS module makes in a function',
    files: {
      'main.js': `const { createApp } = require('./app');
const server = createApp().listen(0, '127.0.0.1', async () => {
  const answer = await fetch(\`http://127.0.0.1:\${server.address().port}/\`);
  console.log(answer.headers.get('set-cookie'));
  server.close();
});
`,
      'app.js': `const express = require('express');
const session = require('express-session');

exports.createApp = function () {
  const app = express();
  app.use(session({ secret: '⟦hunter2-A9x7⟧', genid: () => 'fixed', resave: false, saveUninitialized: true }));
  app.get('/', function (request, response) {
    response.send('ok');
  });
  return app;
};
`,
    },
    style: 'helper',
  },
  {
    name: 'express-session in TypeScript',
    files: {
      'main.mts': `import express, { type Express } from 'express';
import session from 'express-session';
import { AddressInfo } from 'node:net';

async function createApp(): Promise<Express> {
  const app = express();
  app.use(session({ secret: '⟦hunter2-A9x7⟧', genid: () => 'fixed', resave: false, saveUninitialized: true }));
  app.get('/', (_request, response) => {
    response.send('ok');
  });
  return app;
}
const server = (await createApp()).listen(0, '127.0.0.1', async () => {
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(\`http://127.0.0.1:\${port}/\`);
  console.log(answer.headers.get('set-cookie'));
  server.close();
});
`,
    },
  },
];
