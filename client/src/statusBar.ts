import { Disposable, l10n, languages, MarkdownString, StatusBarAlignment, window } from 'vscode';
import type { Destination } from './destination.ts';
import { isFinding } from './findings/isFinding.ts';
import { statusWords } from './statusWords.ts';

/** How many credentials the file in front holds, and where they would go. The place is looked up at the first one. */
export function createStatusBar(destination: Destination): Disposable {
  const item = window.createStatusBarItem('status', StatusBarAlignment.Right, 90);
  item.name = 'Unhardcode';
  item.command = 'unhardcode.showMenu';

  function update(): void {
    const uri = window.activeTextEditor?.document.uri;
    const count = uri === undefined ? 0 : languages.getDiagnostics(uri).filter(isFinding).length;
    if (count > 0) destination.lookUp();
    const { text, lines, spoken } = statusWords({ count, ...placeOf(destination) }, l10n.t);
    item.text = text;
    item.tooltip = tooltipOf(lines);
    item.accessibilityInformation = { label: spoken };
    item.show();
  }

  update();
  return Disposable.from(
    item,
    destination.onDidChange(update),
    window.onDidChangeActiveTextEditor(update),
    languages.onDidChangeDiagnostics(update),
  );
}

const placeOf = ({ store, accountId, place }: Destination): Pick<Destination, 'store' | 'accountId' | 'place'> => ({
  store,
  accountId,
  place,
});

function tooltipOf(lines: readonly string[]): MarkdownString {
  const tooltip = new MarkdownString('**Unhardcode**');
  for (const line of lines) tooltip.appendMarkdown('\n\n').appendText(line);
  return tooltip;
}
