import { env, l10n, Uri, window } from 'vscode';
import type { SecretClipboard } from '../clipboard.ts';
import { notify } from '../notify.ts';
import type { Secrets } from '../secrets.ts';
import { secondsSetting } from '../settings.ts';
import { consoleUrlOf } from '../webview/secretDetails/facts.ts';
import { pairsOf } from '../webview/secretDetails/heldValue.ts';
import type { SecretPanels } from '../webview/secretDetails/panels.ts';
import type { CommandHandler } from './register.ts';
import type { FindTarget } from './target.ts';

export const showSecret =
  (find: FindTarget, panels: SecretPanels, options?: { readonly read: boolean }): CommandHandler =>
  async (parameter) => {
    const target = await find(parameter);
    if (target !== undefined) await panels.show(target.reference, target.name, options);
  };

export const copyName =
  (find: FindTarget): CommandHandler =>
  async (parameter) => {
    const target = await find(parameter);
    if (target === undefined) return;
    await env.clipboard.writeText(target.name);
    window.setStatusBarMessage(l10n.t('Name copied'), 3000);
  };

export const copyArn =
  (find: FindTarget): CommandHandler =>
  async (parameter) => {
    const target = await find(parameter);
    if (target === undefined) return;
    await env.clipboard.writeText(target.arn);
    window.setStatusBarMessage(l10n.t('ARN copied'), 3000);
  };

/** Copies one key's value for a limited time. Asks which, when there are several; shows none. */
export const copyValue =
  (find: FindTarget, secrets: Secrets, clipboard: SecretClipboard): CommandHandler =>
  async (parameter) => {
    const target = await find(parameter);
    if (target === undefined) return;
    const value = await secrets.reveal(target.reference);
    if (value.kind === 'failed') {
      notify('error', value.message);
      return;
    }
    const pairs = pairsOf(value, l10n.t('Whole value'));
    const key =
      pairs.length === 1
        ? pairs[0]?.key
        : await window.showQuickPick(
            pairs.map((pair) => pair.key),
            { title: target.name, placeHolder: l10n.t('Key whose value is copied') },
          );
    const chosen = pairs.find((pair) => pair.key === key);
    if (chosen !== undefined) await clipboard.copyForAWhile(chosen.value, secondsSetting('clearClipboardAfter'));
  };

export const openInConsole =
  (find: FindTarget, secrets: Secrets): CommandHandler =>
  async (parameter) => {
    const target = await find(parameter);
    if (target === undefined) return;
    const described = await secrets.describe(target.reference);
    if (described.kind === 'failed') {
      notify('error', described.message);
      return;
    }
    const url = consoleUrlOf(target.reference, described.secret);
    if (url === undefined) {
      notify('information', l10n.t('The sandbox has no page in the AWS console.'));
      return;
    }
    await env.openExternal(Uri.parse(url, true));
  };
