/** How the text of a file is written as bytes, its byte-order mark included. */
export interface Encoding {
  readonly name: string;
  /** Undefined when a character of the text does not exist in the encoding. */
  encode(text: string): Buffer | undefined;
}

const unicode = (name: string, mark: readonly number[], encodeBody: (text: string) => Buffer): Encoding => ({
  name,
  encode: (text) => (/\p{Surrogate}/u.test(text) ? undefined : Buffer.concat([Buffer.from(mark), encodeBody(text)])),
});

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

const encodings: readonly Encoding[] = [
  unicode('utf-8', [], (text) => Buffer.from(text, 'utf8')),
  unicode('utf-8 with mark', [0xef, 0xbb, 0xbf], (text) => Buffer.from(text, 'utf8')),
  unicode('utf-16le', [0xff, 0xfe], (text) => Buffer.from(text, 'utf16le')),
  unicode('utf-16be', [0xfe, 0xff], utf16be),
  unicode('utf-16le without mark', [], (text) => Buffer.from(text, 'utf16le')),
  unicode('utf-16be without mark', [], utf16be),
  {
    name: 'latin-1',
    encode: (text) => (/[^\0-\xff]/u.test(text) ? undefined : Buffer.from(text, 'latin1')),
  },
];

/**
 * The encoding that makes exactly `bytes` of `text` (without its byte-order mark), so that writing an edited text
 * leaves every other byte as it was. Undefined when there is none: such a file is not edited.
 */
export const encodingOf = (bytes: Uint8Array, text: string): Encoding | undefined =>
  encodings.find((encoding) => encoding.encode(text)?.equals(bytes) === true);
