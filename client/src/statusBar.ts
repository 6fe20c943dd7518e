import { Disposable, l10n, languages, MarkdownString, StatusBarAlignment, window } from 'vscode';
import type { StoreReference } from '../../server/src/protocol/requests.ts';
import { storeLabel } from './storeLabel.ts';

/** The source that the server puts on its diagnostics. */
export const diagnosticSource = 'unhardcode';

/**
 * How many credentials the file in front holds, and where secrets go. Asks nobody: the place is what is known so far.
 * @param target where new secrets go, once that is known
 * @returns the registration, and a way to say that the target is another
 */
export function createStatusBar(
  target: () => StoreReference | undefined,
): Disposable & { readonly update: () => void } {
  const item = window.createStatusBarItem('status', StatusBarAlignment.Right, 90);
  item.name = 'Unhardcode';
  item.command = 'unhardcode.showMenu';

  function update(): void {
    const uri = window.activeTextEditor?.document.uri;
    const count =
      uri === undefined ? 0 : languages.getDiagnostics(uri).filter(({ source }) => source === diagnosticSource).length;
    const store = target();
    const place = store === undefined ? '' : storeLabel(store, l10n.t);
    const found = count === 1 ? l10n.t('1 hardcoded credential') : l10n.t('{0} hardcoded credentials', count);
    item.text = [`$(shield) ${count}`, place].filter((part) => part !== '').join(' · ');
    item.tooltip = tooltipOf(found, place);
    item.accessibilityInformation = { label: ['Unhardcode', found, place].filter((part) => part !== '').join(', ') };
    item.show();
  }

  update();
  return Object.assign(
    Disposable.from(item, window.onDidChangeActiveTextEditor(update), languages.onDidChangeDiagnostics(update)),
    { update },
  );
}

function tooltipOf(found: string, place: string): MarkdownString {
  const tooltip = new MarkdownString();
  tooltip.appendMarkdown('**Unhardcode**\n\n');
  tooltip.appendText(l10n.t('{0} in this file', found));
  if (place !== '') {
    tooltip.appendMarkdown('\n\n');
    tooltip.appendText(l10n.t('New secrets go to {0}', place));
  }
  return tooltip;
}
