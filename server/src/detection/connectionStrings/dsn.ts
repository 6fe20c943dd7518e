import type { ConnectionString } from './connectionString.ts';
import { maskHoles } from './holes.ts';
import { inOrder, partAt } from './parts.ts';

/** https://github.com/go-sql-driver/mysql#dsn-data-source-name: nothing in it is encoded. */
const dataSourceName =
  /^(?<user>[^\s:@/"'`()]{1,128}):(?<password>[^\s"'`]{1,256}?)@(?:tcp|tcp6|unix|udp)\((?<host>[^():\s]{0,255})(?::(?<port>[\d\uE000]{1,60}))?\)\/(?<database>[\w.\uE000-]{0,128})/d;

/** Reads `user:password@tcp(host:3306)/database`. */
export function parseDsn(text: string): ConnectionString | undefined {
  const source = { text, masked: maskHoles(text) };
  const groups = dataSourceName.exec(source.masked)?.indices?.groups;
  if (groups === undefined) return undefined;
  const part = (role: 'username' | 'password' | 'host' | 'port' | 'database', name: string = role) => {
    const [start, end] = groups[name] ?? [0, 0];
    return partAt(source, role, { start, end }, 'none');
  };
  return {
    family: 'dsn',
    engine: 'mysql',
    parts: inOrder([part('username', 'user'), part('password'), part('host'), part('port'), part('database')]),
  };
}
