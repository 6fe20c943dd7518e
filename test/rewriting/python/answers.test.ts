import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { applyEdits } from '../../../server/src/core/span.ts';
import { python as rewriter } from '../../../server/src/rewriting/languages/python/python.ts';
import type { LiteralReading, ParsedSource, Piece, Refusal, Rewrite } from '../../../server/src/rewriting/rewriter.ts';
import type { Style } from '../../../server/src/rewriting/rewriter.ts';
import { testParser } from '../support/grammars.ts';
import { readMarks } from '../support/marks.ts';
import { pythonReady } from '../support/pythonToolchain.ts';

const run = promisify(execFile);

/** Parses a marked text and hands it with the spans of its marks to `use`. */
async function withSource<T>(
  marked: string,
  path: string,
  use: (source: ParsedSource, spans: readonly LiteralReading['span'][]) => T,
): Promise<T> {
  const { text, marks } = readMarks(marked);
  const tree = await testParser.parse('python', text);
  try {
    const snapshot = { uri: `file:///${path}`, version: 1, languageId: 'python', text };
    return use(
      { snapshot, path, tree },
      marks.map(({ span }) => span),
    );
  } finally {
    tree.delete();
  }
}

const readingOf = (marked: string, path = 'main.py'): Promise<LiteralReading | Refusal> =>
  withSource(marked, path, (source, [span = { start: 0, end: 0 }]) => rewriter.readLiteral(source, span));

interface Rewritten extends Rewrite {
  readonly text: string;
}

/** Replaces the whole literal at each mark. */
const rewritten = (
  marked: string,
  { path = 'main.py', style = 'inline', files = [], key = 'password' }: Partial<Options> = {},
): Promise<Rewritten> =>
  withSource(marked, path, (source, spans) => {
    const replacements = spans.map((span) => {
      const literal = rewriter.readLiteral(source, span);
      assert.equal(literal.kind, 'literal');
      const name = { secretName: 'shop/dev/app', encoding: 'none' } as const;
      const piece: Piece = { kind: 'secret', ...name, ...(key === 'none' ? {} : { key }) };
      return { literal, pieces: [piece] };
    });
    const facts = { packageType: 'commonjs', files: new Map(files.map((file) => [file, ''])) } as const;
    const rewrite = rewriter.rewrite(source, replacements, style, facts);
    return { ...rewrite, text: applyEdits(source.snapshot.text, rewrite.edits) };
  });

interface Options {
  readonly path: string;
  readonly style: Style;
  readonly files: readonly string[];
  readonly key: string;
}

describe('Python: what a literal is read as', () => {
  const cases: readonly (readonly [string, string, readonly (string | null)[], string])[] = [
    ['a plain string', 'x = "Bearer ⟦abc⟧;"', ['Bearer abc;'], 'abc'],
    ['escapes', 'x = "\\t⟦\\x41\\u0042\\103⟧\\n"', ['\tABC\n'], 'ABC'],
    ['a pair of surrogates', 'x = "⟦\\U0001F600⟧"', ['😀'], '😀'],
    ['a raw string', 'x = r"\\n⟦\\x41⟧"', ['\\n\\x41'], '\\x41'],
    ['a line continued', 'x = "ab\\\n⟦cd⟧"', ['abcd'], 'cd'],
    ['CRLF in triple quotes', 'x = """a\r\n⟦b\r\nc⟧"""', ['a\nb\nc'], 'b\nc'],
    ['an f-string', 'x = f"{a!r:>{b}}:⟦c{{d}}⟧@{e}"', [null, ':c{d}@', null], 'c{d}'],
    ['pieces side by side', 'x = "a:" f"{b}" r"\\⟦c⟧"', ['a:', null, '\\c'], 'c'],
    ['pieces joined by plus', 'x = y + "a:" + "⟦b-" + "c⟧" + z + "d"', ['a:b-c'], 'b-c'],
    ['a value of which one piece was found', 'x = "a:⟦b-⟧" "c" "d@e"', ['a:b-cd@e'], 'b-cd'],
    ['bytes', 'x = b"\\xc3\\xa9:⟦\\xc3\\xa9\\u0041⟧"', ['é:é\\u0041'], 'é\\u0041'],
    ['a character by its name beside the value', 'x = "\\N{BULLET} ⟦abc⟧"', ['\ufffd abc'], 'abc'],
  ];
  for (const [title, marked, segments, secret] of cases) {
    it(title, async () => {
      const reading = await readingOf(marked);
      assert.equal(reading.kind, 'literal');
      assert.deepEqual(
        reading.segments.map((segment) => (segment.kind === 'text' ? segment.text : null)),
        segments,
      );
      const segment = reading.segments[reading.secret.segment];
      assert.ok(segment?.kind === 'text');
      assert.equal(segment.text.slice(reading.secret.start, reading.secret.end), secret);
    });
  }
});

describe('Python: what is refused before anything is planned', () => {
  const cases: readonly (readonly [string, string, string, string?])[] = [
    ['a syntax error', 'x = ("⟦abc⟧"\ndef', 'does-not-parse'],
    ['an empty literal', 'x = "⟦⟧"', 'empty-value'],
    ['a stub file', 'x: str = "⟦abc⟧"', 'literal-type', 'shop/db.pyi'],
    ['no literal at all', '⟦x = 1⟧', 'not-a-literal'],
  ];
  for (const [title, marked, reason, path] of cases) {
    it(title, async () => {
      const reading = await readingOf(marked, path);
      assert.equal(reading.kind === 'refused' ? reading.reason : 'rewritten', reason);
    });
  }
});

