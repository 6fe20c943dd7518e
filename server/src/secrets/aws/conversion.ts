import type {
  Filter,
  GetSecretValueResponse,
  SecretListEntry,
  SecretVersionsListEntry,
} from '@aws-sdk/client-secrets-manager';
import { defined } from '../../core/defined.ts';
import { Secret } from '../../core/secret.ts';
import { StoreError } from '../store.ts';
import type { SecretDescription, SecretFilter, SecretValue, SecretVersion, StoredSecret } from '../store.ts';

interface Answer {
  readonly ARN?: string | undefined;
  readonly Name?: string | undefined;
  readonly VersionId?: string | undefined;
}

export const storedOf = ({ ARN, Name, VersionId }: Answer): StoredSecret => ({
  arn: ARN ?? '',
  name: Name ?? '',
  versionId: VersionId ?? '',
});

export const valueFields = (value: SecretValue): { SecretString: string } | { SecretBinary: Uint8Array } =>
  value.kind === 'text' ? { SecretString: value.text.reveal() } : { SecretBinary: value.bytes };

/** @throws StoreError when the version has no value. */
export function valueOf({ Name, SecretString, SecretBinary }: GetSecretValueResponse): SecretValue {
  if (SecretString !== undefined) return { kind: 'text', text: new Secret(SecretString) };
  if (SecretBinary !== undefined) return { kind: 'binary', bytes: SecretBinary };
  throw new StoreError('not-found', `The secret ${Name ?? ''} holds no value.`);
}

const time = (date: Date | undefined): number | undefined => date?.getTime();

export function descriptionOf(entry: SecretListEntry): SecretDescription {
  return {
    arn: entry.ARN ?? '',
    name: entry.Name ?? '',
    ...defined({
      description: entry.Description,
      kmsKeyId: entry.KmsKeyId,
      createdAt: time(entry.CreatedDate),
      changedAt: time(entry.LastChangedDate),
      accessedAt: time(entry.LastAccessedDate),
      rotatedAt: time(entry.LastRotatedDate),
      nextRotationAt: time(entry.NextRotationDate),
      deletedAt: time(entry.DeletedDate),
      owningService: entry.OwningService,
      primaryRegion: entry.PrimaryRegion,
    }),
    tags: (entry.Tags ?? []).map(({ Key, Value }) => ({ key: Key ?? '', value: Value ?? '' })),
    rotationEnabled: entry.RotationEnabled ?? false,
    versions: entry.SecretVersionsToStages ?? {},
  };
}

export const versionOf = (entry: SecretVersionsListEntry): SecretVersion => ({
  versionId: entry.VersionId ?? '',
  stages: entry.VersionStages ?? [],
  ...defined({ createdAt: time(entry.CreatedDate), accessedAt: time(entry.LastAccessedDate) }),
});

export const filterOf = ({ key, values }: SecretFilter): Filter => ({ Key: key, Values: [...values] });
