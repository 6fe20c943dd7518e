import { Disposable, l10n, window, workspace } from 'vscode';
import type { TreeView } from 'vscode';
import { listStores } from '../../../server/src/protocol/requests.ts';
import type { StoreReference } from '../../../server/src/protocol/requests.ts';
import { rootsFrom } from '../pickStore.ts';
import type { Secrets } from '../secrets.ts';
import type { LanguageServer } from '../languageClient.ts';
import type { StoreChoice } from '../storeChoice.ts';
import { storeKey } from '../storeLabel.ts';
import { createSecretTree } from './model.ts';
import type { SecretTree } from './model.ts';
import type { TreeNode } from './nodes.ts';
import { SecretsTree } from './secretsTree.ts';
import type { Registration } from '../registration.ts';

export interface RegisteredTree extends Registration {
  readonly model: SecretTree;
  readonly view: TreeView<TreeNode>;
  /** The model with its roots. Reads local files the first time, nothing else. */
  readonly prepare: () => Promise<SecretTree>;
  /** Opens the view and selects a secret in it, where its store is one of the roots. */
  select(store: StoreReference, arn: string): Promise<void>;
}

/** The view of secrets. Nothing is asked of anyone before the view is opened. */
export function registerTree(server: LanguageServer, secrets: Secrets, choice: StoreChoice): RegisteredTree {
  const model = createSecretTree(secrets, () => {
    const { filter } = model;
    view.description = filter === '' ? '' : l10n.t('only “{0}”', filter);
    adapter.refresh();
  });
  let prepared: Promise<SecretTree> | undefined;

  async function loadRoots(): Promise<SecretTree> {
    const roots = rootsFrom(choice, await server.request(listStores, undefined));
    const same = roots.map(storeKey).join() === model.roots.map(storeKey).join();
    if (!same) model.setRoots(roots);
    return model;
  }
  const prepare = (): Promise<SecretTree> =>
    (prepared ??= loadRoots().catch((error: unknown) => {
      prepared = undefined;
      throw error;
    }));

  const adapter = new SecretsTree(prepare);
  const view = window.createTreeView('unhardcode.secrets', { treeDataProvider: adapter, showCollapseAll: true });
  const again = (): void => {
    prepared = undefined;
    adapter.refresh();
  };
  const subscriptions = Disposable.from(
    view,
    adapter,
    choice.onDidChange(again),
    server.onDidChangeStores((what) => {
      if (what === 'logins') {
        model.retry();
        return;
      }
      model.refresh();
      again();
    }),
    workspace.onDidGrantWorkspaceTrust(again),
  );
  async function select(store: StoreReference, arn: string): Promise<void> {
    const { roots } = await prepare();
    if (!roots.some((root) => storeKey(root) === storeKey(store))) return;
    const node = await model.find(store, arn);
    if (node !== undefined) await view.reveal(node, { select: true, focus: false, expand: true });
  }

  return { model, view, prepare, select, dispose: () => void subscriptions.dispose() };
}
