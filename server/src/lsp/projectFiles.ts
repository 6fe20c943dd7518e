import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Documents } from './documents.ts';

/** The files of a project that rewriting has to know, by path relative to its root. What is not there is left out. */
export async function readFacts(
  documents: Documents,
  root: string | undefined,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (root === undefined) return new Map();
  const texts = await Promise.all(paths.map((path) => currentText(documents, join(root, path))));
  return new Map(paths.flatMap((path, index) => pairOf(path, texts[index])));
}

const pairOf = (path: string, text: string | undefined): readonly (readonly [string, string])[] =>
  text === undefined ? [] : [[path, text]];

/** What the editor shows of a file, or keeps unsaved, else what the disk holds; undefined when there is none. */
export async function currentText(documents: Documents, file: string): Promise<string | undefined> {
  const opened = documents.at(file)?.text;
  if (opened !== undefined) return opened;
  const onDisk = await readFile(file, 'utf8').catch(() => undefined);
  return onDisk === undefined ? undefined : documents.unsaved(file, onDisk);
}

/** Of the folder that `path` is relative to, in the editor's own spelling. */
export const rootUriOf = (uri: string, path: string): string =>
  uri.split('/').slice(0, -path.split('/').length).join('/');
