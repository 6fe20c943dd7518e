import { l10n, languages, Selection, TextEditorRevealType, window } from 'vscode';
import { isFinding } from '../findings/isFinding.ts';
import { notify } from '../notify.ts';
import type { CommandHandler } from './register.ts';

/** Moves to the next credential of the file, and from the last to the first. */
export const nextFinding: CommandHandler = () => {
  const editor = window.activeTextEditor;
  const found = (editor === undefined ? [] : languages.getDiagnostics(editor.document.uri))
    .filter(isFinding)
    .map(({ range }) => range)
    .sort((a, b) => a.start.compareTo(b.start));
  const next = found.find(({ start }) => editor !== undefined && start.isAfter(editor.selection.active)) ?? found[0];
  if (editor === undefined || next === undefined) {
    notify('information', l10n.t('This file holds no hardcoded credential.'));
    return;
  }
  editor.selection = new Selection(next.start, next.start);
  editor.revealRange(next, TextEditorRevealType.InCenterIfOutsideViewport);
};
