import { Secret } from '../core/secret.ts';
import { secretTextOf, valuesIn } from './content.ts';
import { fittingName, numberedName, proposeName } from '../secrets/naming.ts';
import type { ProposedName } from '../secrets/naming.ts';
import type { MigrationChoice, PlannedContent, PlannedSecret, PlannedValue } from './migration.ts';
import { maximumValueBytes } from './readings.ts';
import type { Reading } from './readings.ts';

/** Where the values of a reading are, or will be. */
export interface Assignment {
  readonly secretName: string;
  /** Absent: the secret is the value alone. */
  readonly key?: string;
  /** Absent: the user name stays in the code. */
  readonly usernameKey?: string;
}

export interface Allocation {
  readonly assignments: ReadonlyMap<Reading, Assignment>;
  readonly secrets: readonly PlannedSecret[];
}

interface Group {
  kind: PlannedSecret['kind'];
  readonly name: string;
  readonly values: Map<string, PlannedValue>;
  /** The secret is a text or bytes alone; `values` stays empty. */
  alone?: PlannedContent;
  readonly paths: Set<string>;
}

/** What has been given so far. */
interface Given {
  readonly choice: MigrationChoice;
  readonly groups: Map<string, Group>;
  /** Objects and calls by document and start, with the secret that the first value in them went to. */
  readonly containers: Map<string, string>;
}

interface StoredAt {
  readonly name: string;
  readonly key: string | undefined;
}

/** Keys of AWS's structure that are no credentials: a password that equals one is not thereby stored. */
export const plainKeys = new Set<string | undefined>([
  'engine',
  'host',
  'username',
  'dbname',
  'port',
  'ssl',
  'dbInstanceIdentifier',
  'dbClusterIdentifier',
  'namespaceName',
  'masterarn',
]);

/**
 * Gives every value a secret and a key. Equal values share one; a connection gets AWS's structure; other values of one
 * component become keys of one secret; no name is given that something else has.
 */
export function allocate(readings: readonly Reading[], choice: MigrationChoice): Allocation {
  const groups = new Map<string, Group>();
  const given: Given = { choice, groups, containers: new Map() };
  const places = new Map<string, StoredAt>();
  for (const [name, content] of choice.stored ?? []) {
    for (const [key, identity] of identitiesIn(content)) {
      if (!plainKeys.has(key) && !places.has(identity)) places.set(identity, { name, key });
    }
  }
  const assignments = new Map<Reading, Assignment>();
  const connectionsFirst = [...readings].sort((a, b) => Number(b.shape !== undefined) - Number(a.shape !== undefined));
  for (const reading of connectionsFirst) {
    const identity = identityOf(reading.secret.value, reading.secret.encoding === 'bytes' ? 'bytes' : 'text');
    const known = places.get(identity);
    const assignment = known === undefined ? place(reading, given) : reuse(reading, known, groups, choice.stored);
    places.set(identity, { name: assignment.secretName, key: assignment.key });
    groups.get(assignment.secretName)?.paths.add(reading.input.path);
    assignments.set(reading, assignment);
  }
  return { assignments, secrets: [...groups.values()].map(plannedSecret) };
}

/** Bytes are never the same value as a text. */
const identityOf = (value: Secret, kind: 'text' | 'bytes'): string => `${kind}:${value.reveal()}`;

function identitiesIn(content: PlannedContent): readonly (readonly [key: string | undefined, identity: string])[] {
  switch (content.kind) {
    case 'text':
      return [[undefined, identityOf(content.text, 'text')]];
    case 'bytes':
      return [[undefined, identityOf(content.bytes, 'bytes')]];
    case 'object':
      return [...content.values].flatMap(([key, value]) =>
        value instanceof Secret ? [[key, identityOf(value, 'text')] as const] : [],
      );
  }
}

const plannedSecret = ({ kind, name, values, alone, paths }: Group): PlannedSecret => ({
  kind,
  name,
  description: descriptionOf([...paths]),
  content: alone ?? { kind: 'object', values },
});

