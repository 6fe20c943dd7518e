/** Something that is undone when the extension is switched off. Fits the editor's own list of such things. */
export interface Registration {
  dispose(): void;
}
