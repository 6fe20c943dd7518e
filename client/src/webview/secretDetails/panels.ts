import { commands, l10n, Uri, ViewColumn, window } from 'vscode';
import type { WebviewPanel } from 'vscode';
import type { SecretReference, SecretSummary } from '../../../../server/src/protocol/requests.ts';
import type { SecretClipboard } from '../../clipboard.ts';
import { notify } from '../../notify.ts';
import type { Secrets } from '../../secrets.ts';
import { secondsSetting } from '../../settings.ts';
import { storeKey } from '../../storeLabel.ts';
import { badgesOf } from '../../tree/nodes.ts';
import { consoleUrlOf, factsOf } from './facts.ts';
import { holdValue, pairsOf } from './heldValue.ts';
import type { HeldValue } from './heldValue.ts';
import { parseFromPage } from './messages.ts';
import type { FromPage, ToPage } from './messages.ts';
import { pageOf } from './page.ts';
import type { Registration } from '../../registration.ts';

export interface SecretPanels extends Registration {
  /** @param read whether the value is asked for at once, as when the user chose “Show Value” */
  show(reference: SecretReference, name: string, options?: { readonly read: boolean }): Promise<void>;
  /** Draws the open page of a secret again, after it was changed. */
  refresh(reference: SecretReference): Promise<void>;
}

interface OpenPanel {
  readonly panel: WebviewPanel;
  draw(): Promise<void>;
  read(): Promise<void>;
}

/** One panel a secret. The editor drops a page that is not visible, and with it a value that was shown there. */
export function createSecretPanels(extension: Uri, secrets: Secrets, clipboard: SecretClipboard): SecretPanels {
  const open = new Map<string, OpenPanel>();
  const keyOf = (reference: SecretReference): string => `${storeKey(reference.store)}\u0000${reference.id}`;

  return {
    async show(reference, name, options) {
      const key = keyOf(reference);
      let page = open.get(key);
      if (page === undefined) {
        page = openPanel(extension, secrets, clipboard, reference, name);
        open.set(key, page);
        page.panel.onDidDispose(() => open.delete(key));
        await page.draw();
      } else page.panel.reveal();
      if (options?.read === true) await page.read();
    },
    async refresh(reference) {
      await open.get(keyOf(reference))?.draw();
    },
    dispose() {
      for (const { panel } of open.values()) panel.dispose();
    },
  };
}

function openPanel(
  extension: Uri,
  secrets: Secrets,
  clipboard: SecretClipboard,
  reference: SecretReference,
  name: string,
): OpenPanel {
  const media = Uri.joinPath(extension, 'media');
  const panel = window.createWebviewPanel('unhardcode.secret', name, ViewColumn.Active, {
    enableScripts: true,
    localResourceRoots: [media],
  });
  panel.iconPath = Uri.joinPath(media, 'secret.svg');
  let held: HeldValue | undefined;
  let current: SecretSummary | undefined;

  const post = (message: ToPage): void => void panel.webview.postMessage(message);
  const forget = (): void => {
    held?.forget();
    held = undefined;
  };

  async function draw(): Promise<void> {
    forget();
    const result = await secrets.describe(reference);
    if (result.kind === 'failed') {
      sayFailed(result.message, draw);
      return;
    }
    current = result.secret;
    panel.webview.html = htmlOf(panel, media, reference, result.secret);
  }

  async function read(): Promise<void> {
    forget();
    const value = await secrets.reveal(reference);
    if (value.kind === 'failed') {
      post({ kind: 'failed', message: value.message });
      return;
    }
    const seconds = secondsSetting('hideValueAfter');
    held = holdValue(pairsOf(value, l10n.t('Whole value')), seconds, () => post({ kind: 'forgotten' }));
    post({ kind: 'keys', keys: held.keys });
  }

  async function answer(message: FromPage): Promise<void> {
    switch (message.kind) {
      case 'read':
        return read();
      case 'refresh':
        return draw();
      case 'hide': {
        post({ kind: 'hidden', index: message.index });
        return;
      }
      case 'show':
      case 'copy': {
        const value = held?.valueAt(message.index);
        if (value === undefined) {
          post({ kind: 'forgotten' });
          return;
        }
        if (message.kind === 'copy') return clipboard.copyForAWhile(value, secondsSetting('clearClipboardAfter'));
        post({ kind: 'value', index: message.index, value, seconds: secondsSetting('hideValueAfter') });
        return;
      }
      case 'command':
        await commands.executeCommand(message.command, { ...reference, secret: current });
    }
  }

  panel.webview.onDidReceiveMessage((message: unknown) => {
    const parsed = parseFromPage(message);
    if (parsed !== undefined) void answer(parsed);
  });
  panel.onDidChangeViewState(() => {
    if (!panel.visible) forget();
  });
  panel.onDidDispose(forget);
  return { panel, draw, read };
}

function htmlOf({ webview }: WebviewPanel, media: Uri, reference: SecretReference, secret: SecretSummary): string {
  return pageOf(
    {
      title: secret.name,
      badges: badgesOf(secret, Date.now(), l10n.t),
      facts: factsOf(reference, secret, dateWords, l10n.t),
      deleted: secret.deletedAt !== undefined,
      hasConsole: consoleUrlOf(reference, secret) !== undefined,
      styleUri: String(webview.asWebviewUri(Uri.joinPath(media, 'secretDetails.css'))),
      scriptUri: String(webview.asWebviewUri(Uri.joinPath(media, 'secretDetails.js'))),
      source: webview.cspSource,
    },
    l10n.t,
  );
}

const dateWords = {
  dateOf: (time: number) => new Date(time).toLocaleString(),
  dayOf: (time: number) => new Date(time).toLocaleDateString(undefined, { timeZone: 'UTC' }),
};

function sayFailed(message: string, retry: () => unknown): void {
  notify('error', message, [{ title: l10n.t('Try Again'), run: retry }]);
}
