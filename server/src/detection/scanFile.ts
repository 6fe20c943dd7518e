import { isAscii } from 'node:buffer';
import { latin1Text, decodeBytes, encodingOf } from './decodeBytes.ts';
import { keywordsInBytes } from './keywords.ts';
import { scan, scanAt } from './scan.ts';
import { createScratch } from './scratch.ts';
import type { Scratch } from './scratch.ts';
import { emptyResult } from './source.ts';
import type { ScanOptions, ScanResult, Source } from './source.ts';

export interface ScanFileOptions extends ScanOptions, Pick<Source, 'identity' | 'languageId'> {}

export type FileScan =
  /** `text` is what the findings' offsets count in: decoded, without a byte-order mark; empty when nothing was found. */
  | ({ readonly kind: 'scanned'; readonly text: string } & ScanResult)
  | { readonly kind: 'skipped'; readonly reason: 'binary' };

/** Scans the bytes of a file in whatever encoding. A file without any keyword costs the prefilter and no more. */
export function scanFile(
  bytes: Uint8Array,
  path: string,
  { identity, languageId, suppressions, project }: ScanFileOptions = {},
  scratch: Scratch = createScratch(),
): FileScan {
  const encoding = encodingOf(bytes);
  if (encoding === 'binary') return { kind: 'skipped', reason: 'binary' };
  const hits = scratch.emptyHits();
  if (encoding === 'bytes') {
    keywordsInBytes(bytes, scratch.bufferFor, hits);
    if (hits.count === 0 && project?.bringsRules !== true) return { kind: 'scanned', text: '', ...emptyResult };
  }
  const isPlain = encoding === 'bytes' && isAscii(bytes);
  const text = isPlain ? latin1Text(bytes) : decodeBytes(bytes, encoding);
  const source = {
    text,
    path,
    ...(identity === undefined ? {} : { identity }),
    ...(languageId === undefined ? {} : { languageId }),
  };
  const options = {
    ...(suppressions === undefined ? {} : { suppressions }),
    ...(project === undefined ? {} : { project }),
  };
  // In ASCII a byte's offset is the character's, so that the text need not be searched again.
  const result = isPlain ? scanAt(source, hits, options, scratch) : scan(source, options, scratch);
  return { kind: 'scanned', text, ...result };
}
