import { l10n } from 'vscode';
import { notify } from '../notify.ts';
import type { Secrets } from '../secrets.ts';
import type { MadeSecret } from './undoWatch.ts';

/** The shortest time that Secrets Manager keeps a deleted secret restorable, in days. */
const shortestRecovery = 7;

/** After the edit was undone: keep or delete the secret that it made. Nothing happens unless the user says so. */
export function offerDeletion(secrets: Secrets, secret: MadeSecret, changed: () => void): void {
  const reference = { store: secret.store, id: secret.arn };

  async function remove(): Promise<void> {
    const result = await secrets.delete(reference, shortestRecovery);
    if (result.kind === 'failed') {
      notify('error', result.message);
      return;
    }
    changed();
    const date = new Date(result.deletionDate).toLocaleDateString();
    notify('information', l10n.t('“{0}” is deleted for good on {1}.', secret.name, date), [
      { title: l10n.t('Restore'), run: restore },
    ]);
  }

  async function restore(): Promise<void> {
    const result = await secrets.restore(reference);
    if (result.kind === 'failed') {
      notify('error', result.message);
      return;
    }
    changed();
    notify('information', l10n.t('“{0}” is restored.', secret.name));
  }

  notify('information', l10n.t('The code is as it was before. “{0}” was stored for it; keep it?', secret.name), [
    { title: l10n.t('Keep'), run: () => undefined },
    { title: l10n.t('Delete in {0} Days', shortestRecovery), run: remove },
  ]);
}
