import type { ConnectionString, FoundConnectionString } from './connectionString.ts';
import { secretPartOf } from './connectionString.ts';

/** Parts of regular expressions and of documentation that stand where a password would. */
const pattern = /^[([^.].{0,40}[)\]*+?]$|^\.{3}$|^…$|^\*+$/;

/** Makes a finding of what was parsed from `start` on, when it holds a password in clear. */
export function foundAt(
  start: number,
  end: number,
  connection: ConnectionString | undefined,
): FoundConnectionString | undefined {
  const part = connection && secretPartOf(connection);
  if (connection === undefined || part === undefined || pattern.test(part.value)) return undefined;
  return {
    span: { start, end },
    secret: { start: start + part.span.start, end: start + part.span.end },
    connection,
  };
}
