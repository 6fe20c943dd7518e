import assert from 'node:assert/strict';
import { encodingOf } from '../../../server/src/workspace/encoding.ts';

/** Bytes of a file, the text that a scan saw in it, and the encoding that keeps every byte. */
const cases: Readonly<Record<string, readonly [Buffer, string, string | undefined]>> = {
  'UTF-8': [Buffer.from('clé 🔑\r\n'), 'clé 🔑\r\n', 'utf-8'],
  'UTF-8 with a mark': [Buffer.from('\ufeffclé'), 'clé', 'utf-8 with mark'],
  'UTF-16, little end first': [Buffer.from('\ufeffclé', 'utf16le'), 'clé', 'utf-16le'],
  'UTF-16, big end first': [Buffer.from('\ufeffclé', 'utf16le').swap16(), 'clé', 'utf-16be'],
  'UTF-16 without a mark': [Buffer.from('key', 'utf16le'), 'key', 'utf-16le without mark'],
  'Latin-1': [Buffer.from('clé', 'latin1'), 'clé', 'latin-1'],
  'bytes that the text has lost': [Buffer.from([0x6b, 0xff, 0xfe]), 'k\ufffd\ufffd', undefined],
};

describe('the encoding of a file', () => {
  for (const [title, [bytes, text, expected]] of Object.entries(cases)) {
    it(title, () => {
      const encoding = encodingOf(bytes, text);
      assert.equal(encoding?.name, expected);
      if (encoding !== undefined) assert.deepEqual(encoding.encode(text), bytes);
    });
  }

  it('a character that it lacks', () => {
    assert.equal(encodingOf(Buffer.from('clé', 'latin1'), 'clé')?.encode('🔑'), undefined);
  });
});
