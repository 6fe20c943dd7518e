import ignore from 'ignore';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Node, YAMLMap } from 'yaml';
import { confidences } from '../core/finding.ts';
import type { Confidence } from '../core/finding.ts';
import { normalizedPath } from './ignore.ts';
import type { FoundPlace, Ignore } from './ignore.ts';
import { problemsOf } from './problem.ts';
import type { Problem } from './problem.ts';

/** What `.unhardcode.yaml` says. */
export interface UnhardcodeConfig {
  readonly ignores: readonly Ignore[];
  /** The last that is for a path counts. */
  readonly levels: readonly { readonly isFor: (path: string) => boolean; readonly level: Confidence }[];
  readonly problems: readonly Problem[];
}

const selectors = ['fingerprint', 'path', 'folder', 'rule'] as const;

/** Every key that is read; the schema in `media` says the same. */
export const configurationKeys: Readonly<Record<'top' | 'ignore' | 'level', readonly string[]>> = {
  top: ['ignore', 'levels'],
  ignore: [...selectors, 'reason', 'until'],
  level: ['path', 'folder', 'level'],
};

/** Notes a problem at a node. */
type Note = (node: Node | null | undefined, message: string) => void;

/** Total: what is wrong becomes a problem, and what is right is used. `today`: `2026-11-22`. */
export function parseUnhardcodeYaml(text: string, file: string, today: string): UnhardcodeConfig {
  const problems = problemsOf(file);
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineOf = (offset: number): number => counter.linePos(offset).line;
  for (const error of document.errors)
    problems.giveUp(`It is no YAML: ${yamlReason(error.code)}.`, lineOf(error.pos[0]));
  const root = document.contents;
  if (document.errors.length > 0 || root === null || (isScalar(root) && root.value === null))
    return { ignores: [], levels: [], problems: problems.all };
  const note: Note = (node, message) => problems.note(message, lineOf(node?.range?.[0] ?? 0));
  if (!isMap(root)) {
    note(root, 'Write “ignore:” with a list below it.');
    return { ignores: [], levels: [], problems: problems.all };
  }
  rejectUnknown(root, configurationKeys.top, note);
  const context = { file, today, lineOf, note };
  const ignores = entriesIn(root, 'ignore', note).flatMap((entry) => ignoreOf(entry, context));
  const levels = entriesIn(root, 'levels', note).flatMap((entry) => levelOf(entry, context));
  return { ignores, levels, problems: problems.all };
}

const yamlReason = (code: string): string => code.toLowerCase().replaceAll('_', ' ');

interface Context {
  readonly file: string;
  readonly today: string;
  readonly lineOf: (offset: number) => number;
  readonly note: Note;
}

function entriesIn(root: YAMLMap, key: string, note: Note): readonly YAMLMap[] {
  const list = root.get(key, true) as Node | undefined;
  if (list === undefined || (isScalar(list) && list.value === null)) return [];
  if (!isSeq(list)) {
    note(list, `“${key}” must be a list: one entry a line, each behind a hyphen.`);
    return [];
  }
  return list.items.flatMap((item) => {
    if (isMap(item)) return [item];
    note(item as Node, `An entry of “${key}” must have keys, for example “path: test/**”.`);
    return [];
  });
}

/** A key that nobody reads is a mistake that would otherwise show much later. */
function rejectUnknown(map: YAMLMap, known: readonly string[], note: Note): boolean {
  const unknown = map.items.filter(({ key }) => !isScalar(key) || !known.includes(String(key.value)));
  for (const { key } of unknown) {
    const name = isScalar(key) ? String(key.value) : '?';
    note(key as Node, `There is no “${name}” here; there is ${known.map((one) => `“${one}”`).join(', ')}.`);
  }
  return unknown.length > 0;
}

