import { window, workspace } from 'vscode';
import type { TextDocument, TextEditor } from 'vscode';
import type { Registration } from './registration.ts';

/** The editor that was in front before something that is no text came to the front. */
export interface LastEditor extends Registration {
  /** Brings it to the front again, with the cursor where it was; nothing when its document was closed. */
  show(): Promise<TextEditor | undefined>;
}

export function watchLastEditor(): LastEditor {
  let last: TextDocument | undefined = window.activeTextEditor?.document;
  const subscription = window.onDidChangeActiveTextEditor((editor) => {
    last = editor?.document ?? last;
  });
  return {
    async show() {
      const document = last;
      // A document that is closed is forgotten by the editor, and its tab with it.
      if (document === undefined || !workspace.textDocuments.includes(document)) return undefined;
      return window.showTextDocument(document);
    },
    dispose: () => void subscription.dispose(),
  };
}
