import assert from 'node:assert/strict';
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ApplyWorkspaceEditParams } from 'vscode-languageserver-protocol';
import { openAwsStore } from '../../server/src/secrets/aws/index.ts';
import { openJournal } from '../../server/src/workspace/journal/journal.ts';
import { inFolder } from '../support/cli.ts';
import { cleanEnvironment, migrate } from '../support/migrate.ts';
import type { MigrateResult } from '../support/migrate.ts';
import { startTestSandbox } from '../support/sandbox.ts';
import { Editor, fullCapabilities } from './support/editor.ts';
import { canaries, leakyModule, password } from './support/samples.ts';

const files = { 'package.json': '{ "name": "shop", "type": "module" }\n', 'db.mjs': leakyModule };

describe('a run of the command line beside an editor', () => {
  it('that begins while the editor applies its edit uses what the editor has stored', () =>
    inFolder(files, async (given) => {
      const folder = realpathSync(given);
      const uri = pathToFileURL(join(folder, 'db.mjs')).href;
      const sandbox = await startTestSandbox();
      const env = { ...cleanEnvironment(join(sandbox.dataFolder, 'home')), ...sandbox.environment };
      const store = await openAwsStore({ env });
      const editor = new Editor({ canaries, store, services: { journal: openJournal(env) } });
      try {
        let beside: MigrateResult | undefined;
        editor.answer('workspace/applyEdit', async (params) => {
          beside = await migrate(folder, env, { apply: true, yes: true });
          return editor.apply((params as ApplyWorkspaceEditParams).edit);
        });
        const rootUri = pathToFileURL(folder).href;
        await editor.request('initialize', { processId: null, rootUri, capabilities: fullCapabilities });
        editor.notify('initialized', {});
        editor.open(leakyModule, uri, 'javascript');
        await editor.diagnostics(uri);
        const [action] = await editor.actions(uri, password);
        assert.ok(typeof action?.command === 'object');
        await editor.request('workspace/executeCommand', action.command);

        const { items } = await store.list({});
        assert.equal(items.length, 1);
        const name = items[0]?.name ?? '';
        assert.deepEqual(
          beside?.report.secrets.map((secret) => [secret.name, secret.created]),
          [[name, false]],
        );
        for (const text of [editor.text(uri), readFileSync(join(folder, 'db.mjs'), 'utf8')]) {
          assert.ok(text.includes(name) && !text.includes(password));
        }
      } finally {
        await editor.end();
        await sandbox.close();
      }
    }));
});
