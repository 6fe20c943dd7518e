import type { CancellationToken, WorkspaceEdit as EditorEdit } from 'vscode';
import type { RequestType, WorkspaceEdit } from 'vscode-languageclient/node';

/** The language server as the rest of the client sees it. A rejected request is a bug or a cancellation. */
export interface Server {
  request<P, R>(type: RequestType<P, R, void>, parameters: P, token?: CancellationToken): Promise<R>;
  /** The same edit in the editor's own types. Versions are lost on the way: check them against the original. */
  toEditorEdit(edit: WorkspaceEdit): Promise<EditorEdit>;
}
