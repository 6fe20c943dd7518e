import { invalidParameter } from '../errors.ts';
import type { Tag } from './secretRecord.ts';

const maximumTags = 50;

export const toTags = (tags: readonly { readonly Key?: string; readonly Value?: string }[]): readonly Tag[] =>
  tags.map(({ Key, Value }) => ({ key: Key ?? '', value: Value ?? '' }));

export const fromTags = (tags: readonly Tag[] | undefined) =>
  tags?.map(({ key, value }) => ({ Key: key, Value: value }));

/**
 * The rules of the user guide that the service model does not say.
 * @throws ServiceError for a reserved or repeated key, and for more than 50 tags.
 */
export function checkTags(tags: readonly Tag[]): void {
  if (tags.some(({ key }) => key === '')) throw invalidParameter('A tag must have a key.');
  checkTagKeys(tags.map(({ key }) => key));
  if (new Set(tags.map(({ key }) => key)).size < tags.length) {
    throw invalidParameter('A tag key is given more than once. Tag keys must be unique.');
  }
  if (tags.length > maximumTags) {
    throw invalidParameter(`A secret can have at most ${maximumTags} tags.`);
  }
}

/** @throws ServiceError for a key that is reserved for AWS. */
export function checkTagKeys(keys: readonly string[]): void {
  if (keys.some((key) => key.toLowerCase().startsWith('aws:'))) {
    throw invalidParameter('Tag keys that start with aws: are reserved for internal use.');
  }
}
