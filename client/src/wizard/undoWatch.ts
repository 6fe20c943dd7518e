import { workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import type { StoreReference } from '../../../server/src/protocol/requests.ts';
import { markOf } from '../textMark.ts';
import type { Registration } from '../registration.ts';

/** A secret that was made for an edit. */
export interface MadeSecret {
  readonly store: StoreReference;
  readonly arn: string;
  readonly name: string;
}

/** A text, recognised by its mark and length, never kept. */
interface Mark {
  readonly length: number;
  readonly mark: string;
}

interface Watched {
  readonly uri: string;
  readonly before: Mark;
  readonly after: Mark;
  readonly secret: MadeSecret;
  /** Whether the offer was made; undone by a redo. */
  undone: boolean;
}

export interface UndoWatch extends Registration {
  watch(uri: string, before: Mark, after: Mark, secret: MadeSecret): void;
  forget(arn: string): void;
}

export const toMark = (text: string): Mark => ({ length: text.length, mark: markOf(text) });

const is = (text: string, { length, mark }: Mark): boolean => text.length === length && markOf(text) === mark;

/**
 * Notices when a document is again what it was before a secret was made for it.
 * @param undone called once each time the edit is undone
 */
export function createUndoWatch(undone: (secret: MadeSecret, document: TextDocument) => void): UndoWatch {
  const watched = new Set<Watched>();
  const subscription = workspace.onDidChangeTextDocument(({ document }) => {
    const uri = document.uri.toString();
    const here = [...watched].filter((entry) => entry.uri === uri);
    if (here.length === 0) return;
    const text = document.getText();
    for (const entry of here) {
      if (entry.undone && is(text, entry.after)) entry.undone = false;
      else if (!entry.undone && is(text, entry.before)) {
        entry.undone = true;
        undone(entry.secret, document);
      }
    }
  });
  return {
    watch: (uri, before, after, secret) => void watched.add({ uri, before, after, secret, undone: false }),
    forget(arn) {
      for (const entry of watched) if (entry.secret.arn === arn) watched.delete(entry);
    },
    dispose: () => void subscription.dispose(),
  };
}
