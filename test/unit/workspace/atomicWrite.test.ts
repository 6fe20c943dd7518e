import assert from 'node:assert/strict';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createFile, hasSeveralNames, isUnfinished, replaceFile } from '../../../server/src/workspace/atomicWrite.ts';
import { inFolder } from '../../support/cli.ts';

const before = Buffer.from('before\r\n');
const after = Buffer.from('after\r\n');

describe('replacing a file', () => {
  const inside = (work: (folder: string) => Promise<void>) => inFolder({ 'a.txt': before }, work);

  it('holds the new bytes, keeps its mode, leaves nothing beside it', () =>
    inside(async (folder) => {
      const file = join(folder, 'a.txt');
      chmodSync(file, 0o751);
      assert.deepEqual(await replaceFile(file, before, after), { kind: 'written' });
      assert.deepEqual(readFileSync(file), after);
      assert.equal(statSync(file).mode & 0o7777, 0o751);
      assert.deepEqual(readdirSync(folder), ['a.txt']);
    }));

  it('keeps its owner', function () {
    if (process.getuid?.() !== 0) this.skip();
    return inside(async (folder) => {
      const { chownSync } = await import('node:fs');
      const file = join(folder, 'a.txt');
      chownSync(file, 1234, 2345);
      await replaceFile(file, before, after);
      const { uid, gid } = statSync(file);
      assert.deepEqual([uid, gid], [1234, 2345]);
    });
  });

  it('a symbolic link stays one', () =>
    inside(async (folder) => {
      mkdirSync(join(folder, 'links'));
      const link = join(folder, 'links', 'b.txt');
      symlinkSync('../a.txt', link);
      assert.deepEqual(await replaceFile(link, before, after), { kind: 'written' });
      assert.ok(lstatSync(link).isSymbolicLink());
      assert.deepEqual(readFileSync(join(folder, 'a.txt')), after);
      assert.deepEqual(readdirSync(join(folder, 'links')), ['b.txt']);
    }));

  it('a file with several names is not written: the others would keep the old content', () =>
    inside(async (folder) => {
      const file = join(folder, 'a.txt');
      linkSync(file, join(folder, 'b.txt'));
      assert.ok(await hasSeveralNames(file));
      assert.deepEqual(await replaceFile(file, before, after), { kind: 'several-names' });
      for (const name of ['a.txt', 'b.txt']) assert.deepEqual(readFileSync(join(folder, name)), before);
      assert.deepEqual(readdirSync(folder), ['a.txt', 'b.txt']);
    }));

  it('shows by its time that it was changed', () =>
    inside(async (folder) => {
      const file = join(folder, 'a.txt');
      utimesSync(file, 1e9, 1e9);
      await replaceFile(file, before, after);
      assert.ok(statSync(file).mtimeMs > 1e12);
    }));

  it('is not written over a change made meanwhile', () =>
    inside(async (folder) => {
      const file = join(folder, 'a.txt');
      writeFileSync(file, 'mine');
      assert.deepEqual(await replaceFile(file, before, after), { kind: 'changed' });
      assert.equal(readFileSync(file, 'utf8'), 'mine');
      assert.deepEqual(readdirSync(folder), ['a.txt']);
    }));

  it('clears away what a killed run left of it', () =>
    inside(async (folder) => {
      writeFileSync(join(folder, '.a.txt.0123.unhardcode-tmp'), 'half');
      writeFileSync(join(folder, '.b.txt.0123.unhardcode-tmp'), "another file's");
      await replaceFile(join(folder, 'a.txt'), before, after);
      assert.deepEqual(readdirSync(folder), ['.b.txt.0123.unhardcode-tmp', 'a.txt']);
      assert.ok(isUnfinished('.b.txt.0123.unhardcode-tmp') && !isUnfinished('a.txt'));
    }));

  it('a file that is gone is an error', () =>
    inside((folder) => assert.rejects(replaceFile(join(folder, 'c.txt'), before, after), { code: 'ENOENT' })));
});

describe('making a file', () => {
  it('makes the folders above it', () =>
    inFolder({}, async (folder) => {
      assert.deepEqual(await createFile(join(folder, 'x/y/a.txt'), after), { kind: 'written' });
      assert.deepEqual(readFileSync(join(folder, 'x/y/a.txt')), after);
    }));

  it('takes the place of nothing', () =>
    inFolder({ 'a.txt': before }, async (folder) => {
      assert.deepEqual(await createFile(join(folder, 'a.txt'), after), { kind: 'changed' });
      assert.deepEqual(readFileSync(join(folder, 'a.txt')), before);
    }));
});
