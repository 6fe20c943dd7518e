import type { Failed, SecretSummary, SignIn, StoreReference } from '../../../server/src/protocol/requests.ts';
import type { StorePlace } from '../../../server/src/protocol/stores.ts';
import { linesOfPlace, storeKey, storeName } from '../storeLabel.ts';
import type { Translate } from '../storeLabel.ts';

/** What the tree can show. Failure, emptiness, waiting and "more" are nodes, not messages. */
export type TreeNode =
  | {
      readonly kind: 'store';
      readonly store: StoreReference;
      readonly accountId?: string;
      /** Where it is, or why that cannot be said. */
      readonly place?: StorePlace | Failed;
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
      /** Set when signing in helps. */
      readonly signIn?: SignIn;
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
        description: node.signIn === undefined ? t('select to try again') : t('select to sign in'),
        context: node.signIn === undefined ? 'failed.retry' : 'failed.sign-in',
        command: node.signIn === undefined ? 'unhardcode.loadMore' : 'unhardcode.signIn',
      };
  }
}

function storeRow(node: StoreNode, t: Translate): Row {
  const { store, accountId, loaded } = node;
  const name = storeName(store, t);
  const { description: place, lines, icon } = placeInWords(node, t);
  const parts = [place];
  if (accountId !== undefined && store.kind !== 'sandbox') parts.push(accountId);
  if (loaded !== undefined) {
    parts.push(loaded.complete ? secretsInWords(loaded.count, t) : t('{0} secrets and more', loaded.count));
  }
  const description = parts.join(' · ');
  return {
    ...plain(node, name, icon),
    description,
    tooltip: [name, ...lines].join('\n'),
    spoken: `${name}, ${description}`,
    context: `store.${store.kind}`,
    // An account is asked when the user opens it, and not before; the sandbox is on this machine.
    children: store.kind === 'sandbox' ? 'expanded' : 'collapsed',
  };
}

/** Region and where it is from, whether it is AWS at all, and why neither can be said. */
function placeInWords({ store, place }: StoreNode, t: Translate) {
  const { region } = store;
  if (store.kind === 'sandbox') return { description: region, lines: [region], icon: 'beaker' };
  if (place === undefined) return { description: region, lines: [region], icon: 'cloud' };
  if ('kind' in place) return { description: region, lines: [region, place.message], icon: 'warning' };
  const lines = linesOfPlace(place, t);
  const withSource = `${region} (${place.regionSource})`;
  return place.endpoint === undefined
    ? { description: withSource, lines, icon: 'cloud' }
    : { description: `${t('not AWS')} · ${withSource}`, lines, icon: 'plug' };
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
