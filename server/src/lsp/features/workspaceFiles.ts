import {
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
} from 'vscode-languageserver-protocol';
import { isConfigurationFile } from '../../workspace/configurationFiles.ts';
import { guardedNotice, nameOf } from '../guarded.ts';
import type { Feature, Host } from '../host.ts';
import { filePathOf } from '../place.ts';

/** Keeps what a scan found up to date: folders come and go, files change on the disk. */
export const workspaceFiles: Feature = {
  capabilities: ({ workspaceFolders }) =>
    workspaceFolders ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } } : {},
  attach(host) {
    const { connection, folders, log, workspaceFindings } = host;
    connection.onNotification(
      DidChangeWorkspaceFoldersNotification.type,
      guardedNotice('didChangeWorkspaceFolders', log, ({ event }) => {
        folders.change(event);
        // Of a folder that was added nothing is known until the user asks for another scan.
        workspaceFindings.forget(pathsOf(event.removed));
      }),
    );
    connection.onDidChangeWatchedFiles(
      guardedNotice('didChangeWatchedFiles', log, ({ changes }) => {
        if (changes.some(({ uri }) => isConfigurationFile(uri))) host.configurationChanged();
        workspaceFindings
          .look(pathsOf(changes))
          .catch((error: unknown) => log(`looking at files failed: ${nameOf(error)}`));
      }),
    );
    workspaceFindings.onDidAsk(() => watch(host));
  },
};

function watch({ connection, client, log }: Host): void {
  if (!client.watchesFiles) return;
  connection.client
    .register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] })
    .catch((error: unknown) => log(`registration failed: ${nameOf(error)}`));
}

const pathsOf = (items: readonly { readonly uri: string }[]): readonly string[] =>
  items.map(({ uri }) => filePathOf(uri)).filter((path) => path !== undefined);
