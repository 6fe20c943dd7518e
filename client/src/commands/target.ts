import { l10n, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { SecretReference, SecretSummary, StoreReference } from '../../../server/src/protocol/requests.ts';
import type { SecretTree } from '../tree/model.ts';
import { storeLabel } from '../storeLabel.ts';
import { rowOf } from '../tree/nodes.ts';
import type { UnfinishedNode } from '../tree/nodes.ts';

/** The secret that a command is about. */
export interface Target {
  readonly reference: SecretReference;
  readonly name: string;
  readonly arn: string;
  readonly summary?: SecretSummary;
}

/** Gives the secret named by a parameter, or asks for one. */
export type FindTarget = (parameter: unknown) => Promise<Target | undefined>;

interface Named {
  readonly store: StoreReference;
  readonly secret?: SecretSummary;
  readonly arn?: string;
  readonly name?: string;
  readonly id?: string;
}

const isNamed = (parameter: unknown): parameter is Named =>
  typeof parameter === 'object' && parameter !== null && 'store' in parameter;

/** A row of the tree, a page of details and the wizard each name a secret; the palette names none. */
export function targetFrom(parameter: unknown): Target | undefined {
  if (!isNamed(parameter)) return undefined;
  const { store, secret } = parameter;
  const arn = secret?.arn ?? parameter.arn ?? parameter.id;
  if (arn === undefined) return undefined;
  const summary = secret === undefined ? {} : { summary: secret };
  return { reference: { store, id: arn }, name: secret?.name ?? parameter.name ?? arn, arn, ...summary };
}

/** A secret, or what a store says after its secrets: that there are more, or that it failed. */
type TargetItem = QuickPickItem & ({ readonly target: Target } | { readonly again: StoreReference });

/** @param prepare gives the tree with its roots */
export const findTarget =
  (prepare: () => Promise<SecretTree>): FindTarget =>
  async (parameter) =>
    targetFrom(parameter) ?? (await askForTarget(prepare));

async function askForTarget(prepare: () => Promise<SecretTree>): Promise<Target | undefined> {
  for (;;) {
    const chosen = await window.showQuickPick<TargetItem>(prepare().then(itemsIn), {
      placeHolder: l10n.t('Secret'),
      matchOnDescription: true,
    });
    if (chosen === undefined) return undefined;
    if ('target' in chosen) return chosen.target;
    await (await prepare()).loadMore(chosen.again);
  }
}

async function itemsIn(tree: SecretTree): Promise<TargetItem[]> {
  await tree.loadFirstPages();
  const secrets = tree.secrets.flatMap((node): TargetItem[] => {
    const target = targetFrom(node);
    const description = storeLabel(node.store, l10n.t);
    return target === undefined ? [] : [{ label: `$(key) ${node.secret.name}`, description, target }];
  });
  return [...secrets, ...tree.unfinished.map(againItem)];
}

/** Shows whatever is typed, so that a list that is not whole never looks as if it were. */
function againItem(node: UnfinishedNode): TargetItem {
  const { label, icon, description } = rowOf(node, 0, l10n.t);
  const place = storeLabel(node.store, l10n.t);
  const detail = node.kind === 'failed' ? { label: `$(${icon}) ${l10n.t('Try again')}`, detail: label } : {};
  return {
    label: `$(${icon}) ${label}`,
    description: node.kind === 'more' ? `${place} · ${description ?? ''}` : place,
    ...detail,
    alwaysShow: true,
    again: node.store,
  };
}

export const storeFrom = (parameter: unknown): StoreReference | undefined =>
  isNamed(parameter) ? parameter.store : undefined;
