import type { FindingKind } from '../core/finding.ts';
import type { Secret } from '../core/secret.ts';
import type { ConnectionString } from '../detection/connectionStrings/connectionString.ts';
import { environmentOf, fileComponent, safeSegment, wordsOf } from './naming/parts.ts';

/** Limits of `CreateSecret`, https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html. */
const maximumLength = 512;
const illegalCharacter = /[^A-Za-z0-9/_+=.@-]/u;

/**
 * AWS takes a hyphen and six characters at the end of a partial ARN for its own random suffix, so that a secret whose
 * name ends like that cannot be found by it.
 */
const suffixTrap = /-([^/]{6})$/;

/** Why Secrets Manager would refuse the name, or why it would be hard to use. Undefined when the name is good. */
export function nameProblem(name: string): string | undefined {
  if (name === '') return 'A secret needs a name.';
  const illegal = illegalCharacter.exec(name)?.[0];
  if (illegal !== undefined) {
    const shown = /\s/u.test(illegal) ? 'A space' : `“${illegal}”`;
    return `${shown} cannot be in a name. Use ASCII letters, digits and / _ + = . @ -`;
  }
  if (name.length > maximumLength) {
    return `A name has at most ${maximumLength} characters; this one has ${name.length}.`;
  }
  if (suffixTrap.test(name)) {
    return 'The name ends with a hyphen and six characters, which AWS mistakes for the end of an ARN. Change its end.';
  }
  return undefined;
}

export interface NameQuestion {
  /** Name of the project or workspace folder. */
  readonly project: string;
  /** `dev`, `prod` …; read from the path when absent. */
  readonly environment?: string;
  /** Of the document, relative to the project. */
  readonly path: string;
  /** The name the value is bound to in the code. */
  readonly name?: string;
  readonly kind: FindingKind;
  /** Of the finding; a provider's rule tells the component where no name does. */
  readonly rule?: string;
  readonly connection?: ConnectionString;
  /** Looked at only to keep every part of it out of the name. */
  readonly value?: Secret;
}

export interface ProposedName {
  readonly secretName: string;
  /** A second name to try, from what tells this connection from others. */
  readonly otherName?: string;
  /** Key in the secret's JSON object. */
  readonly key: string;
  /** Longer key from the whole variable name, for when another value has `key` already. */
  readonly longKey: string;
}

/**
 * A good name for a value, from general to special as AWS advises: `<project>/<environment>/<component>`, and the key
 * in it. Always legal (see {@link nameProblem}); no part of the value is in it.
 */
export function proposeName(question: NameQuestion): ProposedName {
  const hidden = squeezed(question.value?.reveal() ?? '');
  const keep = (segment: string, fallback: string): string =>
    segment === '' || revealed(segment, hidden) ? fallback : segment;

  const { component, key, longKey } = componentAndKey(question);
  const file = keep(fileComponent(question.path), 'app');
  const folder = [
    keep(safeSegment(question.project), 'app'),
    keep(safeSegment(question.environment ?? environmentOf(question.path) ?? 'dev'), 'dev'),
  ].join('/');
  const nameOf = (last: string): string => withoutTrap(`${folder}/${last}`);
  const database = keep(databaseOf(question.connection), '');
  return {
    secretName: nameOf(keep(component, file)),
    key: keep(key, 'value'),
    longKey: keep(longKey, 'value'),
    ...(database === '' ? {} : { otherName: nameOf(`${database}-${component}`) }),
  };
}

/** The next name to try when `name` is taken: `name-2`, `name-3` … never one that falls into the ARN trap. */
export function numberedName(name: string, number: number): string {
  const suffix = `-${number}`;
  return withoutTrap(name.slice(0, maximumLength - suffix.length) + suffix);
}

const withoutTrap = (name: string): string => (suffixTrap.test(name) ? name.replace(suffixTrap, '_$1') : name);

/** Words that say what a value is rather than what it is for: they make the key, the rest makes the component. */
const keyWords = new Set(
  (
    'password passwd pwd pass passphrase pw secret secrets token tokens key keys api access auth authorization bearer ' +
    'private public client signing encryption shared master account credential credentials id dsn url uri ' +
    'connection conn string str value salt pat cert certificate pem hash'
  ).split(' '),
);
/** Key words that name the header and not what stands in it: the kind tells more. */
const headerWords = new Set(['auth', 'authorization', 'bearer']);
/** Words that say nothing. */
const emptyWords = new Set(
  'this self headers header config cfg conf settings setting options opts env process default my the const'.split(' '),
);

const keySpelling: Readonly<Record<string, string>> = {
  passwd: 'password',
  pwd: 'password',
  pass: 'password',
  pw: 'password',
};

const keyByKind: Readonly<Record<FindingKind, string>> = {
  password: 'password',
  'connection-string': 'password',
  'api-key': 'api_key',
  token: 'token',
  'private-key': 'private_key',
  'crypto-key': 'key',
  other: 'value',
};

function componentAndKey(question: NameQuestion): { component: string; key: string; longKey: string } {
  const words = wordsOf(question.name ?? '').filter((word) => !emptyWords.has(word));
  const longKey = safeSegment(words.join('_')) || keyByKind[question.kind];
  if (question.connection !== undefined) {
    const service = serviceOf(question.connection);
    return { component: service.component, key: service.key, longKey };
  }
  let split = words.length;
  while (split > 0 && keyWords.has(words[split - 1] ?? '')) split -= 1;
  const key = words
    .slice(split)
    .filter((word) => !headerWords.has(word))
    .map((word) => keySpelling[word] ?? word)
    .join('_');
  return {
    component: safeSegment(words.slice(0, split).join('-')) || providerOf(question.rule),
    key: safeSegment(key) || keyByKind[question.kind],
    longKey,
  };
}

/** Rules that are about no provider. */
const generalRules = new Set(['hardcoded', 'generic', 'connection', 'credential', 'basic', 'url', 'high', 'base64']);

/** `github-personal-access-token` → `github`. */
function providerOf(rule: string | undefined): string {
  const first = wordsOf(rule ?? '')[0] ?? '';
  return keyWords.has(first) || generalRules.has(first) ? '' : safeSegment(first);
}

/** The database's name; a bare number, as Redis has, tells nothing. */
function databaseOf(connection: ConnectionString | undefined): string {
  const name = safeSegment(connection?.parts.find(({ role }) => role === 'database')?.value ?? '');
  return /[a-z]{2}/.test(name) ? name : '';
}

function serviceOf(connection: ConnectionString): { component: string; key: string } {
  const isToken = connection.parts.every(({ role }) => role !== 'password');
  if (connection.family === 'azure') return { component: 'azure', key: isToken ? 'account_key' : 'password' };
  const key = isToken ? 'token' : 'password';
  if (connection.engine === 'redis') return { component: 'redis', key };
  if (connection.engine !== undefined || connection.family !== 'uri') return { component: 'database', key };
  return {
    component: safeSegment((connection.scheme ?? 'service').replace(/\+.*|(?<=amqp|ftp|http|ldap|mqtt|smtp)s$/, '')),
    key,
  };
}

/** Whether a segment gives a part of the value away, however it is written. The words every name has are no news. */
function revealed(segment: string, hidden: string): boolean {
  if (segment.split(/[_-]/).every((word) => keyWords.has(word))) return false;
  const shown = squeezed(segment);
  return (hidden.length >= 4 && shown.includes(hidden)) || (shown.length >= 8 && hidden.includes(shown));
}

const squeezed = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
