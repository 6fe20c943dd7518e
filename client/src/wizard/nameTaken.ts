import { l10n, window } from 'vscode';

/** What to do about a name that something else has; nothing is ever written over. */
export async function askAboutTaken(name: string, other: string): Promise<'add-key' | 'other-name' | undefined> {
  const choices = [
    {
      label: l10n.t('Add a Key to “{0}”', name),
      detail: l10n.t('Everything that is in it stays as it is.'),
      what: 'add-key',
    },
    { label: l10n.t('Choose Another Name…'), description: other, what: 'other-name' },
  ] as const;
  const title = l10n.t('“{0}” exists already and holds something else', name);
  return (await window.showQuickPick(choices, { title, ignoreFocusOut: true }))?.what;
}
