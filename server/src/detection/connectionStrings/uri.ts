import type { Span } from '../../core/span.ts';
import type { ConnectionPart, ConnectionString, PartRole } from './connectionString.ts';
import { engineOfScheme } from './engines.ts';
import { maskHoles } from './holes.ts';
import type { MaskedText } from './parts.ts';
import { inOrder, partAt } from './parts.ts';

const head = /^\s*(?<scheme>[a-z][a-z0-9+.-]{1,40}):(?:\/\/|\\\/\\\/)/di;

/** Hosts, each with an optional port (mongodb, kafka, libpq allow several). `\uE000` is an interpolation. */
const hosts =
  /^(?:\[[0-9a-f:.%\uE000]{2,60}\]|[\p{L}\p{N}_.\uE000-]{0,255})(?::[\d\uE000]{0,60})?(?:,[\p{L}\p{N}_.\uE000-]{1,255}(?::[\d\uE000]{0,60})?){0,20}/u;

/** Where an authority may lie: its user information, if it has one, and its hosts. */
interface Authority {
  readonly userInfo?: Span;
  readonly hosts: Span;
}

/**
 * A URI with its user information, host, port, database and password, also where the password stands in the query.
 * Reads what drivers accept beyond RFC 3986: unencoded `@`, `:`, `/`, `#` in a password, several hosts, no host.
 */
export function parseUri(text: string): ConnectionString | undefined {
  const start = head.exec(text);
  const scheme = start?.groups?.['scheme']?.toLowerCase();
  if (start === null || scheme === undefined) return undefined;
  const source = { text, masked: maskHoles(text) };
  const authority = authorityOf(source.masked, start[0].length);
  if (authority === undefined) return undefined;
  const engine = engineOfScheme(scheme);
  const parts = inOrder([
    ...credentialsOf(source, authority.userInfo),
    ...hostParts(source, authority.hosts),
    ...pathAndQueryParts(source, authority.hosts.end, engine !== undefined),
  ]);
  return { family: 'uri', scheme, ...(engine && { engine }), parts };
}

function authorityOf(masked: string, start: number): Authority | undefined {
  const rest = masked.slice(start).search(/[/?#\\\s]/);
  const end = rest < 0 ? masked.length : start + rest;
  return strictAuthority(masked, start, end) ?? lenientAuthority(masked, start, end);
}

/** As RFC 3986 says, but that the last `@` counts. */
function strictAuthority(masked: string, start: number, end: number): Authority | undefined {
  const at = masked.lastIndexOf('@', end - 1);
  const hostStart = at < start ? start : at + 1;
  const hostsEnd = hostStart + (hosts.exec(masked.slice(hostStart, end))?.[0].length ?? 0);
  if (/[\p{L}\p{N}]/u.test(masked.slice(hostsEnd, hostsEnd + 1))) return undefined;
  return {
    ...(at >= start && { userInfo: { start, end: at } }),
    hosts: { start: hostStart, end: hostsEnd },
  };
}

/** A password with `/`, `?` or `#` in it: `user:` and then everything up to the last `@` before a host. */
function lenientAuthority(masked: string, start: number, strictEnd: number): Authority | undefined {
  const other = masked.indexOf('://', start);
  const end = other < 0 ? masked.length : other;
  const at = masked.lastIndexOf('@', end);
  const colon = masked.indexOf(':', start);
  if (at < strictEnd || colon < start || colon > strictEnd || /\s/.test(masked.slice(start, at))) return undefined;
  if (/^\[|^[^:@]{1,255}:[\d\uE000]{1,60}[/?#]/.test(masked.slice(start))) return undefined;
  const hostsEnd = at + 1 + (hosts.exec(masked.slice(at + 1))?.[0].length ?? 0);
  if (hostsEnd === at + 1 || !/^(?:[/?#\s]|$)/.test(masked.slice(hostsEnd))) return undefined;
  return { userInfo: { start, end: at }, hosts: { start: at + 1, end: hostsEnd } };
}

function credentialsOf(source: MaskedText, userInfo: Span | undefined): readonly (ConnectionPart | undefined)[] {
  if (userInfo === undefined) return [];
  const colon = source.masked.indexOf(':', userInfo.start);
  if (colon < 0 || colon >= userInfo.end) return [partAt(source, 'username', userInfo, 'percent')];
  return [
    partAt(source, 'username', { start: userInfo.start, end: colon }, 'percent'),
    partAt(source, 'password', { start: colon + 1, end: userInfo.end }, 'percent'),
  ];
}

/** The first host only: with several, a single host and port would not describe the connection. */
function hostParts(source: MaskedText, span: Span): readonly (ConnectionPart | undefined)[] {
  const written = source.masked.slice(span.start, span.end);
  if (written.includes(',')) return [partAt(source, 'host', span, 'none')];
  const colon = written.startsWith('[') ? written.indexOf(':', written.indexOf(']')) : written.indexOf(':');
  if (colon < 0) return [partAt(source, 'host', span, 'none')];
  return [
    partAt(source, 'host', { start: span.start, end: span.start + colon }, 'none'),
    partAt(source, 'port', { start: span.start + colon + 1, end: span.end }, 'none'),
  ];
}

const roleByParameter: Readonly<Record<string, PartRole>> = {
  user: 'username',
  username: 'username',
  uid: 'username',
  password: 'password',
  passwd: 'password',
  pwd: 'password',
  dbname: 'database',
  database: 'database',
  host: 'host',
  port: 'port',
};

function pathAndQueryParts(
  source: MaskedText,
  start: number,
  hasDatabase: boolean,
): readonly (ConnectionPart | undefined)[] {
  const rest = source.masked.slice(start);
  const path = /^\/(?<name>[^/?#\s]*)/d.exec(rest);
  const [from, to] = path?.indices?.groups?.['name'] ?? [0, 0];
  return [
    ...(hasDatabase ? [partAt(source, 'database', { start: start + from, end: start + to }, 'percent')] : []),
    ...queryParts(source, start),
  ];
}

/** Roles of `?name=value&name=value` from `start` on. */
export function queryParts(source: MaskedText, start: number): readonly (ConnectionPart | undefined)[] {
  const query = source.masked.indexOf('?', start);
  if (query < 0) return [];
  const parameters = source.masked.slice(query).matchAll(/[?&](?:amp;)?(?<name>\w{1,40})=(?<value>[^&#\s]*)/dg);
  return [...parameters].map((match) => {
    const name = (match.groups?.['name'] ?? '').toLowerCase();
    const role = Object.hasOwn(roleByParameter, name) ? roleByParameter[name] : undefined;
    const [from, to] = match.indices?.groups?.['value'] ?? [0, 0];
    return role && partAt(source, role, { start: query + from, end: query + to }, 'percent');
  });
}
