import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentSnapshot } from '../core/documentSnapshot.ts';
import type { Position } from '../core/lines.ts';
import { languageIdOf } from './languageId.ts';
import { filePathOf, placeOf } from './place.ts';
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
  /** The open document of a file (absolute path), however the editor spells its URI. */
  at(file: string): DocumentSnapshot | undefined;
  place(uri: string): Place;
  linesOf(snapshot: DocumentSnapshot): Lines;
  uris(): readonly string[];
  /**
   * The editor has applied our edit to a file (absolute path) that is not open here. Most editors keep it unsaved, so
   * that the disk goes on saying `before`.
   */
  noteUnsaved(file: string, before: string, after: string): void;
  /** The text of a file that is not open here, from what the disk holds. */
  unsaved(file: string, onDisk: string): string;
}

export function openDocuments(): Documents {
  const documents = new Map<string, { readonly live: TextDocument; readonly place: Place }>();
  const urisByFile = new Map<string, string>();
  const unsaved = new Map<string, { readonly before: string; readonly after: string }>();

  function snapshot(uri: string): DocumentSnapshot | undefined {
    const live = documents.get(uri)?.live;
    if (live === undefined) return undefined;
    return { uri, version: live.version, languageId: live.languageId, text: live.getText() };
  }

  return {
    open(uri, languageId, version, text) {
      const place = placeOf(uri);
      const counted = Number.isInteger(version) ? version : 0;
      const live = TextDocument.create(uri, languageIdOf(languageId, place.path), counted, text);
      documents.set(uri, { live, place });
      const file = filePathOf(uri);
      if (file === undefined) return;
      urisByFile.set(file, uri);
      unsaved.delete(file);
    },
    change(uri, version, changes) {
      const document = documents.get(uri);
      if (document === undefined) return false;
      const { live } = document;
      // One by one: a range is told from the text before it. Some clients tell no version with a change.
      for (const change of changes) TextDocument.update(live, [withinText(live, change)], live.version);
      TextDocument.update(live, [], Number.isInteger(version) ? version : live.version);
      return true;
    },
    close(uri) {
      documents.delete(uri);
      const file = filePathOf(uri);
      if (file !== undefined && urisByFile.get(file) === uri) urisByFile.delete(file);
    },
    snapshot,
    at(file) {
      const uri = urisByFile.get(file);
      return uri === undefined ? undefined : snapshot(uri);
    },
    place: (uri) => documents.get(uri)?.place ?? placeOf(uri),
    linesOf(snapshot) {
      const live = documents.get(snapshot.uri)?.live;
      // The live document keeps its line starts up to date, but it is of use only while it holds the same text.
      if (live?.getText() === snapshot.text) return live;
      return TextDocument.create(snapshot.uri, snapshot.languageId, snapshot.version, snapshot.text);
    },
    uris: () => [...documents.keys()],
    noteUnsaved(file, before, after) {
      // The disk still says what was there before the first of several edits.
      const first = unsaved.get(file);
      unsaved.set(file, { before: first?.after === before ? first.before : before, after });
    },
    unsaved(file, onDisk) {
      const known = unsaved.get(file);
      return known?.before === onDisk ? known.after : onDisk;
    },
  };
}

/** Positions behind the end of a line or of the text mean that end, and the library takes only those that exist. */
function withinText(live: TextDocument, change: TextDocumentContentChangeEvent): TextDocumentContentChangeEvent {
  if (!('range' in change)) return change;
  const within = (position: Position): Position => live.positionAt(live.offsetAt(position));
  return { ...change, range: { start: within(change.range.start), end: within(change.range.end) } };
}
