import { readFile } from 'node:fs/promises';
import { encodingOf } from '../../workspace/encoding.ts';
import type { Encoding } from '../../workspace/encoding.ts';

/** A file as it was read: what it is compared with before it is written. */
export interface TextFile {
  readonly absolute: string;
  readonly bytes: Uint8Array;
  /** Without a byte-order mark. */
  readonly text: string;
  readonly encoding: Encoding;
}

/** Manifests and helpers of projects, each read once. */
export interface ProjectTexts {
  /** Undefined for a file that is not there, cannot be read, or is no text. */
  read(absolute: string): Promise<TextFile | undefined>;
}

export function projectTexts(): ProjectTexts {
  const known = new Map<string, Promise<TextFile | undefined>>();
  return {
    read(absolute) {
      const file = known.get(absolute) ?? readText(absolute);
      known.set(absolute, file);
      return file;
    },
  };
}

async function readText(absolute: string): Promise<TextFile | undefined> {
  const bytes = await readFile(absolute).catch(() => undefined);
  if (bytes === undefined) return undefined;
  const text = new TextDecoder('utf-8').decode(bytes);
  const encoding = encodingOf(bytes, text);
  return encoding === undefined ? undefined : { absolute, bytes, text, encoding };
}
