import type { SecretSummary, StoreReference } from '../../../server/src/protocol/requests.ts';
import { storeKey, storeName } from '../storeLabel.ts';
import type { Translate } from '../storeLabel.ts';

/** What the tree can show. Failure, emptiness, waiting and "more" are nodes, not messages. */
export type TreeNode =
  | {
      readonly kind: 'store';
      readonly store: StoreReference;
      readonly accountId?: string;
      /** How many secrets are loaded, and whether that is all; absent before the first page. */
      readonly loaded?: { readonly count: number; readonly complete: boolean };
    }
  | { readonly kind: 'folder'; readonly store: StoreReference; readonly path: string; readonly count: number }
  | { readonly kind: 'secret'; readonly store: StoreReference; readonly secret: SecretSummary; readonly label: string }
  | { readonly kind: 'loading'; readonly store: StoreReference }
  | { readonly kind: 'more'; readonly store: StoreReference; readonly shown: number }
  | { readonly kind: 'empty'; readonly store: StoreReference; readonly filter: string }
  | {
      readonly kind: 'failed';
      readonly store: StoreReference;
      readonly message: string;
      readonly remedy: 'sign-in' | 'retry';
    };

export type StoreNode = Extract<TreeNode, { kind: 'store' }>;
/** Says that what is shown of a store is not all. */
export type UnfinishedNode = Extract<TreeNode, { kind: 'more' | 'failed' }>;
export type SecretNode = Extract<TreeNode, { kind: 'secret' }>;

/** A row of the tree, before it becomes one of the editor's own. */
export interface Row {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  /** Read out instead of label and description. */
  readonly spoken: string;
  readonly icon: string;
  /** Decides which menu entries there are. */
  readonly context: string;
  readonly children: 'none' | 'collapsed' | 'expanded';
  /** Runs when the row is clicked or Enter is pressed, with the node as its parameter. */
  readonly command?: string;
}

/** Stable between refreshes, so that what is expanded or selected stays so. */
export function idOf(node: TreeNode): string {
  const root = storeKey(node.store);
  switch (node.kind) {
    case 'folder':
      return `${root}\u0000folder\u0000${node.path}`;
    case 'secret':
      return `${root}\u0000secret\u0000${node.secret.arn}`;
    case 'store':
    case 'loading':
    case 'more':
    case 'empty':
    case 'failed':
      return `${root}\u0000${node.kind}`;
  }
}

/** @param now epoch milliseconds, to tell an overdue rotation */
export function rowOf(node: TreeNode, now: number, t: Translate): Row {
  switch (node.kind) {
    case 'store':
      return storeRow(node, t);
    case 'folder':
      return {
        ...plain(node, lastSegment(node.path), 'folder'),
        description: String(node.count),
        spoken: t('Folder {0}, {1}', node.path, secretsInWords(node.count, t)),
        children: node.count <= fewSecrets ? 'expanded' : 'collapsed',
      };
    case 'secret':
      return secretRow(node, now, t);
    case 'loading':
      return plain(node, t('Loading…'), 'loading~spin');
    case 'more':
      return {
        ...plain(node, t('Load more…'), 'ellipsis'),
        description: t('showing {0}, there are more', node.shown),
        spoken: t('Load more. Showing {0} secrets, there are more.', node.shown),
        command: 'unhardcode.loadMore',
      };
    case 'empty':
      return plain(node, node.filter === '' ? t('No secrets here') : t('No secret matches “{0}”', node.filter), 'info');
    case 'failed':
      return {
        ...plain(node, node.message, 'warning'),
        tooltip: node.message,
        description: node.remedy === 'sign-in' ? t('select to sign in') : t('select to try again'),
        context: `failed.${node.remedy}`,
        command: node.remedy === 'sign-in' ? 'unhardcode.signIn' : 'unhardcode.loadMore',
      };
  }
}

function storeRow(node: StoreNode, t: Translate): Row {
  const name = storeName(node.store, t);
  const parts = [node.store.region];
  if (node.accountId !== undefined && node.store.kind !== 'sandbox') parts.push(node.accountId);
  if (node.loaded !== undefined) {
    const { count, complete } = node.loaded;
    parts.push(complete ? secretsInWords(count, t) : t('{0} secrets and more', count));
  }
  const description = parts.join(' · ');
  return {
    ...plain(node, name, node.store.kind === 'sandbox' ? 'beaker' : 'cloud'),
    description,
    spoken: `${name}, ${description}`,
    context: `store.${node.store.kind}`,
    // An account is asked when the user opens it, and not before; the sandbox is on this machine.
    children: node.store.kind === 'sandbox' ? 'expanded' : 'collapsed',
  };
}

function secretRow(node: SecretNode, now: number, t: Translate): Row {
  const badges = badgesOf(node.secret, now, t);
  const { description, name } = node.secret;
  return {
    ...plain(node, node.label, node.secret.deletedAt === undefined ? 'key' : 'trash'),
    ...(badges.length === 0 ? {} : { description: badges.join(' · ') }),
    tooltip: [name, ...(description === undefined ? [] : [description]), ...badges].join('\n'),
    spoken: [t('Secret {0}', name), ...badges].join(', '),
    context: node.secret.deletedAt === undefined ? 'secret' : 'secret.deleted',
    command: 'unhardcode.showSecret',
  };
}

/** What deserves attention before a secret is opened. */
export function badgesOf(secret: SecretSummary, now: number, t: Translate): readonly string[] {
  const badges: string[] = [];
  if (secret.deletedAt !== undefined) badges.push(t('scheduled for deletion'));
  const overdue = secret.rotationEnabled && secret.nextRotationAt !== undefined && secret.nextRotationAt < now;
  if (overdue) badges.push(t('rotation overdue'));
  if (secret.primaryRegion !== undefined && !secret.arn.split(':').includes(secret.primaryRegion)) {
    badges.push(t('replica of {0}', secret.primaryRegion));
  }
  if (secret.owningService !== undefined) badges.push(t('managed by {0}', secret.owningService));
  return badges;
}

const plain = (node: TreeNode, label: string, icon: string): Row => ({
  id: idOf(node),
  label,
  spoken: label,
  icon,
  context: node.kind,
  children: 'none',
});

/** A folder with no more secrets than this is open from the start. */
const fewSecrets = 10;

const secretsInWords = (count: number, t: Translate): string => (count === 1 ? t('1 secret') : t('{0} secrets', count));

const lastSegment = (path: string): string => path.slice(path.lastIndexOf('/') + 1) || '/';