function descriptionOf(paths: readonly string[]): string {
  const [first = '', ...others] = paths;
  const more = others.length === 0 ? '' : ` and ${others.length} more ${others.length === 1 ? 'file' : 'files'}`;
  return `Moved out of ${first.slice(-200)}${more} by Unhardcode`;
}

/** Uses the value that is planned or stored already, and the user name beside it when it is the same one. */
function reuse(
  reading: Reading,
  known: StoredAt,
  groups: Map<string, Group>,
  stored: MigrationChoice['stored'],
): Assignment {
  const group = groups.get(known.name) ?? emptyGroup(known.name, 'verify');
  groups.set(known.name, group);
  if (known.key === undefined) {
    group.alone = aloneOf(reading);
    return { secretName: known.name };
  }
  if (!group.values.has(known.key)) group.values.set(known.key, reading.secret.value);
  const usernameKey = `${known.key.slice(0, -'password'.length)}username`;
  const username = known.key.endsWith('password')
    ? (group.values.get(usernameKey) ?? valuesAt(stored, known.name).get(usernameKey))
    : undefined;
  const isSame =
    reading.username !== undefined && username instanceof Secret && username.equals(reading.username.value);
  if (isSame) group.values.set(usernameKey, username);
  return { secretName: known.name, key: known.key, ...(isSame ? { usernameKey } : {}) };
}

/** A new value: into the secret of its component, or into the next one that has room for it. */
function place(reading: Reading, given: Given): Assignment {
  const { choice, groups } = given;
  const proposal = proposalFor(reading, choice);
  if (choice.into !== undefined) return placeInto(choice.into, reading, proposal, groups, choice.stored);
  const beside = proposal.isOwn ? undefined : besideIn(reading, given);
  for (const name of namesFrom(proposal, beside)) {
    if (choice.taken?.has(name) === true || choice.stored?.has(name) === true) continue;
    const group = groups.get(name);
    // A connection is a secret of its own, so that it can be rotated; only the user may put several into one.
    if (group !== undefined && reading.shape !== undefined && choice.secretName === undefined) continue;
    const target = group ?? emptyGroup(name, 'create');
    const assignment = addTo(target, reading, proposal);
    if (assignment === undefined) continue;
    groups.set(name, target);
    noteContainer(reading, name, given);
    return assignment;
  }
  throw new Error('the names have run out');
}

/** The secret that the first value of the same object or call went to. */
const besideIn = (reading: Reading, { containers }: Given): string | undefined => containers.get(containerOf(reading));

function noteContainer(reading: Reading, name: string, { containers }: Given): void {
  const container = containerOf(reading);
  if (container !== '' && !containers.has(container)) containers.set(container, name);
}

const containerOf = ({ input, surroundings: { container } }: Reading): string =>
  container === undefined ? '' : `${input.snapshot.uri}#${container.start}`;

/** A further key of a secret that is there: the credential alone, under a key that nothing has. */
function placeInto(
  { name, key: wished }: NonNullable<MigrationChoice['into']>,
  reading: Reading,
  proposal: ProposedName,
  groups: Map<string, Group>,
  stored: MigrationChoice['stored'],
): Assignment {
  const group = groups.get(name) ?? emptyGroup(name, 'add-keys');
  const isFree = (key: string): boolean => !group.values.has(key) && !valuesAt(stored, name).has(key);
  const key = wished !== undefined && !group.values.has(wished) ? wished : firstFree(keysFrom(proposal), isFree);
  group.kind = 'add-keys';
  group.values.set(key, reading.secret.value);
  groups.set(name, group);
  return { secretName: name, key };
}

const valuesAt = (stored: MigrationChoice['stored'], name: string): ReadonlyMap<string, PlannedValue> => {
  const content = stored?.get(name);
  return content === undefined ? new Map() : valuesIn(content);
};

