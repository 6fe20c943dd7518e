import { invalidParameter } from '../errors.ts';
import type { SecretRecord } from './secretRecord.ts';

export interface Filter {
  readonly Key?: string;
  readonly Values?: readonly string[];
}

type Matcher = (record: SecretRecord, value: string) => boolean;

/**
 * Names and tags match by case-sensitive prefix; description and `all` by words, without regard to case
 * (recorded against AWS: "a secret" finds "an secret" and not "asecret").
 */
const matchers: Readonly<Record<string, Matcher>> = {
  name: (record, value) => record.name.startsWith(value),
  description: (record, value) => hasWords([record.description ?? ''], value),
  'tag-key': (record, value) => (record.tags ?? []).some(({ key }) => key.startsWith(value)),
  'tag-value': (record, value) => (record.tags ?? []).some((tag) => tag.value.startsWith(value)),
  'primary-region': (record, value) => record.replicas.length > 0 && record.region.startsWith(value),
  // Nothing in a sandbox belongs to a service.
  'owning-service': () => false,
  all: (record, value) => hasWords(searchableTexts(record), value),
};

const searchableTexts = (record: SecretRecord): readonly string[] => [
  record.name,
  record.description ?? '',
  ...(record.tags ?? []).flatMap(({ key, value }) => [key, value]),
];

/**
 * Whether a secret passes every filter. Of one filter's values one has to match; a leading `!` negates.
 * @throws ServiceError `InvalidParameterException` for a filter without a key or without values.
 */
export function passes(record: SecretRecord, filters: readonly Filter[]): boolean {
  return filters.every(({ Key, Values }) => {
    const matches = matchers[Key ?? ''];
    if (!matches || !Values) throw invalidParameter('A filter must have a key and values.');
    return Values.some((value) => (value.startsWith('!') ? !matches(record, value.slice(1)) : matches(record, value)));
  });
}

/** Whether every word of the query begins some word of the texts. */
const hasWords = (texts: readonly string[], query: string): boolean =>
  wordsOf(query).every((wanted) => texts.some((text) => hasWordThatBegins(text, wanted)));

/** Words end at special characters and where the case changes. */
const wordsOf = (text: string): readonly string[] =>
  text
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());

/** The same without splitting the text, which every secret of an account would pay for. */
function hasWordThatBegins(text: string, wanted: string): boolean {
  const lower = text.toLowerCase();
  for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, at + 1)) {
    const before = text.slice(Math.max(0, at - 1), at);
    if (!/[\p{L}\p{N}]/u.test(before)) return true;
    if (/[\p{Ll}\d]/u.test(before) && /\p{Lu}/u.test(text.charAt(at))) return true;
  }
  return false;
}
