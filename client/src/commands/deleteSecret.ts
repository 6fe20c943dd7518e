import { l10n, window } from 'vscode';
import { notify } from '../notify.ts';
import type { Secrets } from '../secrets.ts';
import { storeLabel } from '../storeLabel.ts';
import type { CommandHandler } from './register.ts';
import type { FindTarget, Target } from './target.ts';

/** Called after a secret was changed, so that what shows it is drawn again. */
export type Changed = (target: Target) => void;

/** The recovery windows that Secrets Manager offers, in days: 7 to 30, 30 by default. */
const recoveryChoices = [30, 14, 7] as const;

/** Names that look like production are typed again before they are deleted. */
const productionPattern = /(^|[^a-z])prod(uction)?([^a-z]|$)/i;

/** Schedules the deletion. Nothing is ever deleted at once, and the message offers the way back. */
export const deleteSecret =
  (find: FindTarget, secrets: Secrets, changed: Changed): CommandHandler =>
  async (parameter) => {
    const target = await find(parameter);
    if (target === undefined) return;
    const days = await askForDays(target);
    if (days === undefined || !(await confirmName(target))) return;
    const result = await secrets.delete(target.reference, days);
    if (result.kind === 'failed') {
      notify('error', result.message);
      return;
    }
    changed(target);
    const date = new Date(result.deletionDate).toLocaleDateString();
    notify('information', l10n.t('“{0}” can be restored until {1}.', target.name, date), [
      { title: l10n.t('Restore'), run: () => restoreSecret(find, secrets, changed)(parameter ?? target.reference) },
    ]);
  };

export const restoreSecret =
  (find: FindTarget, secrets: Secrets, changed: Changed): CommandHandler =>
  async (parameter) => {
    const target = await find(parameter);
    if (target === undefined) return;
    const result = await secrets.restore(target.reference);
    if (result.kind === 'failed') {
      notify('error', result.message);
      return;
    }
    changed(target);
    notify('information', l10n.t('“{0}” is restored.', target.name));
  };

async function askForDays({ name, reference }: Target): Promise<number | undefined> {
  const items = recoveryChoices.map((days) => ({
    label: l10n.t('Delete, restorable for {0} days', days),
    description: l10n.t('programs can no longer read it from now on'),
    days,
  }));
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Delete “{0}”', name),
    placeHolder: storeLabel(reference.store, l10n.t),
  });
  return chosen?.days;
}

async function confirmName({ name }: Target): Promise<boolean> {
  if (!productionPattern.test(name)) return true;
  const typed = await window.showInputBox({
    title: l10n.t('Delete “{0}”', name),
    prompt: l10n.t('This looks like production. Type the name to delete it.'),
    validateInput: (text) => (text === name ? undefined : l10n.t('The name is “{0}”.', name)),
  });
  return typed === name;
}