/** The text below a key; undefined, and a problem, when it is something else. */
function textIn(map: YAMLMap, key: string, note: Note): string | undefined {
  const node = map.get(key, true) as Node | undefined;
  if (node === undefined) return undefined;
  // A fingerprint of digits alone is a number to YAML; its text is what was written.
  const written = isScalar(node) ? (node.source ?? String(node.value)) : '';
  if (written !== '') return written;
  note(node, `“${key}” must be a text.`);
  return undefined;
}

function ignoreOf(entry: YAMLMap, { file, today, lineOf, note }: Context): readonly Ignore[] {
  if (rejectUnknown(entry, configurationKeys.ignore, note)) return [];
  const given = selectors.filter((key) => entry.has(key));
  const tests = given.flatMap((key) => testOf(key, textIn(entry, key, note), entry, note));
  if (given.length === 0) note(entry, 'Say what to ignore: “fingerprint”, “path”, “folder” or “rule”.');
  if (given.length === 0 || tests.length < given.length) return [];
  const reason = textIn(entry, 'reason', note);
  if (reason === undefined) note(entry, 'Say why, with “reason”. The entry is used all the same.');
  const until = textIn(entry, 'until', note);
  if (until !== undefined && !isDay(until)) {
    note(entry.get('until', true), '“until” must be a day, for example 2027-01-31.');
    return [];
  }
  const isExpired = until !== undefined && until < today;
  const path = textIn(entry, 'path', note);
  const isOneFile = path !== undefined && !/[*?[\]!\\]/.test(path) && path.includes('/');
  return [
    {
      file,
      line: lineOf(entry.range?.[0] ?? 0),
      what: given.map((key) => `${key} ${textIn(entry, key, note) ?? ''}`).join(', '),
      ...(isOneFile ? { about: normalizedPath(path).replace(/^\//, '') } : {}),
      ...(isExpired ? { expired: until } : {}),
      hides: (place) => !isExpired && tests.every((test) => test(place)),
    },
  ];
}

type Test = (place: Pick<FoundPlace, 'path' | 'rule' | 'fingerprint'>) => boolean;

function testOf(
  key: (typeof selectors)[number],
  text: string | undefined,
  entry: YAMLMap,
  note: Note,
): readonly Test[] {
  if (text === undefined) return [];
  switch (key) {
    case 'fingerprint':
      return [(place) => place.fingerprint === text];
    case 'rule':
      return [(place) => place.rule === text];
    case 'folder':
    case 'path': {
      const isFor = pathTest(key, text);
      if (isFor === undefined) note(entry.get(key, true), `“${key}” must not start with “!”.`);
      return isFor === undefined ? [] : [(place) => isFor(place.path)];
    }
  }
}

function pathTest(key: 'path' | 'folder', text: string): ((path: string) => boolean) | undefined {
  if (text.startsWith('!')) return undefined;
  if (key === 'folder') {
    const folder = `${normalizedPath(text).replace(/^\/|\/$/g, '')}/`;
    return folder === './' || folder === '/' ? () => true : (path) => path.startsWith(folder);
  }
  const patterns = ignore({ ignorecase: false }).add(text.replace(/^\.\//, '/'));
  return (path) => ignore.isPathValid(path) && patterns.ignores(path);
}

function levelOf(entry: YAMLMap, { note }: Context): UnhardcodeConfig['levels'] {
  if (rejectUnknown(entry, configurationKeys.level, note)) return [];
  const key = entry.has('folder') ? 'folder' : 'path';
  const text = textIn(entry, key, note);
  const isFor = text === undefined ? undefined : pathTest(key, text);
  const level = confidences.find((confidence) => confidence === entry.get('level'));
  if (isFor === undefined) note(entry, 'Say where, with “path” or “folder”.');
  if (level === undefined) note(entry, `“level” must be one of ${confidences.join(', ')}.`);
  return isFor === undefined || level === undefined ? [] : [{ isFor, level }];
}

const isDay = (text: string): boolean => /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(text);
