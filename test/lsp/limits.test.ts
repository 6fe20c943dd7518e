import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import { openEditor } from './support/editor.ts';
import { canaries, leakyModule, password } from './support/samples.ts';
import { endServers, spawnServer } from './support/spawnServer.ts';

const small = 'file:///tmp/none/small.mjs';
const large = 'file:///tmp/none/large.js';

/** Texts that make a scanner work, about 1 MB each. */
const hostile: Readonly<Record<string, () => string>> = {
  'one line of minified code': () => `var a={${'k:"v",'.repeat(200_000)}}`,
  'keywords without values': () => 'password token secret api_key '.repeat(35_000),
  'candidates that come to nothing': () => 'const password = "${x}";\n'.repeat(40_000),
  'quotes that never close': () => `const password = "`.repeat(55_000),
  'one long word': () => `password="${'a'.repeat(1_000_000)}`,
  'brackets without end': () => `password=${'([{'.repeat(330_000)}`,
  'a connection string without end': () => `postgres://${'a:'.repeat(500_000)}`,
  'nothing but line ends': () => '\r\n'.repeat(500_000),
};

describe('limits of the language server', function () {
  this.timeout(60_000);
  afterEach(endServers);

  for (const [name, make] of Object.entries(hostile)) {
    it(`answers another document within a second while it works on ${name}`, async () => {
      const editor = await openEditor({ canaries }, spawnServer());
      // Warm: what is measured is the waiting, not the first compilation.
      editor.open(leakyModule, 'file:///tmp/none/warm.mjs', 'javascript');
      await editor.diagnostics('file:///tmp/none/warm.mjs');
      editor.open(make(), large, 'javascript');
      editor.open(leakyModule, small, 'javascript');
      const started = performance.now();
      assert.deepEqual(await editor.marked(small), [password]);
      const waited = performance.now() - started;
      const [action] = await editor.actions(small, password);
      assert.equal(action?.isPreferred, true);
      await editor.end();
      assert.ok(waited < 1000, `${waited.toFixed()} ms`);
    });
  }

  it('drops the work on a hostile document when it is closed', async () => {
    const editor = await openEditor({ canaries }, spawnServer());
    editor.open('const password = "${x}";\n'.repeat(100_000), large, 'javascript');
    editor.close(large);
    editor.open(leakyModule, small, 'javascript');
    assert.deepEqual(await editor.marked(small), [password]);
    await editor.end();
  });

  it('rewrites nothing in a document that is too large to parse between two keystrokes', async () => {
    const editor = await openEditor({ canaries }, spawnServer());
    editor.open(`${leakyModule}// ${'x'.repeat(2_100_000)}\n`, large, 'javascript');
    assert.deepEqual(await editor.marked(large), [password]);
    const [action] = await editor.actions(large, password);
    assert.match(action?.disabled?.reason ?? '', /too large/);
    await editor.end();
  });

  const longFiles: readonly (readonly [what: string, uri: string, languageId: string, before: string])[] = [
    ['of JavaScript', large, 'javascript', 'const '],
    ['of JavaScript, where no call is legal,', large, 'javascript', 'const f = () => '],
    ['of Python', 'file:///tmp/none/large.py', 'python', ''],
  ];
  for (const [what, uri, languageId, before] of longFiles) {
    it(`lists what it can plan of a long file ${what} within a second, and says that there is more`, async () => {
      const editor = await openEditor({ canaries });
      const lines = Array.from({ length: 3_000 }, (_, index) => `${before}dbPassword${index} = '${password}${index}'`);
      editor.open(`${lines.join('\n')}\n`, uri, languageId);
      await editor.diagnostics(uri);
      await editor.actions(uri, `${password}0`);
      const started = process.cpuUsage();
      const actions = await editor.actions(uri);
      // Not by the clock: the machine may have other work.
      const { user, system } = process.cpuUsage(started);
      assert.equal(actions.filter(({ isPreferred }) => isPreferred === true).length, 100);
      assert.match(actions.at(-1)?.title ?? '', /^2900 more findings in this range/);
      assert.ok(actions.at(-1)?.disabled);
      await editor.end();
      assert.ok(user + system < 1_000_000, `${user + system} µs`);
    });
  }
});
