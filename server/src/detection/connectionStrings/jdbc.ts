import type { ConnectionPart, ConnectionString, PartRole } from './connectionString.ts';
import { engineOfScheme } from './engines.ts';
import { maskHoles } from './holes.ts';
import { parseOracle } from './oracle.ts';
import type { MaskedText } from './parts.ts';
import { inOrder, partAt } from './parts.ts';
import { parseUri } from './uri.ts';

const head = /^\s*jdbc:(?<subprotocol>[a-z][a-z0-9_.+-]{1,30})(?::(?<variant>[a-z0-9_-]{1,30}))?:/di;

/** Parameters after `?`, `;`, `&`, `:`, `,` or in parentheses. Values may be in braces (SQL Server) or quotes. */
const parameters =
  /(?<separator>[?;&:,(/])(?:amp;)?\s*(?<name>[A-Za-z_]{2,30})\s*=\s*(?:\{(?<braced>[^{}\r\n]{1,256})\}|(?<bare>[^&;,()\s"'`]{1,512}))/dgi;

const roleByName: Readonly<Record<string, PartRole>> = {
  user: 'username',
  username: 'username',
  uid: 'username',
  password: 'password',
  passwd: 'password',
  pwd: 'password',
  servername: 'host',
  host: 'host',
  port: 'port',
  portnumber: 'port',
  databasename: 'database',
  database: 'database',
  accesskey: 'password',
  secretkey: 'password',
  privatekeypassword: 'password',
  truststorepassword: 'password',
};

/**
 * Reads a JDBC URL: credentials before the host, in the query, after semicolons, or `user/password@` of Oracle.
 * `scheme` is the subprotocol.
 */
export function parseJdbc(text: string): ConnectionString | undefined {
  const start = head.exec(text);
  const scheme = start?.groups?.['subprotocol']?.toLowerCase();
  if (start === null || scheme === undefined) return undefined;
  const oracleStart = start[0].length;
  const source = { text, masked: maskHoles(text) };
  const engine = engineOf(scheme, start.groups?.['variant']);
  const inner = scheme === 'oracle' ? parseOracle(text.slice(oracleStart)) : undefined;
  const parts = inner
    ? inner.parts.map((part) => moved(part, oracleStart))
    : inOrder([...uriParts(text, engine !== undefined), ...parameterParts(source)]);
  return { family: 'jdbc', scheme, ...(engine && { engine }), parts };
}

/** `jdbc:jtds:sqlserver:` and wrappers such as `jdbc:aws-wrapper:postgresql:` name the database second. */
const engineOf = (scheme: string, variant: string | undefined) =>
  engineOfScheme(scheme) ?? (variant === undefined ? undefined : engineOfScheme(variant));

const moved = (part: ConnectionPart, by: number): ConnectionPart => ({
  ...part,
  span: { start: part.span.start + by, end: part.span.end + by },
});

/** What stands between `//` and the parameters, read as a URI. */
function uriParts(text: string, hasDatabase: boolean): readonly ConnectionPart[] {
  const slashes = text.indexOf('://');
  const scheme = /[a-z][a-z0-9+-]*$/i.exec(text.slice(0, Math.max(slashes, 0)))?.[0];
  if (scheme === undefined) return [];
  const start = slashes - scheme.length;
  const ends = [text.indexOf(';', start), text.indexOf('?', start)].filter((end) => end >= 0);
  const connection = parseUri(text.slice(start, Math.min(text.length, ...ends)));
  return (connection?.parts ?? [])
    .filter(({ role, value }) => role !== 'database' || (hasDatabase && !/[:;=]/.test(value)))
    .map((part) => moved(part, start));
}

/** Only after `?` is a URL's encoding undone: the drivers that separate by semicolons take values as they are. */
function parameterParts(source: MaskedText): readonly (ConnectionPart | undefined)[] {
  const query = source.text.includes('?');
  return [...source.masked.matchAll(parameters)].map((match) => {
    const name = (match.groups?.['name'] ?? '').toLowerCase();
    const role = Object.hasOwn(roleByName, name) ? roleByName[name] : undefined;
    const span = match.indices?.groups?.['braced'] ?? match.indices?.groups?.['bare'];
    if (role === undefined || span === undefined) return undefined;
    const encoding = match.groups?.['braced'] !== undefined ? 'quoted' : query ? 'percent' : 'none';
    return partAt(source, role, { start: span[0], end: span[1] }, encoding);
  });
}
