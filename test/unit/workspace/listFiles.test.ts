import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expandNested, listFiles } from '../../../server/src/workspace/listFiles.ts';

interface Case {
  readonly about: string;
  /** Path to content; a path that ends with `/` is a folder. */
  readonly tree: Readonly<Record<string, string>>;
  /** Tracked by git; absent: no checkout. */
  readonly tracked?: readonly string[];
  readonly given?: readonly string[];
  readonly ignored?: 'skip' | 'include';
  readonly files: readonly string[];
  readonly skipped?: Readonly<Record<string, string>>;
}

const cases: readonly Case[] = [
  {
    about: 'a folder without version control, all of it',
    tree: { 'a.js': '', 'src/b.py': '', '.env': '' },
    files: ['.env', 'a.js', 'src/b.py'],
  },
  {
    about: 'folders of dependencies are left out with a row',
    tree: { 'a.js': '', 'node_modules/x/index.js': '' },
    files: ['a.js'],
    skipped: { node_modules: 'dependency-folder' },
  },
  {
    about: 'a given path is looked at whatever its name',
    tree: { 'node_modules/x/index.js': '' },
    given: ['node_modules/x'],
    files: ['node_modules/x/index.js'],
  },
  {
    about: 'ignored files are left out with a row, environment files are not',
    tree: { '.gitignore': '*.log\n.env*\nbuild/\n', 'a.js': '', 'x.log': '', '.env.local': '', 'build/out.js': '' },
    tracked: ['a.js', '.gitignore'],
    files: ['.env.local', '.gitignore', 'a.js'],
    skipped: { 'x.log': 'git-ignored', build: 'git-ignored' },
  },
  {
    about: 'what is tracked is looked at although it is ignored: these are the files that leak',
    tree: { '.gitignore': 'secrets.yml\n', 'secrets.yml': '' },
    tracked: ['.gitignore', 'secrets.yml'],
    files: ['.gitignore', 'secrets.yml'],
  },
  {
    about: 'untracked files are looked at',
    tree: { 'a.js': '', 'new.js': '' },
    tracked: ['a.js'],
    files: ['a.js', 'new.js'],
  },
  {
    about: 'an ignored folder that is given by name is looked at',
    tree: { '.gitignore': 'build/\n', 'build/out.js': '' },
    tracked: ['.gitignore'],
    given: ['build'],
    files: ['build/out.js'],
  },
  {
    about: 'everything, when ignore files do not count',
    tree: { '.gitignore': '*.log\n', 'x.log': '' },
    tracked: ['.gitignore'],
    ignored: 'include',
    files: ['.gitignore', 'x.log'],
    skipped: { '.git': 'version-control' },
  },
  {
    about: 'paths are printed as they were given',
    tree: { 'src/a.js': '' },
    given: ['./src/'],
    files: ['./src/a.js'],
  },
  {
    about: 'a file given twice is listed once',
    tree: { 'src/a.js': '' },
    given: ['src', 'src/a.js'],
    files: ['src/a.js'],
  },
  {
    about: 'names with spaces, quotes and umlauts',
    tree: { 'a b "c".js': '', 'größe.py': '' },
    tracked: ['a b "c".js'],
    files: ['a b "c".js', 'größe.py'],
  },
];

function check(test: Case): void {
  const folder = mkdtempSync(join(tmpdir(), 'unhardcode-list-'));
  try {
    for (const [path, text] of Object.entries(test.tree)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    if (test.tracked !== undefined) {
      execFileSync('git', ['init', '-q'], { cwd: folder });
      execFileSync('git', ['add', '-f', '--', ...test.tracked], { cwd: folder });
    }
    const listing = listFiles(test.given ?? ['.'], { workingDirectory: folder, ignored: test.ignored ?? 'skip' });
    assert.deepEqual(
      listing.files.map(({ path }) => path),
      test.files,
    );
    assert.deepEqual(Object.fromEntries(listing.skipped.map(({ path, reason }) => [path, reason])), test.skipped ?? {});
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('files to look at', () => {
  for (const test of cases) it(test.about, () => check(test));

  it('a loop of symbolic links ends, with a row', () => {
    const folder = mkdtempSync(join(tmpdir(), 'unhardcode-list-'));
    symlinkSync(folder, join(folder, 'loop'));
    const listing = listFiles(['.'], { workingDirectory: folder, ignored: 'skip' });
    assert.deepEqual(listing, { files: [], skipped: [{ path: 'loop', reason: 'symbolic-link' }] });
    rmSync(folder, { recursive: true });
  });

  for (const path of ['nowhere', '']) {
    it(`a path that is not there is an error: “${path}”`, () => {
      assert.throws(() => listFiles([path], { workingDirectory: tmpdir(), ignored: 'skip' }), { code: 'ENOENT' });
    });
  }

  it('a given file that cannot be read is an error', function () {
    if (process.getuid?.() === 0) return this.skip();
    const folder = mkdtempSync(join(tmpdir(), 'unhardcode-list-'));
    writeFileSync(join(folder, 'a.js'), '', { mode: 0 });
    assert.throws(() => listFiles(['a.js'], { workingDirectory: folder, ignored: 'skip' }), { code: 'EACCES' });
    rmSync(folder, { recursive: true });
  });

  it('inside of a hook, git is asked about the folder and not about the repository of the hook', () => {
    const folder = mkdtempSync(join(tmpdir(), 'unhardcode-list-'));
    const before = process.env['GIT_DIR'];
    try {
      for (const name of ['one', 'other']) execFileSync('git', ['init', '-q', join(folder, name)]);
      writeFileSync(join(folder, 'one/.gitignore'), '*.log\n');
      writeFileSync(join(folder, 'one/a.log'), '');
      process.env['GIT_DIR'] = join(folder, 'other/.git');
      const listing = listFiles(['one'], { workingDirectory: folder, ignored: 'skip' });
      assert.deepEqual(listing.skipped, [{ path: 'one/a.log', reason: 'git-ignored' }]);
    } finally {
      if (before === undefined) delete process.env['GIT_DIR'];
      else process.env['GIT_DIR'] = before;
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('a submodule that was not fetched, and a broken repository, end the listing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'unhardcode-list-'));
    const link = ['--cacheinfo', '160000,1111111111111111111111111111111111111111,module'];
    execFileSync('git', ['init', '-q'], { cwd: folder });
    execFileSync('git', ['update-index', '--add', ...link], { cwd: folder });
    mkdirSync(join(folder, 'module/.git'), { recursive: true });
    writeFileSync(join(folder, 'module/a.js'), '');
    const options = { workingDirectory: folder, ignored: 'skip' } as const;
    const { files } = listFiles(['.'], options);
    assert.deepEqual(
      files.map(({ path, absolute, given }) =>
        expandNested({ path, absolute, given }, options)?.files.map((f) => f.path),
      ),
      [['module/a.js']],
    );
    rmSync(folder, { recursive: true });
  });
});
