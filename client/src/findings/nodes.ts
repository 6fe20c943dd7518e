import type { Translate } from '../storeLabel.ts';

/** A finding as the view shows it: where it is and what it is. Holds no value. */
export interface ShownFinding {
  readonly uri: string;
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  /** Zero-based. */
  readonly line: number;
  readonly character: number;
  readonly endLine: number;
  readonly endCharacter: number;
  readonly rule: string;
  readonly kind: string;
  readonly level: Level;
  readonly message: string;
}

export const levels = ['certain', 'likely', 'possible'] as const;
export type Level = (typeof levels)[number];

export const groupings = ['file', 'rule', 'kind', 'level'] as const;
export type Grouping = (typeof groupings)[number];

export interface SkippedFile {
  readonly uri: string;
  readonly path: string;
  readonly reason: string;
}

/** What the last scan left out. */
export interface ScanState {
  readonly skipped: readonly SkippedFile[];
}

export type FindingsNode =
  | {
      readonly kind: 'group';
      /** Stable while findings come and go, so that what is open stays open. */
      readonly id: string;
      readonly label: string;
      readonly icon: 'folder' | 'file' | 'tag' | 'circle-slash';
      /** Findings or files below it, in all. */
      readonly count: number;
      readonly expanded: boolean;
      readonly children: readonly FindingsNode[];
    }
  | { readonly kind: 'finding'; readonly id: string; readonly finding: ShownFinding; readonly isInFile: boolean }
  | { readonly kind: 'skipped'; readonly id: string; readonly file: SkippedFile }
  /** Says how many rows are left out. */
  | { readonly kind: 'more'; readonly id: string; readonly label: string };

/** The rows of the view: findings in their groups, then what was left out and why. */
export function rootsOf(
  findings: readonly ShownFinding[],
  grouping: Grouping,
  { skipped }: ScanState,
  t: Translate,
): readonly FindingsNode[] {
  const isOpen = findings.length <= mostExpanded;
  const groups = grouping === 'file' ? byFolder(findings) : byWord(findings, grouping);
  const all = skipped.length === 0 ? groups : [...groups, skippedGroup(skipped, t)];
  return cut(all, '', isOpen, t);
}

/** Rows of one group: an editor draws each of them, and nobody reads more. */
const mostRows = 1000;
/** Findings. The editor asks for all rows of all groups that are open. */
const mostExpanded = 2000;

/** The same rows as far as an editor takes them, and what is left out is said. Where not `isOpen`, groups are closed. */
function cut(nodes: readonly FindingsNode[], parent: string, isOpen: boolean, t: Translate): readonly FindingsNode[] {
  const kept = nodes.slice(0, mostRows).map((node): FindingsNode => {
    if (node.kind !== 'group') return node;
    return { ...node, expanded: node.expanded && isOpen, children: cut(node.children, node.id, isOpen, t) };
  });
  const left = nodes.length - kept.length;
  if (left === 0) return kept;
  return [...kept, { kind: 'more', id: `more:${parent}`, label: t('{0} more are not listed', left.toLocaleString()) }];
}

function byFolder(findings: readonly ShownFinding[]): readonly FindingsNode[] {
  return grouped(findings, ({ path }) => folderOf(path)).map(([folder, inFolder]) =>
    group('folder', `folder:${folder}`, folder, inFolder.length, byFile(inFolder)),
  );
}

const byFile = (findings: readonly ShownFinding[]): readonly FindingsNode[] =>
  grouped(findings, ({ uri }) => uri).map(([uri, inFile]) =>
    group('file', `file:${uri}`, nameOf(inFile[0]?.path ?? uri), inFile.length, rows(inFile, true)),
  );

function byWord(findings: readonly ShownFinding[], grouping: Exclude<Grouping, 'file'>): readonly FindingsNode[] {
  const order = (word: string): number => levels.findIndex((level) => level === word);
  return [...grouped(findings, (finding) => finding[grouping])]
    .sort(([a], [b]) => order(a) - order(b))
    .map(([word, same]) =>
      group('tag', `${grouping}:${word}`, word.replaceAll('-', ' '), same.length, rows(same, false)),
    );
}

const rows = (findings: readonly ShownFinding[], isInFile: boolean): readonly FindingsNode[] =>
  [...findings].sort(byPlace).map((finding) => {
    const { uri, line, character, rule } = finding;
    return { kind: 'finding', id: `${uri}#${line}:${character}:${rule}`, finding, isInFile };
  });

function skippedGroup(skipped: readonly SkippedFile[], t: Translate): FindingsNode {
  const reasons = grouped(skipped, ({ reason }) => reason).map(([reason, files]) => ({
    ...group(
      'circle-slash',
      `skipped:${reason}`,
      reason.replaceAll('-', ' '),
      files.length,
      files.map((file) => ({ kind: 'skipped' as const, id: `skipped:${file.uri}`, file })),
    ),
    expanded: false,
  }));
  const label = t('Skipped');
  return { ...group('circle-slash', 'skipped', label, skipped.length, reasons), expanded: false };
}

const group = (
  icon: 'folder' | 'file' | 'tag' | 'circle-slash',
  id: string,
  label: string,
  count: number,
  children: readonly FindingsNode[],
) => ({ kind: 'group' as const, id, label, icon, count, expanded: true, children });

/** Groups in the order of their keys. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const same = groups.get(key);
    if (same === undefined) groups.set(key, [item]);
    else same.push(item);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

const byPlace = (a: ShownFinding, b: ShownFinding): number =>
  a.path === b.path ? a.line - b.line || a.character - b.character : a.path < b.path ? -1 : 1;

const folderOf = (path: string): string => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.');
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
