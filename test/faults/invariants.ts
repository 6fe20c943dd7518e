import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isUnfinished } from '../../server/src/workspace/atomicWrite.ts';
import { openJournal } from '../../server/src/workspace/journal/journal.ts';
import type { Unfinished } from '../../server/src/workspace/journal/records.ts';
import { contentsOf, occurrencesIn } from '../support/canary.ts';
import { filesIn } from '../support/migrate.ts';
import { creationIn } from './network.ts';
import { project, takenText, values } from './world.ts';
import type { World } from './world.ts';

/** What is in the code and in the store at one moment. */
export interface State {
  readonly files: Readonly<Record<string, string>>;
  /** By name. Values are the members of the secret's JSON object. */
  readonly secrets: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly texts: ReadonlyMap<string, string>;
  /** What the next run would know of runs that were interrupted. */
  readonly records: readonly Unfinished[];
}

export async function stateOf({ folder, store, env }: World): Promise<State> {
  const texts = new Map<string, string>();
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const page = await store.list(cursor === undefined ? {} : { cursor });
    for (const { name } of page.items) {
      const { value } = await store.read(name);
      texts.set(name, value.kind === 'text' ? value.text.reveal() : '');
    }
    cursor = page.cursor;
  }
  const secrets = [...texts].map(([name, text]) => [name, JSON.parse(text) as Record<string, unknown>] as const);
  const files = Object.entries(filesIn(folder)).filter(([path]) => path !== '.filler');
  return {
    files: Object.fromEntries(files.map(([path, bytes]) => [path, bytes.toString()])),
    secrets: new Map(secrets),
    texts,
    records: openJournal(env).leftovers().unfinished,
  };
}

const holders = ({ secrets }: State, value: string): readonly string[] =>
  [...secrets].filter(([, members]) => Object.values(members).includes(value)).map(([name]) => name);

/** What has to hold at any time, whatever went wrong. Gives what does not. */
export function brokenAtAnyTime(state: State, { taken }: World): readonly string[] {
  const code = Object.values(state.files).join('\n');
  return [
    ...values.flatMap((value, index) => {
      const stored = holders(state, value);
      return [
        ...(stored.length === 0 && !code.includes(value)
          ? [`value ${index} is neither in the code nor in the store`]
          : []),
        ...(stored.length > 1 ? [`value ${index} is stored twice: ${stored.join(', ')}`] : []),
      ];
    }),
    ...[...taken].flatMap((name) => (state.texts.get(name) === takenText ? [] : [`${name} was overwritten`])),
    ...brokenReferences(state),
    ...forgotten(state, taken),
  ];
}

/** What is stored for code that does not read it yet is remembered, so that it can be finished or deleted. */
function forgotten({ files, secrets, records }: State, taken: World['taken']): readonly string[] {
  return [...secrets].flatMap(([name, members]) => {
    if (taken.has(name)) return [];
    const held = values.filter((value) => Object.values(members).includes(value));
    return Object.keys(project)
      .filter((path) => held.some((value) => files[path]?.includes(value)))
      .filter((path) => !records.some((record) => record.name === name && record.paths.includes(path)))
      .map((path) => `${name} is stored, and nobody knows that ${path} is to read it`);
  });
}

/** A name that an unfinished run has sent is sent with the same token again, and a token stands for one secret. */
export function brokenTokens(before: State['records'], sent: readonly string[]): readonly string[] {
  const creations = sent.flatMap((body) => creationIn(body) ?? []);
  const secretOf = new Map(creations.map(({ token, name, text }) => [token, name + text]));
  return creations.flatMap(({ name, text, token }) => [
    ...(before.some((record) => record.name === name && record.token !== token)
      ? [`${name} is sent again with another token`]
      : []),
    ...(secretOf.get(token) === name + text ? [] : [`the token of ${name} is used for something else`]),
  ]);
}

/** Code that was edited reads what is there. */
function brokenReferences({ files, secrets }: State): readonly string[] {
  return Object.entries(files).flatMap(([path, text]) =>
    [...text.matchAll(/getSecret\(\s*['"]([^'"]+)['"],\s*['"]([^'"]+)['"]/g)].flatMap(([, name = '', key = '']) =>
      secrets.get(name)?.[key] === undefined ? [`${path} reads ${key} of ${name}, which is not there`] : [],
    ),
  );
}

/** What has to hold when the work is finished. */
export function brokenAtTheEnd(state: State, said: string): readonly string[] {
  const code = Object.values(state.files).join('\n');
  const paths = Object.keys(state.files);
  return [
    ...(code.includes('c4nary') ? ['a value is in the code'] : []),
    ...values.flatMap((value, index) => (holders(state, value).length === 1 ? [] : [`value ${index} is not stored`])),
    ...paths.filter((path) => project[path] === undefined).map((path) => `${path} was left behind`),
    ...Object.keys(project).flatMap((path) => (paths.includes(path) ? [] : [`${path} is gone`])),
    // A manifest that is no file for a while is none, and the user hears what to install.
    ...(state.files['package.json']?.includes('client-secrets-manager') === true || /no manifest to add/.test(said)
      ? []
      : ['no dependency was added']),
  ];
}

/** A file is as it was, or as it is in the end: never a part of each. */
export function mixed(
  during: State,
  end: State,
  originals: (path: string) => readonly (string | undefined)[],
): readonly string[] {
  return Object.keys(project).flatMap((path) => {
    const text = during.files[path];
    return [...originals(path), end.files[path]].includes(text) ? [] : [`${path} is mixed`];
  });
}

/** A run that nobody has killed leaves nothing half-written behind. */
export const temporaryFiles = ({ files }: State): readonly string[] =>
  Object.keys(files)
    .filter(isUnfinished)
    .map((path) => `${path} was left behind`);

/** Somebody who has opened every file before the first run, and reads on while files are replaced. */
export function startReading({ folder }: World): Reader {
  const opened = Object.keys(project).map((path) => [path, openSync(join(folder, path), 'r')] as const);
  return {
    read() {
      const texts = opened.map(([path, descriptor]) => [path, readFileSync(descriptor, 'utf8')] as const);
      for (const [, descriptor] of opened) closeSync(descriptor);
      return texts;
    },
  };
}

export interface Reader {
  /** What they get to read in the end, by path: the whole of what they opened. */
  read(): readonly (readonly [path: string, text: string])[];
}

/** Values in what was written beside the code and the store's calls. */
export function leaksOf({ writtenFolders }: World, said: Readonly<Record<string, string>>): readonly string[] {
  const written = Object.fromEntries(writtenFolders.flatMap((folder) => Object.entries(contentsOf(folder))));
  return occurrencesIn({ ...said, ...written }, values);
}

/** Of the project's files, by path. */
export const modesOf = ({ folder }: World): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.keys(project).map((path) => [path, statSync(join(folder, path)).mode & 0o7777]));

/** Of finished runs nothing is remembered but names that a request may still arrive for. */
export const recordsLeft = ({ records }: State): readonly string[] =>
  records.filter(({ state }) => state !== 'planned').map(({ name }) => name);
