import { createHash } from 'node:crypto';
import type { Secret } from '../../server/src/core/secret.ts';
import { Secret as SecretText } from '../../server/src/core/secret.ts';
import { StoreError } from '../../server/src/secrets/store.ts';
import type {
  NewSecret,
  SecretDescription,
  SecretStore,
  SecretValue,
  StoreErrorCode,
  StoredSecret,
  Tag,
} from '../../server/src/secrets/store.ts';

/** A store in memory, with the rules of Secrets Manager that its users rely on, and hooks to make it fail or wait. */
export interface MemoryStore extends SecretStore {
  /** Text of the current version by name, for assertions. */
  readonly texts: () => ReadonlyMap<string, string>;
  /** Every create call that arrived, also the ones that failed. */
  readonly createCalls: readonly NewSecret[];
  /** Calls of any kind, in order. */
  readonly calls: readonly string[];
  /** Runs before each call of an operation; it may throw or wait. */
  before(operation: keyof SecretStore, hook: (signal: AbortSignal | undefined) => Promise<void> | void): void;
}

interface Kept {
  readonly arn: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly createdAt: number;
  readonly versions: readonly { readonly versionId: string; readonly value: SecretValue }[];
  readonly tags: readonly Tag[];
  readonly deletedAt: number | undefined;
}

const fail = (code: StoreErrorCode, message: string): never => {
  throw new StoreError(code, message);
};

export function memoryStore(region = 'us-east-1'): MemoryStore {
  const secrets = new Map<string, Kept>();
  const hooks = new Map<string, (signal: AbortSignal | undefined) => Promise<void> | void>();
  const calls: string[] = [];
  const createCalls: NewSecret[] = [];

  async function enter(operation: keyof SecretStore, signal: AbortSignal | undefined): Promise<void> {
    calls.push(operation);
    await hooks.get(operation)?.(signal);
    if (signal?.aborted === true) fail('cancelled', 'Cancelled.');
  }

  const find = (id: string): Kept =>
    [...secrets.values()].find(({ name, arn }) => name === id || arn === id) ??
    fail('not-found', `There is no secret ${id}.`);

  const alive = (id: string): Kept => {
    const kept = find(id);
    return kept.deletedAt === undefined
      ? kept
      : fail('scheduled-for-deletion', `The secret ${id} is scheduled for deletion.`);
  };

  const keep = (kept: Kept): void => void secrets.set(kept.name, kept);

  const storedOf = ({ arn, name, versions }: Kept): StoredSecret => ({
    arn,
    name,
    versionId: versions.at(-1)?.versionId ?? '',
  });

  return {
    location: { region, regionSource: 'AWS_REGION' },
    texts: () => new Map([...secrets.values()].map((kept) => [kept.name, textOf(kept)])),
    createCalls,
    calls,
    before: (operation, hook) => void hooks.set(operation, hook),
    async identity(signal) {
      await enter('identity', signal);
      return { accountId: '123456789012', arn: 'arn:aws:iam::123456789012:user/tester' };
    },
    async create(secret, signal) {
      calls.push('create');
      createCalls.push(secret);
      await hooks.get('create')?.(signal);
      if (signal?.aborted === true) fail('cancelled', 'Cancelled.');
      const known = secrets.get(secret.name);
      if (known?.deletedAt !== undefined) fail('scheduled-for-deletion', `${secret.name} is scheduled for deletion.`);
      if (known !== undefined) {
        const same = known.versions.find(({ versionId }) => versionId === secret.token);
        if (same !== undefined && equal(same.value, secret.value)) return storedOf(known);
        return fail('name-taken', `A secret named ${secret.name} exists already.`);
      }
      const kept: Kept = {
        arn: `arn:aws:secretsmanager:${region}:123456789012:secret:${secret.name}-${suffixOf(secret.name)}`,
        name: secret.name,
        description: secret.description,
        createdAt: 1_700_000_000_000,
        versions: [{ versionId: secret.token, value: secret.value }],
        tags: secret.tags ?? [],
        deletedAt: undefined,
      };
      keep(kept);
      return storedOf(kept);
    },
    async put(id, value, token, signal) {
      await enter('put', signal);
      const kept = alive(id);
      const changed = { ...kept, versions: [...kept.versions, { versionId: token, value }] };
      keep(changed);
      return storedOf(changed);
    },
    async read(id, { stage = 'AWSCURRENT' } = {}, signal) {
      await enter('read', signal);
      const kept = alive(id);
      const version = kept.versions.at(stage === 'AWSPREVIOUS' ? -2 : -1) ?? fail('not-found', 'There is no version.');
      return { ...storedOf(kept), ...version, stages: [stage] };
    },
    async describe(id, signal) {
      await enter('describe', signal);
      return descriptionOf(find(id));
    },
    async list({ cursor, pageSize = 100, filters = [], includePlannedDeletion = false }, signal) {
      await enter('list', signal);
      const all = [...secrets.values()]
        .filter(({ deletedAt }) => includePlannedDeletion || deletedAt === undefined)
        .filter((kept) => filters.every(({ values }) => values.some((value) => kept.name.includes(value))));
      const from = Number(cursor ?? 0);
      const items = all.slice(from, from + pageSize).map(descriptionOf);
      return from + pageSize < all.length ? { items, cursor: String(from + pageSize) } : { items };
    },
    async versions(id, _cursor, signal) {
      await enter('versions', signal);
      return { items: find(id).versions.map(({ versionId }) => ({ versionId, stages: [] })) };
    },
    async tag(id, tags, signal) {
      await enter('tag', signal);
      const kept = alive(id);
      keep({ ...kept, tags: [...kept.tags, ...tags] });
    },
    async untag(id, keys, signal) {
      await enter('untag', signal);
      const kept = alive(id);
      keep({ ...kept, tags: kept.tags.filter(({ key }) => !keys.includes(key)) });
    },
    async delete(id, recoveryDays = 30, signal) {
      await enter('delete', signal);
      const deletedAt = 1_700_000_000_000 + recoveryDays * 86_400_000;
      keep({ ...find(id), deletedAt });
      return deletedAt;
    },
    async restore(id, signal) {
      await enter('restore', signal);
      keep({ ...find(id), deletedAt: undefined });
    },
    async randomPassword(options, signal): Promise<Secret> {
      await enter('randomPassword', signal);
      return new SecretText('x'.repeat(options?.length ?? 32));
    },
  };
}

const suffixOf = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 6);

const equal = (a: SecretValue, b: SecretValue): boolean =>
  a.kind === 'text' && b.kind === 'text' && a.text.equals(b.text);

function textOf({ versions }: Kept): string {
  const value = versions.at(-1)?.value;
  return value?.kind === 'text' ? value.text.reveal() : '';
}

const descriptionOf = ({ arn, name, description, createdAt, tags, deletedAt, versions }: Kept): SecretDescription => ({
  arn,
  name,
  ...(description === undefined ? {} : { description }),
  createdAt,
  ...(deletedAt === undefined ? {} : { deletedAt }),
  tags,
  rotationEnabled: false,
  versions: Object.fromEntries(
    versions.map(({ versionId }, index) => [versionId, index === versions.length - 1 ? ['AWSCURRENT'] : []]),
  ),
});
