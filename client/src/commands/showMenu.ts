import { commands, l10n, window } from 'vscode';
import { commandIds, specOf } from './specs.ts';
import type { CommandHandler } from './register.ts';

/** Behind the status bar item: every action, by the keyboard. */
export const showMenu: CommandHandler = async () => {
  const items = commandIds
    .filter((id) => id !== 'unhardcode.showMenu' && specOf(id).onlyInTree !== true)
    .map((id) => ({ label: [specOf(id).icon, specOf(id).title].filter((part) => part !== undefined).join(' '), id }));
  const chosen = await window.showQuickPick(items, { title: 'Unhardcode', placeHolder: l10n.t('What to do') });
  if (chosen !== undefined) await commands.executeCommand(chosen.id);
};

/** The walkthrough of the welcome page. */
export const getStarted: CommandHandler = () =>
  commands.executeCommand('workbench.action.openWalkthrough', 'unhardcode.unhardcode#unhardcode.start', false);
