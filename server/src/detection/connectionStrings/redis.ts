import type { ConnectionString } from './connectionString.ts';
import type { KeyValueFamily } from './keyValue.ts';
import { parseKeyValue } from './keyValue.ts';

/** The endpoints in front of the options. */
const endpoints = /^(?<host>[\w.-]{1,255}):(?<port>\d{2,5}),\s*(?:[\w.-]{1,255}:\d{2,5},\s*){0,20}/d;

/** https://stackexchange.github.io/StackExchange.Redis/Configuration */
const options: KeyValueFamily = {
  family: 'adonet',
  separator: 'comma',
  roles: { password: 'password', user: 'username' },
  // The endpoint has said already what kind of string this is.
  markers: new Set(['password']),
  engineOf: () => 'redis',
};

/** `host:6380,password=…,ssl=True`, as StackExchange.Redis and the Azure portal write it. */
export function parseRedisOptions(text: string, delimiter?: string): ConnectionString | undefined {
  const match = endpoints.exec(text);
  const host = match?.indices?.groups?.['host'];
  const port = match?.indices?.groups?.['port'];
  if (match === null || host === undefined || port === undefined) return undefined;
  const connection = parseKeyValue(text, options, match[0].length, delimiter);
  if (connection === undefined) return undefined;
  const part = (role: 'host' | 'port', [start, end]: readonly [number, number]) =>
    ({ role, span: { start, end }, value: text.slice(start, end), encoding: 'none' }) as const;
  return { ...connection, parts: [part('host', host), part('port', port), ...connection.parts] };
}
