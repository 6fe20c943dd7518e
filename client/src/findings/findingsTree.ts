import {
  DiagnosticSeverity,
  EventEmitter,
  l10n,
  languages,
  Range,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
} from 'vscode';
import { workspace } from 'vscode';
import type { Diagnostic, Event, TreeDataProvider } from 'vscode';
import { diagnosticSource } from '../statusBar.ts';
import { rootsOf } from './nodes.ts';
import type { FindingsNode, Grouping, Level, ScanState, ShownFinding } from './nodes.ts';

/** What the editor knows of findings, in open documents and from the last scan, as a tree. */
export class FindingsTree implements TreeDataProvider<FindingsNode> {
  readonly #changed = new EventEmitter<void>();
  readonly #grouping: () => Grouping;
  #scan: ScanState = { skipped: [] };
  #findings: readonly ShownFinding[] = [];
  readonly onDidChangeTreeData: Event<void> = this.#changed.event;

  constructor(grouping: () => Grouping) {
    this.#grouping = grouping;
  }

  /** Reads the editor's diagnostics anew. Gives how many findings there are. */
  read(): number {
    const findings = languages
      .getDiagnostics()
      .flatMap(([uri, diagnostics]) => diagnostics.filter(isFinding).map((diagnostic) => toShown(uri, diagnostic)));
    // Most changes are of other extensions.
    if (JSON.stringify(findings) !== JSON.stringify(this.#findings)) {
      this.#findings = findings;
      this.refresh();
    }
    return findings.length;
  }

  setScan(scan: ScanState): void {
    this.#scan = scan;
    this.refresh();
  }

  readonly refresh = (): void => this.#changed.fire();

  getChildren(node?: FindingsNode): FindingsNode[] {
    if (node === undefined) return [...rootsOf(this.#findings, this.#grouping(), this.#scan, l10n.t)];
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
      item.description = String(node.count);
      item.contextValue = 'group';
      return item;
    }
    case 'finding':
      return findingItem(node.finding, node.isInFile);
    case 'skipped': {
      const item = new TreeItem(node.file.path);
      item.resourceUri = Uri.parse(node.file.uri);
      item.iconPath = new ThemeIcon('file');
      item.contextValue = 'skipped';
      return item;
    }
  }
}

const icons: Readonly<Record<Level, string>> = { certain: 'error', likely: 'warning', possible: 'info' };

function findingItem(finding: ShownFinding, isInFile: boolean): TreeItem {
  const { message, path, rule, level } = finding;
  const line = String(finding.line + 1);
  const [what = message, ...why] = message.split(': ');
  const item = new TreeItem(isInFile ? l10n.t('{0}, line {1}', what, line) : `${path}:${line}`);
  item.description = why.join(': ');
  item.tooltip = `${message}\n${rule}, ${level}\n${path}:${line}`;
  item.iconPath = new ThemeIcon(icons[level]);
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

/** Not the row that says that a list was cut short. */
const isFinding = ({ source, code }: Diagnostic): boolean => source === diagnosticSource && code !== 'list-shortened';

const levelOf = ({ severity }: Diagnostic): Level =>
  severity === DiagnosticSeverity.Error ? 'certain' : severity === DiagnosticSeverity.Warning ? 'likely' : 'possible';

function toShown(uri: Uri, diagnostic: Diagnostic): ShownFinding {
  const { start, end } = diagnostic.range;
  return {
    uri: uri.toString(),
    path: workspace.asRelativePath(uri).replaceAll('\\', '/'),
    line: start.line,
    character: start.character,
    endLine: end.line,
    endCharacter: end.character,
    rule: codeOf(diagnostic),
    kind: kindOf(diagnostic),
    level: levelOf(diagnostic),
    message: diagnostic.message,
  };
}

function codeOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** What the server puts beside the text, which the protocol's library keeps. */
function kindOf(diagnostic: Diagnostic & { readonly data?: unknown }): string {
  const { data } = diagnostic;
  return typeof data === 'object' && data !== null && 'kind' in data ? String(data.kind) : 'other';
}
