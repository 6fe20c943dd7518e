import type { CancellationToken, WorkspaceEdit as EditorEdit } from 'vscode';
import type { ProgressToken, RequestType, WorkspaceEdit } from 'vscode-languageclient/node';

/** `increment`: percent that have been added. */
export type ReportStep = (step: { readonly message?: string; readonly increment: number }) => void;

/** The language server as the rest of the client sees it. A rejected request is a bug or a cancellation. */
export interface Server {
  request<P, R>(type: RequestType<P, R, void>, parameters: P, token?: CancellationToken): Promise<R>;
  /** Tells meanwhile how far it is. */
  requestWithProgress<P extends object, R>(
    type: RequestType<P & { readonly workDoneToken?: ProgressToken }, R, void>,
    parameters: P,
    report: ReportStep,
    token: CancellationToken,
  ): Promise<R>;
  /** The same edit in the editor's own types. Versions are lost on the way: check them against the original. */
  toEditorEdit(edit: WorkspaceEdit): Promise<EditorEdit>;
}
