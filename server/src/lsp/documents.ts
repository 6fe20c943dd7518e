import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentSnapshot } from '../core/documentSnapshot.ts';
import type { Position } from '../core/lines.ts';
import { languageIdOf } from './languageId.ts';
import { placeOf } from './place.ts';
import type { Place } from './place.ts';

/** Offsets and positions of one text. */
export interface Lines {
  positionAt(offset: number): Position;
  offsetAt(position: Position): number;
}

/** The documents that the editor has open, by URI, byte for byte as the editor spells it. */
export interface Documents {
  open(uri: string, languageId: string, version: number, text: string): void;
  /** Ranges count from the text as the changes before left it. False when the document is not open. */
  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): boolean;
  close(uri: string): void;
  snapshot(uri: string): DocumentSnapshot | undefined;
  place(uri: string): Place;
  linesOf(snapshot: DocumentSnapshot): Lines;
  uris(): readonly string[];
}

export function openDocuments(): Documents {
  const documents = new Map<string, { readonly live: TextDocument; readonly place: Place }>();

  return {
    open(uri, languageId, version, text) {
      const place = placeOf(uri);
      const live = TextDocument.create(uri, languageIdOf(languageId, place.path), version, text);
      documents.set(uri, { live, place });
    },
    change(uri, version, changes) {
      const document = documents.get(uri);
      if (document === undefined) return false;
      TextDocument.update(document.live, [...changes], version);
      return true;
    },
    close: (uri) => void documents.delete(uri),
    snapshot(uri) {
      const live = documents.get(uri)?.live;
      if (live === undefined) return undefined;
      return { uri, version: live.version, languageId: live.languageId, text: live.getText() };
    },
    place: (uri) => documents.get(uri)?.place ?? placeOf(uri),
    linesOf(snapshot) {
      const live = documents.get(snapshot.uri)?.live;
      // The live document keeps its line starts up to date, but it is of use only while it holds the same text.
      if (live?.getText() === snapshot.text) return live;
      return TextDocument.create(snapshot.uri, snapshot.languageId, snapshot.version, snapshot.text);
    },
    uris: () => [...documents.keys()],
  };
}
