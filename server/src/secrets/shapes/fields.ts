import { defined } from '../../core/defined.ts';
import type { DatabaseEngine } from '../../detection/connectionStrings/connectionString.ts';
import { parseConnectionString } from '../../detection/connectionStrings/parse.ts';
import { wordsOf } from '../naming/parts.ts';
import { connectionIn, oracleAddressIn, portOf } from './connection.ts';
import type { Connection } from './connection.ts';
import { awsEndpointOf, engineNamedIn, engineOfPort } from './engines.ts';

/** A password that stands by itself, with the literals beside it and what else says of which connection it is. */
export interface Fields {
  /** Key, keyword, variable or position of the password. */
  readonly own: string | number;
  readonly password: string;
  readonly beside: readonly { readonly name: string | number; readonly text: string }[];
  /** What is called with it, from the inside out. */
  readonly calls: readonly string[];
  /** Names around it, from the inside out. */
  readonly owners: readonly string[];
  /** Modules that the file imports. */
  readonly modules: readonly string[];
}

type Role = 'host' | 'username' | 'password' | 'database' | 'port' | 'engine' | 'url' | 'tls';

const rolesByName: readonly (readonly [Role, string])[] = [
  ['host', 'host hostname server servername address endpoint addr'],
  ['username', 'user username login userid uid uname usr'],
  ['password', 'password passwd pwd pass pw passphrase'],
  ['database', 'database db dbname initialcatalog catalog servicename service sid'],
  ['port', 'port'],
  ['engine', 'engine dialect client driver drivername type dbtype provider adapter vendor'],
  ['url', 'url uri dsn jdbcurl connectionstring connectstring connectstr connstr'],
  ['tls', 'ssl tls usessl usetls'],
];
const roleByName: ReadonlyMap<string, Role> = new Map(
  rolesByName.flatMap(([role, names]) => names.split(' ').map((name) => [name, role] as const)),
);

/** What the arguments of a call are by their position, where they have no names. By the last word of what is called. */
const roleByPosition: Readonly<Record<string, readonly (Role | undefined)[]>> = {
  Sequelize: ['database', 'username', 'password'],
  HTTPBasicAuth: ['username', 'password'],
  login: ['username', 'password'],
  Connection: ['host', 'username', 'password', 'database'],
};
const positionalDrivers: readonly (readonly [DatabaseEngine, readonly Role[]])[] = [
  ['mysql', ['host', 'username', 'password', 'database']],
  ['sqlserver', ['host', 'username', 'password', 'database']],
  ['oracle', ['username', 'password', 'url']],
];

/** Members of AWS's structure under their own names. */
const identifierByName: ReadonlyMap<string, string> = new Map(
  ['masterarn', 'dbInstanceIdentifier', 'dbClusterIdentifier', 'namespaceName'].map((name) => [squeezed(name), name]),
);

function squeezed(name: string): string {
  return wordsOf(name).join('');
}

interface Named {
  readonly role: Role;
  /** What stands before the role: `db` in `DB_HOST`. */
  readonly prefix: string;
}

/** `DB_HOST` → host of `db`, `EMAIL_HOST_USER` → user of `email`, `PGPASSWORD` → password of `pg`. */
function namedRole(name: string): Named | undefined {
  const words = wordsOf(name).flatMap((word) =>
    /^(?:pg)(?=host|port|user|password|database)/.test(word) ? ['pg', word.slice(2)] : [word],
  );
  const last = words.at(-1) ?? '';
  const isDatabaseName =
    last === 'name' && /^(?:db|database|pg|postgres|postgresql|mysql|mongo)$/.test(words.at(-2) ?? '');
  if (isDatabaseName) return { role: 'database', prefix: prefixOf(words.slice(0, -1)) };
  for (const length of [2, 1]) {
    const role = roleByName.get(words.slice(-length).join(''));
    if (role !== undefined && words.length >= length) return { role, prefix: prefixOf(words.slice(0, -length)) };
  }
  return undefined;
}

/** `email host` and `email` are one thing, as are `db` and `database`. */
function prefixOf(words: readonly string[]): string {
  const last = roleByName.get(words.at(-1) ?? '');
  const kept = last === undefined || last === 'database' || words.length === 1 ? words : words.slice(0, -1);
  return kept.join(' ').replace(/\bdatabase\b/, 'db');
}

