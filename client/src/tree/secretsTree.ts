import { EventEmitter, l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState, workspace } from 'vscode';
import type { Event, TreeDataProvider } from 'vscode';
import type { SecretTree } from './model.ts';
import { rowOf } from './nodes.ts';
import type { TreeNode } from './nodes.ts';

/** The model in the editor's own terms. Holds no state but the event. */
export class SecretsTree implements TreeDataProvider<TreeNode> {
  readonly #changed = new EventEmitter<void>();
  readonly #prepare: () => Promise<SecretTree>;
  readonly onDidChangeTreeData: Event<void> = this.#changed.event;

  /** @param prepare gives the model with its roots; called whenever the tree is read */
  constructor(prepare: () => Promise<SecretTree>) {
    this.#prepare = prepare;
  }

  readonly refresh = (): void => this.#changed.fire();

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (!workspace.isTrusted) return [];
    return [...(await this.#prepare()).childrenOf(node)];
  }

  async getParent(node: TreeNode): Promise<TreeNode | undefined> {
    return (await this.#prepare()).parentOf(node);
  }

  getTreeItem(node: TreeNode): TreeItem {
    const row = rowOf(node, Date.now(), l10n.t);
    const item = new TreeItem(row.label, collapsibleStates[row.children]);
    item.id = row.id;
    item.iconPath = new ThemeIcon(row.icon);
    item.contextValue = row.context;
    item.accessibilityInformation = { label: row.spoken };
    if (row.description !== undefined) item.description = row.description;
    if (row.tooltip !== undefined) item.tooltip = row.tooltip;
    if (row.command !== undefined) item.command = { command: row.command, title: row.label, arguments: [node] };
    return item;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

const collapsibleStates = {
  none: TreeItemCollapsibleState.None,
  collapsed: TreeItemCollapsibleState.Collapsed,
  expanded: TreeItemCollapsibleState.Expanded,
} as const;