/** Endless: the short key, the long one, then numbers. */
function* keysFrom({ key, longKey }: ProposedName): Generator<string> {
  yield key;
  yield longKey;
  for (let number = 2; ; number += 1) yield `${key}_${number}`;
}

function firstFree(candidates: Iterable<string>, isFree: (candidate: string) => boolean): string {
  for (const candidate of candidates) if (isFree(candidate)) return candidate;
  throw new Error('the keys have run out');
}

/** Endless: where a value of the same object went, the proposal, its alternatives, then numbers. */
function* namesFrom({ secretName, otherNames }: ProposedName, beside: string | undefined): Generator<string> {
  if (beside !== undefined) yield beside;
  yield secretName;
  yield* otherNames;
  for (let number = 2; ; number += 1) yield numberedName(secretName, number);
}

const aloneOf = ({ secret: { value, encoding } }: Reading): PlannedContent =>
  encoding === 'bytes' ? { kind: 'bytes', bytes: value } : { kind: 'text', text: value };

/**
 * Adds the values under keys that are free; undefined when the secret is a text or bytes alone, or has other values and
 * the reading is bytes, or it would grow too large.
 */
function addTo(group: Group, reading: Reading, proposal: ProposedName): Assignment | undefined {
  if (group.alone !== undefined) return undefined;
  if (reading.isAlone && group.values.size === 0) {
    group.alone = aloneOf(reading);
    return { secretName: group.name };
  }
  if (reading.secret.encoding === 'bytes') return undefined;
  const shape = reading.shape ?? new Map([[proposal.key, reading.secret.value]]);
  const suffix = freeSuffix(group, [...shape.keys()]);
  const single =
    shape.size === 1 && suffix !== '' && !group.values.has(proposal.longKey) ? proposal.longKey : undefined;
  const keyOf = (key: string): string => single ?? key + suffix;
  const added = [...shape].map(([key, value]) => [keyOf(key), value] as const);
  if (byteLengthOf([...group.values, ...added]) > maximumValueBytes) return undefined;
  for (const [key, value] of added) group.values.set(key, value);
  const key = keyOf(reading.shapeKey ?? proposal.key);
  const withUsername = reading.username !== undefined && shape.has('username');
  return { secretName: group.name, key, ...(withUsername ? { usernameKey: keyOf('username') } : {}) };
}

function freeSuffix(group: Group, keys: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : `_${number}`;
    if (keys.every((key) => !group.values.has(key + suffix))) return suffix;
  }
}

const byteLengthOf = (values: readonly (readonly [string, PlannedValue])[]): number =>
  secretTextOf({ kind: 'object', values: new Map(values) }).byteLength;

function proposalFor(reading: Reading, choice: MigrationChoice): ProposedName {
  const { finding, input, service, secret, surroundings, isAlone } = reading;
  const { own, owners, calls, addresses } = surroundings;
  const name = typeof own === 'string' ? own : finding.name;
  const proposal = proposeName({
    project: choice.projectName,
    path: input.path,
    kind: finding.kind,
    rule: finding.rule,
    value: secret.value,
    owners,
    calls,
    addresses,
    isAlone,
    ...(name === undefined ? {} : { name }),
    ...(service === undefined ? {} : { service }),
  });
  if (choice.secretName !== undefined) return { ...proposal, secretName: choice.secretName };
  return {
    ...proposal,
    secretName: prefixed(choice.namePrefix, proposal.secretName),
    otherNames: proposal.otherNames.map((other) => prefixed(choice.namePrefix, other)),
  };
}

/** `team` and `team/` both give `team/shop/dev/database`. */
const prefixed = (prefix: string | undefined, name: string): string =>
  prefix === undefined || prefix === ''
    ? name
    : fittingName(/[/_+=.@-]$/.test(prefix) ? prefix + name : `${prefix}/${name}`);

const emptyGroup = (name: string, kind: Group['kind']): Group => ({ kind, name, values: new Map(), paths: new Set() });
