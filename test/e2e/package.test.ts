import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { packExtension } from './support/packed.ts';

const run = promisify(execFile);

interface Entry {
  readonly path: string;
  readonly bytes: number;
}

/** What a `.vsix` holds below `extension/`. It is a zip file; Python, which the tests need anyway, unpacks it. */
async function contentsOf(vsix: string): Promise<readonly Entry[]> {
  const folder = await mkdtemp(join(tmpdir(), 'uhp-'));
  try {
    await run('python3', ['-m', 'zipfile', '-e', vsix, folder]);
    const below = join(folder, 'extension');
    const files = (await readdir(below, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    return await Promise.all(
      files.map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        return { path: relative(below, path), bytes: (await stat(path)).size };
      }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('the packed extension', function () {
  this.timeout(120_000);
  let entries: readonly Entry[] = [];
  const bytesOf = (belongs: (path: string) => boolean): number =>
    entries.filter(({ path }) => belongs(path)).reduce((sum, { bytes }) => sum + bytes, 0);

  before(async () => {
    entries = await contentsOf(await packExtension());
  });

  it('holds what is meant to be in it, and nothing else', () => {
    const allowed =
      /^(client\/dist\/extension\.cjs|server\/dist\/[\w.-]+\.js|server\/dist\/grammars\/[\w-]+\.wasm|media\/.+\.(svg|png|css|js)|media\/unhardcode\.schema\.json|docs\/images\/[\w-]+\.png|package\.json|readme\.md|changelog\.md|LICENSE\.txt)$/i;
    assert.ok(entries.length > 20);
    assert.deepEqual(
      entries.map(({ path }) => path).filter((path) => !allowed.test(path)),
      [],
    );
  });

  it('starts from files that are in it', () => {
    const paths = new Set(entries.map(({ path }) => path));
    for (const path of ['client/dist/extension.cjs', 'server/dist/main.js', 'media/icon.png'])
      assert.ok(paths.has(path));
  });

  // The engine for other people's patterns, which has to be linear, and YAML are an eighth of it, loaded on first use.
  it('is small: a client of 500 KB, and 2.3 MB without grammars and pictures', () => {
    assert.ok(bytesOf((path) => path.startsWith('client/')) <= 500_000);
    const rest = bytesOf((path) => !/\.(wasm|png)$/.test(path));
    assert.ok(rest <= 2_300_000, `${rest} bytes`);
  });
});
