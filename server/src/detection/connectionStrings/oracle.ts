import type { ConnectionString } from './connectionString.ts';
import { maskHoles } from './holes.ts';
import { inOrder, partAt } from './parts.ts';

/**
 * `user/password@host:1521/service`, Oracle's easy connect, also with `//` before the host, a descriptor, or a bare
 * net service name. The password may be in double quotes.
 * https://docs.oracle.com/en/database/oracle/oracle-database/19/netag/configuring-naming-methods.html
 */
const easyConnect =
  /^(?<user>[\w$#.\uE000-]{1,128}|"[^"]{1,128}"|\\"[^"\\]{1,128}\\")\/(?:(?<quote>\\?")(?<quoted>[^"\r\n\\]{1,128})\k<quote>|(?<bare>[^\s"'@/]{1,128}))@(?:\/\/)?(?:(?<host>[\w.\uE000-]{1,255})(?::(?<port>[\d\uE000]{1,60}))?(?:[/:](?<service>[\w.$\uE000-]{1,128}))?|\()/d;

/** Reads `user/password@…`. */
export function parseOracle(text: string): ConnectionString | undefined {
  const source = { text, masked: maskHoles(text) };
  const groups = easyConnect.exec(source.masked)?.indices?.groups;
  if (groups === undefined) return undefined;
  const spanOf = (name: string) => {
    const [start, end] = groups[name] ?? [0, 0];
    return { start, end };
  };
  return {
    family: 'oracle',
    engine: 'oracle',
    parts: inOrder([
      partAt(source, 'username', spanOf('user'), 'none'),
      partAt(source, 'password', spanOf('quoted'), 'quoted'),
      partAt(source, 'password', spanOf('bare'), 'none'),
      partAt(source, 'host', spanOf('host'), 'none'),
      partAt(source, 'port', spanOf('port'), 'none'),
      partAt(source, 'database', spanOf('service'), 'none'),
    ]),
  };
}

/** Whether the text after the `@` can only be an Oracle address: it has a port, slashes or a descriptor. */
export const hasOracleAddress = (text: string): boolean =>
  /@(?:\/\/[\w.-]|[\w.-]{1,255}:\d{2,5}[/:][\w.$]|\(\s*DESCRIPTION\b)/i.test(text);
