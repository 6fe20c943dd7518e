import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetRandomPasswordCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  ListSecretVersionIdsCommand,
  PutSecretValueCommand,
  RestoreSecretCommand,
  SecretsManagerClient,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-secrets-manager';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { defined } from '../../core/defined.ts';
import { Secret } from '../../core/secret.ts';
import { StoreError } from '../store.ts';
import type { SecretStore } from '../store.ts';
import { descriptionOf, filterOf, storedOf, valueFields, valueOf, versionOf } from './conversion.ts';
import { credentialsOf } from './credentials.ts';
import { awsHost } from './endpoints.ts';
import { toStoreError } from './errors.ts';
import type { Attempt } from './explanations.ts';
import type { CredentialMemory } from './memory.ts';
import type { AwsSettings } from './settings.ts';
import type { CredentialSource } from './sources.ts';
import { clientConfig } from './transport.ts';

/** One attempt and two retries, by the SDK, with the same idempotency token. */
const maxAttempts = 3;

type Send = <T>(
  action: string,
  effect: 'reads' | 'writes',
  signal: AbortSignal | undefined,
  work: (options: { abortSignal?: AbortSignal }) => Promise<T>,
) => Promise<T>;

/**
 * The store of an account and region in AWS, or of whatever answers at the endpoint. Only this file sends commands.
 * @throws StoreError when the file of certificate authorities cannot be read.
 */
export function awsSecretStore(
  settings: AwsSettings,
  source: CredentialSource,
  memory?: CredentialMemory,
): SecretStore {
  // The SDK prints its advice about coming Node versions to everybody; it is for us.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const { location, endpoints } = settings;
  const credentials = credentialsOf(source, settings, memory);
  function connect(service: 'secrets_manager' | 'sts', host: string, name: string) {
    const endpoint = endpoints[service];
    const url = endpoint ?? awsHost(host, location.region);
    const config = clientConfig(settings, location.region, endpoint, url);
    const proxied = settings.proxyFor(new URL(url)) !== undefined;
    const send = sender({ location, service: name, source, proxied, ...defined({ endpoint }) }, credentials.forget);
    return { config: { ...config, maxAttempts, retryMode: 'standard', credentials: credentials.provide }, send };
  }
  const secrets = connect('secrets_manager', 'secretsmanager', 'Secrets Manager');
  const identity = connect('sts', 'sts', 'STS');
  const client = new SecretsManagerClient(secrets.config);
  const sts = new STSClient(identity.config);
  return {
    location,
    identity: (signal) =>
      identity.send('ask AWS who is signed in', 'reads', signal, async (options) => {
        const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}), options);
        return { accountId: Account ?? '', arn: Arn ?? '' };
      }),
    ...writing(client, secrets.send),
    ...reading(client, secrets.send),
  };
}

const sender =
  (target: Omit<Attempt, 'action' | 'writes'>, forget: () => void): Send =>
  async (action, effect, signal, work) => {
    try {
      if (signal?.aborted === true) throw new StoreError('cancelled', `Cancelled before it began: ${action}.`);
      if (signal === undefined) return await work({});
      // The SDK listens to the signal once it sends; a program or a person who is asked for credentials does not.
      return await unlessAborted(work({ abortSignal: signal }), signal);
    } catch (error) {
      const failure = toStoreError(error, { ...target, action, writes: effect === 'writes' }, signal);
      // Whoever signs in again gets what is new.
      if (failure.code === 'sign-in-expired' || failure.code === 'no-credentials') forget();
      throw failure;
    }
  };

const unlessAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = (): void => reject(new Error('aborted'));
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });

type Writing = 'create' | 'put' | 'tag' | 'untag' | 'delete' | 'restore';

