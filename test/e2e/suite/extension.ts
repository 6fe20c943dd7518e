import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { canary, readerSource, serviceSource } from '../support/workspace.ts';
import {
  acceptUntil,
  findingsIn,
  openFile,
  openText,
  quickFixes,
  replaceAll,
  until,
  untilFindings,
} from './support.ts';

const commandsOfOurs = async (): Promise<readonly string[]> =>
  (await vscode.commands.getCommands(true)).filter((command) => command.startsWith('unhardcode.'));

describe('the extension in VS Code', () => {
  it('is woken by a language', async () => {
    const extension = vscode.extensions.getExtension('unhardcode.unhardcode');
    assert.ok(extension);
    await openFile('service.mjs');
    await until('it is active', () => extension.isActive || undefined);
  });

  it('registers every command of its manifest', async () => {
    const extension = vscode.extensions.getExtension('unhardcode.unhardcode');
    const { contributes } = extension?.packageJSON as { contributes: { commands: { command: string }[] } };
    const registered = new Set(await commandsOfOurs());
    assert.ok(contributes.commands.length > 20);
    assert.deepEqual(
      contributes.commands.filter(({ command }) => !registered.has(command)),
      [],
    );
  });

  describe('diagnostics', () => {
    it('mark the secret part and do not say it', async () => {
      const { document } = await openFile('service.mjs');
      const [finding] = await untilFindings(document, 1);
      assert.ok(finding);
      assert.equal(document.getText(finding.range), canary);
      assert.ok(!finding.message.includes(canary));
    });

    it('follow unsaved text, and the last version wins', async () => {
      const document = await openText('javascript', `const password = '${canary}';\n`);
      await untilFindings(document, 1);
      await replaceAll(document, `const a = 1;\n\nconst password = '${canary}';\nconst token = '${canary}x';\n`);
      const findings = await until('both are marked where they are now', () => {
        const lines = findingsIn(document).map(({ range }) => range.start.line);
        return lines.sort().join() === '2,3' ? lines : undefined;
      });
      assert.equal(findings.length, 2);
      await replaceAll(document, 'const password = process.env.PASSWORD;\n');
      await untilFindings(document, 0);
    });

    it('count UTF-16 units', async () => {
      const document = await openText('javascript', `const note = '🔑🔑', password = '${canary}';\n`);
      const [finding] = await untilFindings(document, 1);
      assert.ok(finding);
      assert.equal(document.getText(finding.range), canary);
    });

    it('go when the user switches them off, and come back', async () => {
      const { document } = await openFile('service.mjs');
      await untilFindings(document, 1);
      const settings = vscode.workspace.getConfiguration('unhardcode');
      await settings.update('enable', false, vscode.ConfigurationTarget.Workspace);
      await untilFindings(document, 0);
      await settings.update('enable', undefined, vscode.ConfigurationTarget.Workspace);
      await untilFindings(document, 1);
    });
  });

  describe('the quick fix', () => {
    it('is one preferred action, and offering it changes nothing', async () => {
      const { document } = await openFile('service.mjs');
      const [finding] = await untilFindings(document, 1);
      assert.ok(finding);
      const preferred = (await quickFixes(document, finding.range)).filter(({ isPreferred }) => isPreferred);
      assert.equal(preferred.length, 1);
      assert.ok(!JSON.stringify(preferred[0]?.command).includes(canary));
      assert.equal(document.isDirty, false);
    });

    it('stores in the sandbox and rewrites the code and its manifest', async () => {
      await vscode.commands.executeCommand('unhardcode.startSandbox');
      const { document } = await openFile('service.mjs');
      await runQuickFix(document);
      const text = await acceptUntil('the code is rewritten', () => {
        const now = document.getText();
        return now === serviceSource ? undefined : now;
      });
      assert.ok(!text.includes(canary));
      assert.match(text, /GetSecretValueCommand/);
      await untilFindings(document, 0);
      const manifest = await openFile('package.json');
      assert.match(manifest.document.getText(), /@aws-sdk\/client-secrets-manager/);
    });

    it('has work again when the text is as it was', async () => {
      const { document } = await openFile('service.mjs');
      assert.notEqual(document.getText(), serviceSource);
      await replaceAll(document, serviceSource);
      await untilFindings(document, 1);
    });

    it('is refused when the text moves while the prompt is open', async () => {
      const { document } = await openFile('service.mjs');
      await untilFindings(document, 1);
      await runQuickFix(document);
      const moved = `// moved\n${serviceSource}`;
      await replaceAll(document, moved);
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      await untilFindings(document, 1);
      assert.equal(document.getText(), moved);
    });
  });

  describe('the secrets', () => {
    it('of the sandbox are in the tree', async () => {
      await vscode.env.clipboard.writeText('');
      const copying = vscode.commands.executeCommand('unhardcode.copyName');
      const name = await acceptUntil(
        'a name was copied',
        async () => (await vscode.env.clipboard.readText()) || undefined,
      );
      await copying;
      assert.match(name, /^[\w/+=.@-]+$/);
    });

    it('are inserted as code at the cursor', async () => {
      const editor = await openFile('reader.mjs');
      const end = editor.document.positionAt(readerSource.indexOf(';'));
      editor.selection = new vscode.Selection(end, end);
      const inserting = vscode.commands.executeCommand('unhardcode.insertReference');
      const text = await acceptUntil('code was inserted', () => {
        const now = editor.document.getText();
        return now === readerSource ? undefined : now;
      });
      await inserting;
      assert.match(text, /GetSecretValueCommand/);
    });
  });
});

/** Runs the preferred fix without waiting for it: it asks the user. */
async function runQuickFix(document: vscode.TextDocument): Promise<void> {
  const [finding] = await untilFindings(document, 1);
  assert.ok(finding);
  const fix = (await quickFixes(document, finding.range)).find(({ isPreferred }) => isPreferred);
  assert.ok(fix?.command);
  const { command, arguments: parameters } = fix.command as { command: string; arguments?: readonly unknown[] };
  void vscode.commands.executeCommand(command, ...(parameters ?? []));
}
