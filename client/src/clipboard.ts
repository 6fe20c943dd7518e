import { env, l10n, window } from 'vscode';
import { markOf } from './textMark.ts';
import type { Registration } from './registration.ts';

export interface SecretClipboard extends Registration {
  /** Copies a value and takes it away again after `seconds`, unless something else was copied meanwhile. */
  copyForAWhile(value: string, seconds: number): Promise<void>;
}

export function createSecretClipboard(): SecretClipboard {
  let timer: NodeJS.Timeout | undefined;
  let mark = '';

  async function clear(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (mark !== '' && markOf(await env.clipboard.readText()) === mark) await env.clipboard.writeText('');
    mark = '';
  }

  return {
    async copyForAWhile(value, seconds) {
      await env.clipboard.writeText(value);
      clearTimeout(timer);
      mark = markOf(value);
      timer = setTimeout(() => void clear(), seconds * 1000);
      window.setStatusBarMessage(l10n.t('Value copied; the clipboard is cleared in {0} seconds', seconds), 5000);
    },
    dispose: () => void clear(),
  };
}
