import { decodeBytes, encodingOf } from './decodeBytes.ts';
import { createHits, keywordsInBytes } from './keywords.ts';
import { scan } from './scan.ts';
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
  { identity, languageId, suppressions }: ScanFileOptions = {},
): FileScan {
  const encoding = encodingOf(bytes);
  if (encoding === 'binary') return { kind: 'skipped', reason: 'binary' };
  if (encoding === 'bytes') {
    const hits = createHits();
    keywordsInBytes(bytes, hits);
    if (hits.count === 0) return { kind: 'scanned', text: '', findings: [], suppressed: 0 };
  }
  const text = decodeBytes(bytes, encoding);
  const source = {
    text,
    path,
    ...(identity === undefined ? {} : { identity }),
    ...(languageId === undefined ? {} : { languageId }),
  };
  return { kind: 'scanned', text, ...scan(source, suppressions === undefined ? {} : { suppressions }) };
}