const writing = (client: SecretsManagerClient, send: Send): Pick<SecretStore, Writing> => ({
  create: ({ name, value, description, kmsKeyId, tags, token }, signal) =>
    send(`create the secret ${name}`, 'writes', signal, async (options) => {
      const command = new CreateSecretCommand({
        Name: name,
        ClientRequestToken: token,
        ...valueFields(value),
        ...defined({ Description: description, KmsKeyId: kmsKeyId }),
        ...(tags === undefined ? {} : { Tags: tags.map(({ key, value: text }) => ({ Key: key, Value: text })) }),
      });
      return storedOf(await client.send(command, options));
    }),
  put: (id, value, token, signal) =>
    send(`store a new version of ${id}`, 'writes', signal, async (options) => {
      const command = new PutSecretValueCommand({ SecretId: id, ClientRequestToken: token, ...valueFields(value) });
      return storedOf(await client.send(command, options));
    }),
  tag: (id, tags, signal) =>
    send(`tag ${id}`, 'writes', signal, async (options) => {
      const Tags = tags.map(({ key, value }) => ({ Key: key, Value: value }));
      await client.send(new TagResourceCommand({ SecretId: id, Tags }), options);
    }),
  untag: (id, keys, signal) =>
    send(`remove tags of ${id}`, 'writes', signal, async (options) => {
      await client.send(new UntagResourceCommand({ SecretId: id, TagKeys: [...keys] }), options);
    }),
  delete: (id, recoveryDays = 30, signal) =>
    send(`delete ${id}`, 'writes', signal, async (options) => {
      const command = new DeleteSecretCommand({ SecretId: id, RecoveryWindowInDays: recoveryDays });
      const { DeletionDate } = await client.send(command, options);
      return DeletionDate?.getTime() ?? 0;
    }),
  restore: (id, signal) =>
    send(`restore ${id}`, 'writes', signal, async (options) => {
      await client.send(new RestoreSecretCommand({ SecretId: id }), options);
    }),
});

type ReadingMethod = 'read' | 'describe' | 'list' | 'versions' | 'randomPassword';

const reading = (client: SecretsManagerClient, send: Send): Pick<SecretStore, ReadingMethod> => ({
  read: (id, version = {}, signal) =>
    send(`read ${id}`, 'reads', signal, async (options) => {
      const command = new GetSecretValueCommand({
        SecretId: id,
        ...defined({ VersionId: version.versionId, VersionStage: version.stage }),
      });
      const answer = await client.send(command, options);
      return { ...storedOf(answer), value: valueOf(answer), stages: answer.VersionStages ?? [] };
    }),
  describe: (id, signal) =>
    send(`look up ${id}`, 'reads', signal, async (options) => {
      const answer = await client.send(new DescribeSecretCommand({ SecretId: id }), options);
      return descriptionOf({ ...answer, SecretVersionsToStages: answer.VersionIdsToStages });
    }),
  list: ({ cursor, pageSize, filters, includePlannedDeletion, sortBy, sortOrder }, signal) =>
    send('list secrets', 'reads', signal, async (options) => {
      const command = new ListSecretsCommand({
        ...defined({ NextToken: cursor, MaxResults: pageSize }),
        ...(filters === undefined ? {} : { Filters: filters.map(filterOf) }),
        ...defined({ IncludePlannedDeletion: includePlannedDeletion, SortBy: sortBy, SortOrder: sortOrder }),
      });
      const { SecretList, NextToken } = await client.send(command, options);
      return { items: (SecretList ?? []).map(descriptionOf), ...(NextToken ? { cursor: NextToken } : {}) };
    }),
  versions: (id, cursor, signal) =>
    send(`list the versions of ${id}`, 'reads', signal, async (options) => {
      const command = new ListSecretVersionIdsCommand({
        SecretId: id,
        ...defined({ NextToken: cursor }),
      });
      const { Versions, NextToken } = await client.send(command, options);
      return { items: (Versions ?? []).map(versionOf), ...(NextToken ? { cursor: NextToken } : {}) };
    }),
  randomPassword: ({ length, excludeCharacters, excludePunctuation } = {}, signal) =>
    send('get a random password', 'reads', signal, async (options) => {
      const command = new GetRandomPasswordCommand({
        ...defined({
          PasswordLength: length,
          ExcludeCharacters: excludeCharacters,
          ExcludePunctuation: excludePunctuation,
        }),
      });
      const { RandomPassword } = await client.send(command, options);
      return new Secret(RandomPassword ?? '');
    }),
});
