import type { InitializeParams, WorkspaceFoldersChangeEvent } from 'vscode-languageserver-protocol';
import { filePathOf } from './place.ts';

/** The folders that the editor has open, as absolute paths. What is no file has no place here. */
export interface WorkspaceFolders {
  readonly paths: () => readonly string[];
  change(event: WorkspaceFoldersChangeEvent): void;
}

export function workspaceFoldersOf(params: InitializeParams): WorkspaceFolders {
  const uris = new Set(initialUris(params));
  return {
    paths: () => [...uris].map(filePathOf).filter((path) => path !== undefined),
    change({ added, removed }) {
      removed.forEach(({ uri }) => uris.delete(uri));
      added.forEach(({ uri }) => uris.add(uri));
    },
  };
}

/** Older clients name one root. */
function initialUris(params: InitializeParams): readonly string[] {
  const { workspaceFolders, rootUri } = params as Partial<Pick<InitializeParams, 'workspaceFolders'>> & {
    readonly rootUri?: string | null;
  };
  if (Array.isArray(workspaceFolders)) return workspaceFolders.map(({ uri }) => uri);
  return typeof rootUri === 'string' ? [rootUri] : [];
}
