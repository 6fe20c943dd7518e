import { randomInt } from 'node:crypto';
import { invalidParameter } from '../errors.ts';

export interface PasswordRules {
  readonly PasswordLength?: number;
  readonly ExcludeCharacters?: string;
  readonly ExcludeNumbers?: boolean;
  readonly ExcludePunctuation?: boolean;
  readonly ExcludeUppercase?: boolean;
  readonly ExcludeLowercase?: boolean;
  readonly IncludeSpace?: boolean;
  readonly RequireEachIncludedType?: boolean;
}

const defaultLength = 32;
const lowercase = 'abcdefghijklmnopqrstuvwxyz';
const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/**
 * A random password: by default 32 characters, at least one of each type.
 * @throws ServiceError `InvalidParameterException` when the rules leave no characters, or more types than places.
 */
export function randomPassword(rules: PasswordRules): string {
  const length = rules.PasswordLength ?? defaultLength;
  const excluded = new Set(rules.ExcludeCharacters);
  const types = [
    rules.ExcludeLowercase ? '' : lowercase,
    rules.ExcludeUppercase ? '' : lowercase.toUpperCase(),
    rules.ExcludeNumbers ? '' : '0123456789',
    rules.ExcludePunctuation ? '' : punctuation,
    rules.IncludeSpace ? ' ' : '',
  ]
    .map((characters) => characters.split('').filter((character) => !excluded.has(character)))
    .filter((characters) => characters.length > 0);
  const all = types.flat();
  if (all.length === 0) throw invalidParameter('No characters are left to build a password from.');
  const needed = (rules.RequireEachIncludedType ?? true) ? types : [];
  if (length < needed.length) throw invalidParameter('Password length is too short based on the required types.');
  const rest = Array.from({ length: length - needed.length }, () => pick(all));
  return shuffled([...needed.map(pick), ...rest]).join('');
}

const pick = (characters: readonly string[]): string => characters[randomInt(characters.length)] ?? '';

function shuffled(items: readonly string[]): readonly string[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [result[last], result[other]] = [result[other] ?? '', result[last] ?? ''];
  }
  return result;
}
