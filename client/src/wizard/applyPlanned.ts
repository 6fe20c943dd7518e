import { workspace } from 'vscode';
import { TextDocumentEdit } from 'vscode-languageclient/node';
import type { WorkspaceEdit } from 'vscode-languageclient/node';
import type { Server } from '../server.ts';

/** The document that an edit was made for. */
export interface Planned {
  readonly uri: string;
  readonly version: number;
}

export type Applied = 'applied' | 'moved' | 'rejected';

/**
 * Applies an edit to the versions it was planned for, or not at all. The language client drops versions when it
 * converts an edit, so the check is made here, and nothing may be awaited between it and the edit.
 */
export async function applyPlanned(server: Server, edit: WorkspaceEdit, planned: Planned): Promise<Applied> {
  const converted = await server.toEditorEdit(edit);
  if (![planned, ...versionsIn(edit)].every(isCurrent)) return 'moved';
  return (await workspace.applyEdit(converted, { isRefactoring: true })) ? 'applied' : 'rejected';
}

/** A document that was closed meanwhile counts as moved: opened again it has the same version for another text. */
function isCurrent({ uri, version }: Planned): boolean {
  return openDocument(uri)?.version === version;
}

export const openDocument = (uri: string) =>
  workspace.textDocuments.find((document) => document.uri.toString() === uri || document.uri.toString(true) === uri);

function versionsIn(edit: WorkspaceEdit): readonly Planned[] {
  return (edit.documentChanges ?? []).flatMap((change) => {
    if (!TextDocumentEdit.is(change)) return [];
    const { uri, version } = change.textDocument;
    return version === null ? [] : [{ uri, version }];
  });
}
