import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** Waits for what an editor does in its own time. Fails with `what` when the time is up. */
export async function until<T>(
  what: string,
  produce: () => T | undefined | Promise<T | undefined>,
  seconds = 30,
): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const produced = await produce();
    if (produced !== undefined) return produced;
    assert.ok(Date.now() < deadline, `waited ${seconds} s in vain: ${what}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

export const findingsIn = (document: vscode.TextDocument): readonly vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'unhardcode');

export const untilFindings = (document: vscode.TextDocument, count: number): Promise<readonly vscode.Diagnostic[]> =>
  until(`${count} findings`, () => {
    const findings = findingsIn(document);
    return findings.length === count ? findings : undefined;
  });

export async function openFile(name: string): Promise<vscode.TextEditor> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder);
  return vscode.window.showTextDocument(vscode.Uri.joinPath(folder, name));
}

export async function openText(language: string, content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document);
  return document;
}

export async function replaceAll(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

export async function quickFixes(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
  // The editor cancels a request when another provider comes or goes meanwhile.
  return until('code actions', async () => {
    try {
      return await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
        'quickfix',
      );
    } catch {
      return undefined;
    }
  });
}

/** Presses Enter in whatever quick input shows, until `done`. */
export async function acceptUntil<T>(what: string, done: () => T | undefined | Promise<T | undefined>): Promise<T> {
  return until(what, async () => {
    const result = await done();
    if (result === undefined) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return result;
  });
}
