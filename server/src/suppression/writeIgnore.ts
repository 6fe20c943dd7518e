import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Node } from 'yaml';
import type { SpanEdit } from '../core/span.ts';

/** What a user wants to ignore, as an entry of `.unhardcode.yaml`. None of it is a value. */
export type IgnoreEntry =
  | { readonly kind: 'fingerprint'; readonly fingerprint: string }
  /** A path below the folder of the file, with `/`. */
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'rule'; readonly rule: string };

/** Written in place of a reason, for the user to replace. */
export const reasonToWrite = 'ignored from the editor; say why';

/** A new `.unhardcode.yaml`. */
export const newConfiguration = (entry: IgnoreEntry): string =>
  `# What Unhardcode does not report in this folder and below. docs/ignoring.md says what may stand here.\nignore:\n${entryText(entry, '  ', '\n')}\n`;

/**
 * Adds an entry as the last of the list; every other byte stays. Undefined where the file is no YAML, or its list is
 * written in a way that nothing can be added to.
 */
export function addIgnore(text: string, entry: IgnoreEntry): SpanEdit | undefined {
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const { contents: root, errors } = parseDocument(text, { prettyErrors: false });
  if (errors.length > 0) return undefined;
  if (isNothing(root)) return addList(text, entry, lineEnd);
  if (!isMap(root) || root.flow === true) return undefined;
  const list = root.items.find(({ key }) => isScalar(key) && key.value === 'ignore');
  return list === undefined ? addList(text, entry, lineEnd) : addTo(list, text, entry, lineEnd);
}

interface ListPair {
  readonly key: Node;
  readonly value: Node | null;
}

const isNothing = (node: Node | null): boolean => node === null || (isScalar(node) && node.value === null);

function addList(text: string, entry: IgnoreEntry, lineEnd: string): SpanEdit {
  const before = text === '' || /[\r\n]$/.test(text) ? '' : lineEnd;
  return insert(text.length, `${before}ignore:${lineEnd}${entryText(entry, '  ', lineEnd)}${lineEnd}`);
}

function addTo({ key, value }: ListPair, text: string, entry: IgnoreEntry, lineEnd: string): SpanEdit | undefined {
  const asFirst = lineEnd + entryText(entry, '  ', lineEnd);
  if (isNothing(value)) return insert(endOfLine(text, rangeOf(key).end), asFirst);
  if (!isSeq(value)) return undefined;
  const items = value.items as readonly Node[];
  if (items.length === 0) {
    // The empty list in brackets goes, with the space before it.
    const { start, end } = rangeOf(value);
    return { span: { start: text.lastIndexOf(':', start) + 1, end }, newText: asFirst };
  }
  if (value.flow === true) return undefined;
  const indent = /^[ \t]*/.exec(text.slice(startOfLine(text, rangeOf(items[0]).start)))?.[0] ?? '';
  return insert(endOfLine(text, rangeOf(items.at(-1)).end), lineEnd + entryText(entry, indent, lineEnd));
}

const insert = (at: number, newText: string): SpanEdit => ({ span: { start: at, end: at }, newText });

/** From the first character to behind the last of the value, comments behind it left out. */
function rangeOf(node: Node | undefined): { readonly start: number; readonly end: number } {
  const [start = 0, end = 0] = node?.range ?? [];
  return { start, end };
}

const startOfLine = (text: string, at: number): number =>
  Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;

/** The value of a block ends where the next line starts: its own line is the one before. */
function endOfLine(text: string, at: number): number {
  const inside = /[\r\n]/.test(text.charAt(at - 1)) ? text.slice(0, at).trimEnd().length : at;
  const length = text.slice(inside).search(/[\r\n]/);
  return length === -1 ? text.length : inside + length;
}

function entryText(entry: IgnoreEntry, indent: string, lineEnd: string): string {
  return `${indent}- ${selectorOf(entry)}${lineEnd}${indent}  reason: ${reasonToWrite}`;
}

function selectorOf(entry: IgnoreEntry): string {
  switch (entry.kind) {
    case 'fingerprint':
      return `fingerprint: ${scalar(entry.fingerprint)}`;
    case 'path':
      return `path: ${scalar(patternFor(entry.path))}`;
    case 'folder':
      return `folder: ${scalar(entry.folder)}`;
    case 'rule':
      return `rule: ${scalar(entry.rule)}`;
  }
}

/** The pattern that matches one path only: from the top, and with no character that means something. */
const patternFor = (path: string): string =>
  `${path.includes('/') ? '' : '/'}${path.replace(/[\\*?[\]!#]/g, '\\$&').replace(/ $/, '\\ ')}`;

/** Plain where nobody can take it for anything but a text. */
const scalar = (text: string): string =>
  /^(?=.*[A-Za-z])[A-Za-z_./][\w./@-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|\.inf|\.nan)$/i.test(text)
    ? text
    : JSON.stringify(text);
