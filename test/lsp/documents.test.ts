import assert from 'node:assert/strict';
import { lineStartsOf, positionAt } from '../../server/src/core/lines.ts';
import { openDocuments } from '../../server/src/lsp/documents.ts';

const uri = 'untitled:a';

/** The same numbers in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

const pieces = ['\r', '\n', '\r\n', 'a', 'bc', '😀', '', '\n\r', '\r\r\n'];

describe('open documents', () => {
  it('hold the text and the positions that a thousand edits of line ends leave', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const next = numbers(seed);
      const piece = (): string => pieces[next(pieces.length)] ?? '';
      let text = Array.from({ length: 10 }, piece).join('');
      const documents = openDocuments();
      documents.open(uri, 'plaintext', 0, text);
      for (let version = 1; version <= 50; version++) {
        const starts = lineStartsOf(text);
        const offsets = [next(text.length + 1), next(text.length + 1)].sort((a, b) => a - b);
        const [start = 0, end = 0] = offsets.map((offset) => notInsidePair(text, offset));
        const range = { start: positionAt(starts, start), end: positionAt(starts, end) };
        const newText = piece();
        text = text.slice(0, start) + newText + text.slice(end);
        documents.change(uri, version, [{ range, text: newText }]);
        assertFollows(documents, text);
      }
    }
  });

  it('take an end that lies behind the last line for the end of the text', () => {
    const documents = openDocuments();
    documents.open(uri, 'plaintext', 0, 'a\r\nb\nc');
    const range = { start: { line: 1, character: 0 }, end: { line: 4711, character: 0 } };
    documents.change(uri, 1, [{ range, text: 'x\ny\nz\n' }]);
    assertFollows(documents, 'a\r\nx\ny\nz\n');
  });

  it('take a start that lies behind the last line, or behind the end of a line, for what ends there', () => {
    const at = (line: number, character: number) => ({ start: { line, character }, end: { line, character } });
    for (const [place, text, expected] of [
      [at(4711, 9), '\n// end', 'a\r\nb\nc\n// end'],
      [at(1, 4711), '!\n', 'a\r\nb!\n\nc'],
      [at(4711, 0), '\r', 'a\r\nb\nc\r'],
      [at(-1, -1), '!', '!a\r\nb\nc'],
    ] as const) {
      const documents = openDocuments();
      documents.open(uri, 'plaintext', 0, 'a\r\nb\nc');
      documents.change(uri, 1, [{ range: place, text }]);
      assertFollows(documents, expected);
    }
  });

  it('keep the last version when the editor tells none', () => {
    const documents = openDocuments();
    documents.open(uri, 'plaintext', 7, 'a');
    documents.change(uri, null as unknown as number, [{ text: 'b' }]);
    assert.deepEqual([documents.snapshot(uri)?.version, documents.snapshot(uri)?.text], [7, 'b']);
  });

  it('remember what the editor keeps unsaved, until the disk says something else', () => {
    const documents = openDocuments();
    const file = '/shop/package.json';
    documents.noteUnsaved(file, '{}', '{1}');
    assert.equal(documents.unsaved(file, '{}'), '{1}');
    documents.noteUnsaved(file, '{1}', '{12}');
    assert.equal(documents.unsaved(file, '{}'), '{12}');
    assert.equal(documents.unsaved(file, '{other}'), '{other}');
    documents.open('file:///shop/package.json', 'json', 1, '{12}');
    assert.equal(documents.unsaved(file, '{}'), '{}');
  });

  it('count several changes of one message each from the text that the one before left', () => {
    const documents = openDocuments();
    documents.open(uri, 'plaintext', 0, 'ab');
    const at = (character: number) => ({ start: { line: 0, character }, end: { line: 0, character } });
    documents.change(uri, 1, [
      { range: at(0), text: '12' },
      { range: at(3), text: '-' },
      { text: 'whole' },
      { range: at(5), text: '!' },
    ]);
    assertFollows(documents, 'whole!');
  });

  it('say when a document is not open', () => {
    const documents = openDocuments();
    assert.equal(documents.change(uri, 1, [{ text: 'x' }]), false);
    assert.equal(documents.snapshot(uri), undefined);
  });
});

/** A position cannot lie between the two characters of one line end. */
const notInsidePair = (text: string, offset: number): number =>
  text[offset - 1] === '\r' && text[offset] === '\n' ? offset - 1 : offset;

function assertFollows(documents: ReturnType<typeof openDocuments>, text: string): void {
  const snapshot = documents.snapshot(uri);
  assert.equal(snapshot?.text, text);
  const lines = documents.linesOf(snapshot);
  const starts = lineStartsOf(text);
  for (let offset = 0; offset <= text.length; offset++) {
    if (notInsidePair(text, offset) !== offset) continue;
    assert.deepEqual(lines.positionAt(offset), positionAt(starts, offset), JSON.stringify([text, offset]));
    assert.equal(lines.offsetAt(positionAt(starts, offset)), offset, JSON.stringify([text, offset]));
  }
}