describe('Python: the helper', () => {
  it('is looked for in the folders up from the file, under one name after the other', () => {
    assert.deepEqual(rewriter.helperPaths('src/shop/db.py', { packageType: 'module' }).slice(0, 4), [
      'src/shop/app_secrets.py',
      'src/app_secrets.py',
      'app_secrets.py',
      'src/shop/aws_secrets.py',
    ]);
    assert.deepEqual(rewriter.contextPaths?.('shop/db.py'), ['shop/__init__.py', '__init__.py']);
  });

  const inlineInstead: readonly (readonly [string, string, Partial<Options>])[] = [
    [
      'a module of a package that may be run as a script',
      'X = "⟦abc⟧"\nif __name__ == "__main__":\n    print(X)\n',
      { path: 'shop/db.py', files: ['shop/__init__.py'] },
    ],
    ['a module in a folder of which nothing is known', 'X = "⟦abc⟧"\n', { path: 'config/settings.py' }],
    [
      'a folder in which all names are taken',
      'X = "⟦abc⟧"\n',
      { files: ['app_secrets.py', 'aws_secrets/__init__.py', 'app_secrets_reader.py'] },
    ],
  ];
  for (const [title, marked, options] of inlineInstead) {
    it(`is not made for ${title}: the file reads the secret itself`, async () => {
      const rewrite = await rewritten(marked, { ...options, style: 'helper' });
      assert.deepEqual(rewrite.outcomes, [{ kind: 'rewritten', style: 'inline' }]);
      assert.deepEqual(rewrite.newFiles, []);
      assert.match(rewrite.text, /^def get_secret\(/m);
    });
  }
});

describe('Python: the answer', () => {
  it('asks for boto3', async () => {
    const { dependencies } = await rewritten('x = "⟦abc⟧"\n');
    assert.deepEqual(dependencies, [{ ecosystem: 'pypi', name: 'boto3', version: '>=1.34' }]);
  });

  it('is empty when nothing can be replaced', async () => {
    const rewrite = await withSource('x = "⟦abc⟧"\n', 'main.py', (source, [span = { start: 0, end: 0 }]) => {
      const literal = rewriter.readLiteral(source, span);
      assert.ok(literal.kind === 'literal');
      const facts = { packageType: 'module', files: new Map() } as const;
      return rewriter.rewrite(source, [{ literal, pieces: [{ kind: 'text', text: 'other' }] }], 'inline', facts);
    });
    assert.deepEqual(rewrite.edits, []);
    assert.deepEqual(rewrite.dependencies, []);
    assert.equal(rewrite.outcomes[0]?.kind === 'refused' && rewrite.outcomes[0].reason, 'document-changed');
  });

  it('reads a secret without keys as it is', async () => {
    const inline = await rewritten('x = "⟦abc⟧"\n', { key: 'none' });
    assert.match(inline.text, /^x = get_secret_text\("shop\/dev\/app"\)$/m);
    assert.doesNotMatch(inline.text, /import json/);
    const helper = await rewritten('x = "⟦abc⟧"\n', { key: 'none', style: 'helper' });
    assert.match(helper.text, /^from app_secrets import get_secret_text\n\nx = get_secret_text/);
  });

  it('quotes keys and names that hold anything', async () => {
    const { text } = await rewritten('x = "⟦abc⟧"\n', { key: 'a"b\\c\u00e9\n' });
    assert.match(text, /\["a\\"b\\\\c\\u00e9\\u000a"\]/);
  });

  it('finds nothing to do in its own output', async () => {
    const { text } = await rewritten('x = "⟦abc⟧"\n');
    const again = await rewritten(`${text}y = "⟦def⟧"\n`);
    assert.equal(again.text, `${text}y = get_secret("shop/dev/app")["password"]\n`);
  });
});

describe('Python: percent-encoding', () => {
  it('is what the generated code makes of a text', async () => {
    const texts = ['plain-._~', "p@ss/w:rd%?#[]!$&'()*+,;=", ' "<>\\^`{|}', 'pässwörd 😀', '\n\t\u0000'];
    const program =
      'import json, sys, urllib.parse as u; print(json.dumps([u.quote(t, safe="") for t in json.loads(sys.argv[1])]))';
    const { stdout } = await run(await pythonReady(), ['-c', program, JSON.stringify(texts)]);
    assert.deepEqual(
      texts.map((text) => rewriter.percentEncode(text)),
      JSON.parse(stdout),
    );
  }).timeout(600_000);
});

describe('Python: types', () => {
  it('are right for mypy at its strictest, stubs of boto3 aside', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'unhardcode-mypy-'));
    try {
      const interpreter = await pythonReady();
      const inline = await rewritten('x: str = "⟦abc⟧"\ny: bytes = b"⟦abc⟧"\n');
      const helper = await rewritten('x: str = "⟦abc⟧"\n', { style: 'helper' });
      writeFileSync(join(folder, 'inline.py'), inline.text);
      writeFileSync(join(folder, 'helped.py'), helper.text);
      for (const file of helper.newFiles) writeFileSync(join(folder, file.path), file.text);
      const options = ['--strict', '--ignore-missing-imports', '--cache-dir=/dev/null'];
      const { stdout } = await run(interpreter, ['-m', 'mypy', ...options, '.'], { cwd: folder });
      assert.match(stdout, /no issues found in 3 source files/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }).timeout(600_000);
});
