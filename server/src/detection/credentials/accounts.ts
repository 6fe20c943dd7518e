import { decodeLiteral } from '../../syntax/lexical/decode.ts';
import { stringsOfExpression } from '../../syntax/lexical/expression.ts';
import type { Candidate } from '../candidate.ts';
import { argumentsAt } from './calls.ts';
import type { Operator } from './binding.ts';
import { lineValueAt } from './bareValue.ts';
import { lineCandidate, stringCandidate } from './namedValue.ts';
import type { NamedSite } from './namedValue.ts';
import { startOfLine } from '../../syntax/lexical/literal.ts';

/** Names whose value is a user and a password: Requests' and Node's `auth`, libcurl's `USERPWD`. */
const accountName = /(?:^|[._])(?:auth|basic_?auth|http_?auth|proxy_?auth|httpBasic|[A-Z_]*USERPWD|userpwd)$/i;

/** `auth = ("joe", "x")` and `auth: "joe:x"`: the password of a name that stands for an account. */
export function accountValues(named: NamedSite, valueAt: number): readonly Candidate[] | undefined {
  const { document, site, verdict } = named;
  if (!accountName.test(site.text)) return undefined;
  const { text, profile } = document;
  const isTuple = /^[([]|^array\(|^HTTPBasicAuth\(/.test(text.slice(valueAt, valueAt + 16));
  const strings = stringsOfExpression(text, valueAt, profile, valueAt + 400);
  const password: NamedSite = {
    ...named,
    verdict: { ...verdict, of: 'password', strength: 'strong', ordinary: false },
  };
  const [first, second] = strings;
  if (isTuple && strings.length === 2 && second !== undefined) return [stringCandidate(password, second, 'argument')];
  if (isTuple || first?.pieces.length !== 1 || first.pieces[0]?.interpolated !== false) return undefined;
  const [piece] = first.pieces;
  const value = decodeLiteral(text, piece);
  const user = /^[^\s:/]{1,80}:(?=[^\s:/]{3,100}$)/.exec(value)?.[0].length;
  if (user === undefined || value.length !== first.span.end - first.span.start) return undefined;
  const span = { start: first.span.start + user, end: first.span.end };
  return [lineCandidate(password, { span, value: value.slice(user), bare: false, interpolated: false }, 'argument')];
}

/** `user, password = "joe", "x"`: the value at the place of the name. Nothing when it is no such assignment. */
export function unpackedValues(named: NamedSite, operator: Operator): readonly Candidate[] | undefined {
  const { document, site } = named;
  const { text, profile } = document;
  if (!/^:?=$/.test(operator.sign)) return undefined;
  const before = text.slice(startOfLine(text, site.span.start, 200), site.span.start);
  const names = /^\s*(?:(?:var|const|local|my)\s{1,4}\(?)?((?:[\w$.@]{1,60}\s{0,2},\s{0,2}){1,5})$/.exec(before)?.[1];
  if (names === undefined) return undefined;
  const index = names.split(',').length - 1;
  const value = argumentsAt(document, operator.valueAt, true)[index];
  if (value === undefined) return undefined;
  const [string] = stringsOfExpression(text, value.start, profile, value.end);
  return string === undefined ? [] : [stringCandidate(named, string, 'assignment')];
}

/** A constant among the arguments of a call. */
const isOptionName = (constant: string, before: string): boolean =>
  /^[A-Z][A-Z0-9_]*$/.test(constant) && /[(,]\s{0,40}(?:[\w:>-]{1,40}(?:::|->))?$/.test(before);

/** `setopt(handle, OPT_PASSWORD, "x")`, `set :password, "x"`: a constant or symbol that names an option, and its value behind it. */
export function optionValues(named: NamedSite): readonly Candidate[] {
  const { document, site } = named;
  const { text, profile } = document;
  if (site.inside.kind !== 'code') return [];
  const constant = site.text.split('.').at(-1) ?? '';
  const before = text.slice(Math.max(0, site.span.start - 80), site.span.start);
  // Capistrano's and Sinatra's.
  const isSymbol = /(?:^|\n)\s{0,20}set :$/.test(before);
  if (!isSymbol && !isOptionName(constant, before)) return [];
  const comma = /^\s{0,4},\s{0,40}(?=[@LuU]?["'`])/.exec(text.slice(site.span.end, site.span.end + 60));
  if (comma === null) return [];
  const valueAt = site.span.end + comma[0].length;
  const account = accountValues(named, valueAt);
  if (account !== undefined) return account;
  const [string] = stringsOfExpression(text, valueAt, profile, valueAt + document.reach());
  const last = string?.pieces.at(-1)?.span.end ?? 0;
  if (string === undefined || !(isSymbol || /^\s{0,20}\)/.test(text.slice(last, last + 24)))) return [];
  const isDirectory = constant === 'SECURITY_CREDENTIALS';
  const verdict = isDirectory
    ? { ...named.verdict, of: 'password' as const, strength: 'strong' as const }
    : named.verdict;
  return [stringCandidate({ ...named, verdict }, string, 'argument')];
}

/** `getenv("DB_PASSWORD") ?: "x"`, `process.env.DB_PASSWORD || "x"`: what stands in for a setting that is missing. */
export function fallbackValues(named: NamedSite): readonly Candidate[] {
  const { document, site } = named;
  const { text, profile } = document;
  const isRead =
    site.inside.kind === 'key' ||
    /\benv\.$/i.test(text.slice(Math.max(0, site.span.start - 8), site.span.start)) ||
    /^(?:process|Deno|import\.meta)\.env\./.test(site.text);
  const end = site.inside.kind === 'key' ? site.inside.literal.end : site.span.end;
  const operator = isRead
    ? /^\s{0,2}[)\]]{0,2}!?\s{0,10}(?:(?:\|\||\?\?|\?:|\bor\b)\s{0,10}|\.(?:unwrap_or|unwrap_or_else|orElse|getOrElse)\(\s{0,4}(?:\|\w{0,10}\|\s{0,2})?|\{\s{0,2})(?=["'`])/.exec(
        text.slice(end, end + 60),
      )
    : null;
  if (operator === null) return [];
  const [string] = stringsOfExpression(text, end + operator[0].length, profile, end + document.reach());
  return string === undefined ? [] : [stringCandidate(named, string, 'default')];
}

/** `export DB_PASSWORD=x` in a script that stands in a string of many lines. */
export function scriptValue(named: NamedSite): readonly Candidate[] {
  const { document, site } = named;
  const { text } = document;
  const before = text.slice(startOfLine(text, site.span.start, 60), site.span.start);
  if (text[site.span.end] !== '=' || !/^\s*(?:export|setx?|ENV)\s$/.test(before)) return [];
  const value = lineValueAt({ ...document, notation: 'shell' }, site.span.end + 1);
  return value?.bare === true ? [lineCandidate(named, value, 'assignment')] : [];
}

/** `Invoke-Sqlcmd -Password x`: a word without quotes behind a parameter of PowerShell. */
export function optionWord(named: NamedSite): readonly Candidate[] {
  const { document, site } = named;
  const { text } = document;
  if (document.languageId !== 'powershell' || site.inside.kind !== 'code') return [];
  if (!/\s-$/.test(text.slice(Math.max(0, site.span.start - 2), site.span.start))) return [];
  const blank = /^[ \t]{1,4}(?=[^\s$("'@-])/.exec(text.slice(site.span.end, site.span.end + 6));
  if (blank === null) return [];
  const value = lineValueAt({ ...document, notation: 'shell' }, site.span.end + blank[0].length);
  return value === undefined ? [] : [lineCandidate(named, value, 'option')];
}
