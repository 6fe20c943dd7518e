/** What one request sees of a document. Never the live document, which the connection mutates in place. */
export interface DocumentSnapshot {
  /** As the editor spells it, byte for byte; on the command line a `file:` URI. */
  readonly uri: string;
  /** The editor's version number; 0 for a file that was read from disk. */
  readonly version: number;
  /** VS Code's language identifier (`javascript`, `python`, `dotenv` …), `plaintext` when unknown. */
  readonly languageId: string;
  /** Without a byte-order mark. Line ends are as they are in the document. */
  readonly text: string;
}
