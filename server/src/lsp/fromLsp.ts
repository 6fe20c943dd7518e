import { ErrorCodes, ResponseError } from 'vscode-languageserver-protocol';
import type { Range } from 'vscode-languageserver-protocol';
import type { Span } from '../core/span.ts';
import type { FindingReference } from '../protocol/requests.ts';
import type { Lines } from './documents.ts';

export const spanOf = (lines: Lines, { start, end }: Range): Span => ({
  start: lines.offsetAt(start),
  end: lines.offsetAt(end),
});

/** @throws ResponseError `InvalidParams` when the argument was not made by us. */
export function findingReferenceOf(argument: unknown): FindingReference {
  if (isFindingReference(argument)) return argument;
  throw new ResponseError(ErrorCodes.InvalidParams, 'The argument must be the one of the code action.');
}

function isFindingReference(value: unknown): value is FindingReference {
  if (typeof value !== 'object' || value === null) return false;
  const { uri, documentVersion, start, style, reuse } = value as Partial<Record<keyof FindingReference, unknown>>;
  return (
    typeof uri === 'string' &&
    Number.isInteger(documentVersion) &&
    Number.isInteger(start) &&
    (style === undefined || style === 'inline' || style === 'helper') &&
    (reuse === undefined || isReuse(reuse))
  );
}

function isReuse(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { secretName, store } = value as { readonly secretName?: unknown; readonly store?: unknown };
  return typeof secretName === 'string' && typeof store === 'object' && store !== null && 'region' in store;
}
