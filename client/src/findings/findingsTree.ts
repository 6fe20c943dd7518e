import {
  DiagnosticSeverity,
  EventEmitter,
  l10n,
  languages,
  Range,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
} from 'vscode';
import { workspace } from 'vscode';
import type { Diagnostic, Event, TreeDataProvider } from 'vscode';
import { hiddenIn, kindOf } from './isFinding.ts';
import { rootsOf } from './nodes.ts';
import type { FindingsNode, Grouping, Level, ScanState, ShownFinding } from './nodes.ts';

/** What the editor knows of findings, in open documents and from the last scan, as a tree. */
export class FindingsTree implements TreeDataProvider<FindingsNode> {
  readonly #changed = new EventEmitter<void>();
  readonly #grouping: () => Grouping;
  #scan: ScanState = { skipped: [] };
  /** By document, what it shows. */
  readonly #documents = new Map<string, Shown>();
  readonly onDidChangeTreeData: Event<void> = this.#changed.event;

  constructor(grouping: () => Grouping) {
    this.#grouping = grouping;
  }

  /** Reads the editor's diagnostics of some documents anew. Gives how many findings there are, and are not listed. */
  read(uris: Iterable<Uri>): { readonly count: number; readonly hidden: number } {
    let isOther = false;
    for (const uri of uris) isOther = this.#readOne(uri) || isOther;
    if (isOther) this.refresh();
    const all = [...this.#documents.values()];
    const sum = (numberOf: (shown: Shown) => number): number => all.reduce((total, one) => total + numberOf(one), 0);
    return { count: sum(({ findings }) => findings.length), hidden: sum(({ hidden }) => hidden) };
  }

  /** Gives whether anything has changed: most changes are of other extensions. */
  #readOne(uri: Uri): boolean {
    const key = uri.toString();
    const shown = toShown(uri, languages.getDiagnostics(uri));
    if (JSON.stringify(shown) === JSON.stringify(this.#documents.get(key) ?? nothing)) return false;
    if (shown.findings.length === 0) this.#documents.delete(key);
    else this.#documents.set(key, shown);
    return true;
  }

  setScan(scan: ScanState): void {
    this.#scan = scan;
    this.refresh();
  }

  readonly refresh = (): void => this.#changed.fire();

  getChildren(node?: FindingsNode): FindingsNode[] {
    if (node === undefined) {
      const findings = [...this.#documents.values()].flatMap((shown) => shown.findings);
      return [...rootsOf(findings, this.#grouping(), this.#scan, l10n.t)];
    }
    return node.kind === 'group' ? [...node.children] : [];
  }

  getTreeItem(node: FindingsNode): TreeItem {
    const item = itemOf(node);
    item.id = node.id;
    return item;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function itemOf(node: FindingsNode): TreeItem {
  switch (node.kind) {
    case 'group': {
      const { Expanded, Collapsed } = TreeItemCollapsibleState;
      // Files that lie in no folder of the workspace's own.
      const label = node.label === '.' ? (workspace.name ?? '.') : node.label;
      const item = new TreeItem(label, node.expanded ? Expanded : Collapsed);
      item.iconPath = new ThemeIcon(node.icon);
      item.description = node.count.toLocaleString();
      item.contextValue = 'group';
      return item;
    }
    case 'finding':
      return findingItem(node.finding, node.isInFile);
    case 'more': {
      const item = new TreeItem(node.label);
      item.iconPath = new ThemeIcon('ellipsis');
      item.tooltip = l10n.t('`unhardcode scan` lists all of them.');
      return item;
    }
    case 'skipped': {
      const item = new TreeItem(node.file.path);
      item.resourceUri = Uri.parse(node.file.uri);
      item.iconPath = new ThemeIcon('file');
      item.contextValue = 'skipped';
      return item;
    }
  }
}

const iconOf = (icon: 'error' | 'warning' | 'info', color: string): ThemeIcon =>
  new ThemeIcon(icon, new ThemeColor(`problems${color}Icon.foreground`));

/** As in Problems. */
const icons: Readonly<Record<Level, ThemeIcon>> = {
  certain: iconOf('error', 'Error'),
  likely: iconOf('warning', 'Warning'),
  possible: iconOf('info', 'Info'),
};

function findingItem(finding: ShownFinding, isInFile: boolean): TreeItem {
  const { message, path, rule, level } = finding;
  const line = String(finding.line + 1);
  const [title = message, ...why] = message.split(': ');
  // Every row would say so, where there is little room.
  const what = title.replace(/^Hardcoded /, '');
  const item = new TreeItem(isInFile ? l10n.t('{0}, line {1}', what, line) : `${path}:${line}`);
  item.description = why.join(': ');
  item.tooltip = `${message}\n${rule}, ${level}\n${path}:${line}`;
  item.iconPath = icons[level];
  item.contextValue = 'finding';
  item.accessibilityInformation = { label: `${message}, ${path}, ${l10n.t('line {0}', line)}, ${level}` };
  item.command = {
    command: 'vscode.open',
    title: l10n.t('Open'),
    arguments: [Uri.parse(finding.uri), { selection: rangeOf(finding), preserveFocus: true }],
  };
  return item;
}

export const rangeOf = ({ line, character, endLine, endCharacter }: ShownFinding): Range =>
  new Range(line, character, endLine, endCharacter);

const levelOf = ({ severity }: Diagnostic): Level =>
  severity === DiagnosticSeverity.Error ? 'certain' : severity === DiagnosticSeverity.Warning ? 'likely' : 'possible';

/** What the editor shows of a document. */
interface Shown {
  readonly findings: readonly ShownFinding[];
  /** Findings that its list leaves out. */
  readonly hidden: number;
}

const nothing: Shown = { findings: [], hidden: 0 };

function toShown(uri: Uri, diagnostics: readonly Diagnostic[]): Shown {
  const place = { uri: uri.toString(), path: workspace.asRelativePath(uri).replaceAll('\\', '/') };
  const findings = diagnostics.flatMap((diagnostic): readonly ShownFinding[] => {
    const kind = kindOf(diagnostic);
    if (kind === undefined) return [];
    const { message, range, code } = diagnostic;
    return [
      {
        ...place,
        line: range.start.line,
        character: range.start.character,
        endLine: range.end.line,
        endCharacter: range.end.character,
        rule: String(typeof code === 'object' ? code.value : code),
        kind,
        level: levelOf(diagnostic),
        message,
      },
    ];
  });
  return { findings, hidden: diagnostics.reduce((sum, diagnostic) => sum + hiddenIn(diagnostic), 0) };
}
