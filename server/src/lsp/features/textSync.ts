import { TextDocumentSyncKind } from 'vscode-languageserver-protocol';
import { guardedNotice } from '../guarded.ts';
import type { Feature } from '../host.ts';

/** Open documents follow the editor by incremental changes. */
export const textSync: Feature = {
  capabilities: () => ({ textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental } }),
  attach({ connection, documents, analysis, flow, log }) {
    connection.onDidOpenTextDocument(
      guardedNotice('didOpen', log, ({ textDocument: { uri, languageId, version, text } }) => {
        documents.open(uri, languageId, version, text);
        flow.documentOpened(uri);
      }),
    );
    connection.onDidChangeTextDocument(
      guardedNotice('didChange', log, ({ textDocument: { uri, version }, contentChanges }) => {
        if (documents.change(uri, version, contentChanges)) flow.documentChanged(uri);
      }),
    );
    connection.onDidCloseTextDocument(
      guardedNotice('didClose', log, ({ textDocument: { uri } }) => {
        documents.close(uri);
        analysis.forget(uri);
        flow.documentClosed(uri);
      }),
    );
  },
};
