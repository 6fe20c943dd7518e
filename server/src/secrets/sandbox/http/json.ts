import { unreadable } from '../errors.ts';
import type { Executor } from '../executor.ts';
import type { Headers } from './guard.ts';

const prefix = 'secretsmanager.';

/**
 * Answers one call of the JSON protocol: gives the body of the answer.
 * @throws ServiceError
 */
export async function answerJson(executor: Executor, headers: Headers, body: Buffer, region: string): Promise<string> {
  const target = headers.get('x-amz-target')?.[0] ?? '';
  const operation = target.startsWith(prefix) ? target.slice(prefix.length) : '';
  const answer = await executor.execute(operation, parse(body), region);
  return JSON.stringify(answer);
}

export const errorJson = (type: string, message: string): string => JSON.stringify({ __type: type, Message: message });

function parse(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)) as unknown;
  } catch {
    // The parser's own message quotes the body, which may hold a value.
    throw unreadable('The request body is not JSON text in UTF-8.');
  }
}
