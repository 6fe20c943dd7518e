import { defined } from '../../core/defined.ts';
import type { Holder } from '../folderLock.ts';

/**
 * A record of one run is a file of lines, each a JSON object, so that a step is one append and a line that was cut off
 * by a crash is the last one. It names secrets, tokens and paths; no value, and nothing made from one.
 */

/** Where a run stored: enough to open the same store again. */
export interface RecordedStore {
  readonly region: string;
  readonly profile?: string;
  /** Set when requests did not go to AWS itself. */
  readonly endpoint?: string;
}

/** Of an address its origin alone: anything else in it may be a credential. */
export const recordedStore = ({ region, profile, endpoint }: RecordedStore): RecordedStore => ({
  region,
  ...defined({ profile, endpoint: endpoint === undefined ? undefined : originOf(endpoint) }),
});

const originOf = (address: string): string => (URL.canParse(address) ? new URL(address).origin : 'elsewhere');

const loopback = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** Whether both are the same as far as can be told before asking. A sandbox has another port every time. */
export function isSameStore(recorded: RecordedStore, location: RecordedStore): boolean {
  const now = recordedStore(location);
  const isSameEndpoint =
    recorded.endpoint === now.endpoint || (loopback.test(recorded.endpoint ?? '') && loopback.test(now.endpoint ?? ''));
  return recorded.region === now.region && recorded.profile === now.profile && isSameEndpoint;
}

export interface RunFacts {
  /** Absolute path of the project. */
  readonly root: string;
  readonly store: RecordedStore;
  readonly by: Holder;
}

export type RecordLine =
  | ({ readonly step: 'begin'; readonly version: 1 } & RunFacts)
  /** About to be created with this token, for files below the root. */
  | { readonly step: 'planned'; readonly name: string; readonly token: string; readonly paths: readonly string[] }
  | { readonly step: 'stored'; readonly name: string; readonly arn: string }
  /** Read back and compared. */
  | { readonly step: 'verified'; readonly name: string }
  /** The file on disk reads its secrets now. */
  | { readonly step: 'edited'; readonly path: string }
  /** Nothing is left to do about the secret: it never came to exist, is gone, or another run has taken it over. */
  | { readonly step: 'settled'; readonly name: string };

export interface RecordedSecret {
  readonly name: string;
  /** Of its create call, and with it the id of the version that the call made. */
  readonly token: string;
  readonly state: 'planned' | 'stored' | 'verified';
  /** Files that were to read it and are not known to: relative to the root, with `/`. */
  readonly paths: readonly string[];
}

export type ParsedRecord =
  | ({ readonly kind: 'record'; readonly secrets: readonly RecordedSecret[] } & RunFacts)
  /** Written by a later version of this program. */
  | { readonly kind: 'newer' }
  | { readonly kind: 'damaged' };

const version = 1;

export const printLine = (line: RecordLine): string => `${JSON.stringify(line)}\n`;

/** What is left to do of a run. Lines that cannot be read are passed over; without the first there is nothing to go by. */
export function parseRecord(text: string): ParsedRecord {
  const lines = text.split('\n').map(objectIn);
  const [first] = lines;
  if (typeof first?.['version'] === 'number' && first['version'] > version) return { kind: 'newer' };
  const begin = first === undefined ? undefined : beginIn(first);
  if (begin === undefined) return { kind: 'damaged' };
  const secrets = new Map<string, RecordedSecret>();
  const edited = new Set<string>();
  for (const line of lines) if (line !== undefined) take(line, secrets, edited);
  return {
    kind: 'record',
    ...begin,
    secrets: [...secrets.values()].map((secret) => ({
      ...secret,
      paths: secret.paths.filter((path) => !edited.has(path)),
    })),
  };
}

type Line = Readonly<Record<string, unknown>>;

function take(line: Line, secrets: Map<string, RecordedSecret>, edited: Set<string>): void {
  const { step, path } = line;
  if (step === 'edited' && typeof path === 'string') edited.add(path);
  const name = textIn(line, 'name');
  if (name === undefined) return;
  const known = secrets.get(name);
  const token = textIn(line, 'token');
  if (step === 'planned' && token !== undefined) {
    secrets.set(name, { name, token, state: 'planned', paths: textsIn(line['paths']) });
  } else if (known === undefined) return;
  else if (step === 'stored') secrets.set(name, { ...known, state: 'stored' });
  else if (step === 'verified') secrets.set(name, { ...known, state: 'verified' });
  else if (step === 'settled') secrets.delete(name);
}

function beginIn(line: Line): RunFacts | undefined {
  const root = textIn(line, 'root');
  const store = objectOf(line['store']);
  const region = textIn(store, 'region');
  const { pid, host, birth } = objectOf(line['by']);
  if (line['step'] !== 'begin' || root === undefined || region === undefined) return undefined;
  if (typeof pid !== 'number' || typeof host !== 'string' || typeof birth !== 'string') return undefined;
  const { profile, endpoint } = { profile: textIn(store, 'profile'), endpoint: textIn(store, 'endpoint') };
  return { root, store: { region, ...defined({ profile, endpoint }) }, by: { pid, host, birth } };
}

function objectIn(text: string): Line | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Line) : undefined;
  } catch {
    return undefined;
  }
}

const objectOf = (value: unknown): Line => (typeof value === 'object' && value !== null ? (value as Line) : {});

function textIn(line: Line, member: string): string | undefined {
  const value = line[member];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((text): text is string => typeof text === 'string') : [];
