import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';

/**
 * Reads a whole body of at most `limit` bytes.
 * @throws Refusal as soon as it is known to be larger, without reading the rest.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const tooLarge = () => new Refusal('RequestEntityTooLarge', `The request is larger than ${limit} bytes.`, 413);
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.reject(tooLarge());
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else {
        request.pause();
        reject(tooLarge());
      }
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    for (const end of ['error', 'close']) {
      request.on(end, () => reject(new Refusal('RequestAborted', 'The request was cut off.')));
    }
  });
}
