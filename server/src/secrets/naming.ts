import type { FindingKind } from '../core/finding.ts';
import type { Secret } from '../core/secret.ts';
import { environmentNamed, environmentOf, fileComponent, safeSegment, wordsOf } from './naming/parts.ts';
import type { Service } from './naming/service.ts';
import { emptyWords, hostLabel, keyWords, serverWords, tellingWords } from './naming/words.ts';

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
  /** `dev`, `prod` …; read from the names around and from the path when absent. */
  readonly environment?: string;
  /** Of the document, relative to the project. */
  readonly path: string;
  /** The name the value is bound to in the code. */
  readonly name?: string;
  /** The names around that one, from the inside out: keys of objects, variables. */
  readonly owners?: readonly string[];
  /** What is called with the value, and the function around it, from the inside out. */
  readonly calls?: readonly string[];
  /** URLs that are given to those calls. */
  readonly addresses?: readonly string[];
  readonly kind: FindingKind;
  /** Of the finding; a provider's rule tells the component where no name does. */
  readonly rule?: string;
  readonly service?: Service;
  /** The secret is the value alone, without a key that could say what it is. */
  readonly isAlone?: boolean;
  /** Looked at only to keep every part of it out of the name. */
  readonly value?: Secret;
}

export interface ProposedName {
  readonly secretName: string;
  /** Further names to try, from what tells this value from others of its component. */
  readonly otherNames: readonly string[];
  /** Key in the secret's JSON object. */
  readonly key: string;
  /** Longer key from the whole variable name, for when another value has `key` already. */
  readonly longKey: string;
  /** Whether the name of the value itself says what it is for, so that it needs nothing of what stands around it. */
  readonly isOwn: boolean;
}

/**
 * A good name for a value, from general to special as AWS advises: `<project>/<environment>/<component>`, and the key
 * in it. Always legal (see {@link nameProblem}); no part of the value is in it.
 */
export function proposeName(question: NameQuestion): ProposedName {
  const hidden = squeezed(question.value?.reveal() ?? '');
  const keep = (segment: string, fallback: string): string =>
    segment === '' || revealed(segment, hidden) ? fallback : segment;

  const { own, component, owner, key, longKey } = partsOf(question);
  const last = keep(component, keep(fileComponent(question.path), 'app'));
  const environment = question.environment ?? environmentOf(question.path, question.owners) ?? 'dev';
  const folder = [keep(safeSegment(question.project), 'app'), keep(safeSegment(environment), 'dev')].join('/');
  const nameOf = (name: string): string => withoutTrap(`${folder}/${name}`);
  const kebab = (question.kind === 'private-key' ? keyByKind[question.kind] : key).replaceAll('_', '-');
  const special =
    question.service === undefined
      ? [kebab]
      : [owner, question.service.database ?? '', fileComponent(question.path)]
          .map((word) => keep(word, ''))
          .filter((word) => word !== '' && !/^(?:db|databases?|engine)$/.test(word) && word !== last);
  return {
    secretName: nameOf(question.isAlone === true && !last.endsWith(kebab) ? `${last}-${kebab}` : last),
    otherNames: special.map((word) => nameOf(question.service === undefined ? `${last}-${word}` : `${word}-${last}`)),
    key: keep(key, 'value'),
    longKey: keep(longKey, 'value'),
    isOwn: own !== '',
  };
}

/** The next name to try when `name` is taken: `name-2`, `name-3` … never one that falls into the ARN trap. */
export function numberedName(name: string, number: number): string {
  const suffix = `-${number}`;
  return withoutTrap(name.slice(0, maximumLength - suffix.length) + suffix);
}

/** A name that is built from legal parts, cut to the limit. */
export const fittingName = (name: string): string => withoutTrap(name.slice(0, maximumLength));

const withoutTrap = (name: string): string => (suffixTrap.test(name) ? name.replace(suffixTrap, '_$1') : name);

/** Key words that name the header and not what stands in it: the kind tells more. */
const headerWords = new Set(['auth', 'authorization', 'bearer']);
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

interface NameParts {
  /** What the name of the value itself says that it is for. */
  readonly own: string;
  readonly component: string;
  /** What the names around it say. */
  readonly owner: string;
  readonly key: string;
  readonly longKey: string;
}

function partsOf(question: NameQuestion): NameParts {
  const { service, kind, owners = [] } = question;
  const { words, own, keyed } = wordsIn(question.name ?? '');
  const key = service?.key ?? (keyed || keyByKind[kind]);
  const owner = firstTelling(owners.filter((name) => environmentNamed(name) === undefined));
  const component = service?.component ?? componentOf(question, own, owner);
  // What of the names the key does not say yet.
  const before = own === '' ? (owner === component ? '' : owner) : keyed === '' ? own : '';
  const longKey = before === '' ? safeSegment(words.join('_')) || key : `${before.replaceAll('-', '_')}_${key}`;
  return { own, component, owner: owner || own, key, longKey };
}

/** The first that says something, from the value's own name outwards. */
function componentOf({ rule, calls = [], addresses = [] }: NameQuestion, own: string, owner: string): string {
  const hosts = addresses.map(hostLabel).map(safeSegment);
  return [own, providerOf(rule), owner, ...hosts, firstTelling(calls)].find((word) => word !== '') ?? '';
}

/** `smtpHostPassword`: what it is for (`smtp`) and what it is (`password`). */
function wordsIn(name: string): { readonly words: readonly string[]; readonly own: string; readonly keyed: string } {
  const words = wordsOf(name).filter((word) => !emptyWords.has(word));
  const split = words.findLastIndex((word) => !keyWords.has(word)) + 1;
  let named = split;
  while (named > 1 && serverWords.has(words[named - 1] ?? '')) named -= 1;
  const spelt = words.slice(split).filter((word) => !headerWords.has(word));
  return {
    words,
    own: safeSegment(words.slice(0, named).join('-')),
    keyed: safeSegment(spelt.map((word) => keySpelling[word] ?? word).join('_')),
  };
}

/** The first name that says something: `mail` of `auth`, `mailOptions`. */
const firstTelling = (names: readonly string[]): string =>
  names.map((name) => safeSegment(tellingWords(name).join('-'))).find((word) => word !== '') ?? '';

/** Rules that are about no provider. */
const generalRules = new Set(['hardcoded', 'generic', 'connection', 'credential', 'basic', 'url', 'high', 'base64']);

/** `github-personal-access-token` → `github`. */
function providerOf(rule: string | undefined): string {
  const first = wordsOf(rule ?? '')[0] ?? '';
  return keyWords.has(first) || generalRules.has(first) ? '' : safeSegment(first);
}

/** Whether a segment gives a part of the value away, however it is written. The words every name has are no news. */
function revealed(segment: string, hidden: string): boolean {
  if (segment.split(/[_-]/).every((word) => keyWords.has(word))) return false;
  const shown = squeezed(segment);
  return (hidden.length >= 4 && shown.includes(hidden)) || (shown.length >= 8 && hidden.includes(shown));
}

const squeezed = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