/**
 * The connection that a password belongs to, from what stands beside it: an object, keyword arguments, a group of
 * variables with one prefix, arguments by position. Undefined when nothing there says to what the password is.
 */
export function connectionAround(fields: Fields): Connection | undefined {
  const own = roleAt(fields.own, fields);
  if (own?.role !== 'password') return undefined;
  const texts = new Map<Role, string>();
  const identifiers: Record<string, string> = {};
  for (const { name, text } of fields.beside) {
    const identifier = typeof name === 'string' ? identifierByName.get(squeezed(name)) : undefined;
    if (identifier !== undefined) identifiers[identifier] = text;
    const named = roleAt(name, fields) ?? addressAt(name, text, fields);
    if (named === undefined || !isOneGroup(own, named) || texts.has(named.role) || text === '') continue;
    texts.set(named.role, text);
  }
  return connectionOf(texts, own.prefix, identifiers, fields);
}

/** `dbName` stands beside `password` as well as `DB_NAME` beside `DB_PASSWORD`. */
const isOneGroup = (own: Named, { role, prefix }: Named): boolean =>
  prefix === own.prefix || (role === 'database' && prefix === 'db' && own.prefix === '');

function roleAt(name: string | number, { calls, modules, beside }: Fields): Named | undefined {
  if (typeof name === 'number') {
    const role = rolesInCall(calls, modules)[name];
    return role === undefined ? undefined : { role, prefix: '' };
  }
  // Django and Rails call the database `NAME` where the engine stands beside it.
  const isName = squeezed(name) === 'name' && beside.some((one) => squeezed(String(one.name)) === 'engine');
  return isName ? { role: 'database', prefix: '' } : namedRole(name);
}

function rolesInCall(calls: readonly string[], modules: readonly string[]): readonly (Role | undefined)[] {
  const [called = ''] = calls;
  const last = called.split('.').at(-1) ?? '';
  if (called === '') return ['username', 'password'];
  if (Object.hasOwn(roleByPosition, last)) return roleByPosition[last] ?? [];
  const engine = last === 'connect' || last === 'ConnectionPool' ? engineFrom([called, ...modules]) : undefined;
  return positionalDrivers.find(([driver]) => driver === engine)?.[1] ?? [];
}

/** A connection string without a password, at any position or under any name. */
function addressAt(name: string | number, text: string, { calls }: Fields): Named | undefined {
  const isAddress = typeof name === 'number' && calls.length > 0 && /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  return isAddress && parseConnectionString(text) !== undefined ? { role: 'url', prefix: '' } : undefined;
}

function connectionOf(
  texts: ReadonlyMap<Role, string>,
  prefix: string,
  identifiers: Readonly<Record<string, string>>,
  fields: Fields,
): Connection | undefined {
  const address = [texts.get('url'), texts.get('database')].map(addressIn).find((one) => one !== undefined) ?? {};
  const host = texts.get('host') ?? address.host;
  const username = texts.get('username') ?? address.username;
  const database = address.database ?? texts.get('database');
  if (host === undefined && username === undefined && database === undefined) return undefined;
  const port = portOf(texts.get('port')) ?? address.port;
  const engine = [
    awsEndpointOf(host ?? '').engine,
    engineNamedIn(texts.get('engine') ?? ''),
    address.engine,
    engineNamedIn(prefix),
    engineFrom([...fields.calls, ...fields.owners]),
    engineFrom(fields.modules),
    engineOfPort(port),
  ].find((one) => one !== undefined);
  const tls = texts.get('tls');
  return {
    ...defined({ engine, host, username, database, port }),
    ...(tls === 'true' || tls === 'false' ? { tls: tls === 'true' } : {}),
    password: fields.password,
    identifiers,
  };
}

/** Where a connection string without a password leads. A bare name is none. */
function addressIn(text = ''): Connection | undefined {
  if (!/[:/(]/.test(text)) return undefined;
  const parsed = parseConnectionString(text);
  if (parsed !== undefined) return connectionIn(parsed, text);
  const oracle = oracleAddressIn(text);
  return Object.keys(oracle).length === 0 ? undefined : { ...oracle, engine: 'oracle' };
}

/** Undefined where several engines are named: then none of them is more likely. */
function engineFrom(texts: readonly string[]): DatabaseEngine | undefined {
  const engines = new Set(texts.map(engineNamedIn).filter((engine) => engine !== undefined));
  return engines.size === 1 ? [...engines][0] : undefined;
}
