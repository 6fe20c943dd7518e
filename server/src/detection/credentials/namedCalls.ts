import { stringsOfExpression } from '../../syntax/lexical/expression.ts';
import type { StringValue } from '../../syntax/lexical/expression.ts';
import type { Candidate } from '../candidate.ts';
import type { Operator } from './binding.ts';
import { argumentsAt, takesItLater } from './calls.ts';
import { stringCandidate } from './namedValue.ts';
import type { NamedSite } from './namedValue.ts';
import { splitWords } from './names.ts';
import { literalBehind } from './variables.ts';

const setters =
  /^(?:set|with|add|use|put|type|fill|enter|input|send|provide|assign|append|apply|init|configure|default|basic)$/;
/** What is kept under a name: the first argument is the name. */
const keepers = /^(?:store|save|put|persist|write|cache|upsert)$/;
/** Verbs of functions whose argument is not what they are named after. */
const otherVerbs =
  /^(?:get|is|has|check|verify|validate|compare|hash|encode|encrypt|decrypt|decode|generate|create|parse|find|read|load|fetch|resolve|lookup|require|assert|expect|test|reset|forgot|change|make|build|sign|match|select|peek|delete|remove|drop|clear|revoke|rotate|invalidate|refresh|expire|retrieve|list|import|export|consume|skip|next|authenticate|split|tokenize|print|log|count|add(?=[A-Z_]*token))/;

/** `setPassword("x")`, `.password("x")`, and `getPassword() { return "x"; }`. */
export function callValues(named: NamedSite, operator: Operator): readonly Candidate[] {
  const returned = returnedValue(named, operator.valueAt);
  if (returned !== undefined) return [stringCandidate(named, returned, 'result')];
  const { text } = named.document;
  if (/^\s*\)/.test(text.slice(operator.valueAt, operator.valueAt + 10))) return [];
  const called = named.site.text.split('.').at(-1) ?? named.site.text;
  const [verb = ''] = splitWords(called);
  if (!takesValue(called, verb, named)) return [];
  return argumentValues(named, called, operator.valueAt, keepers.test(verb))
    .slice(0, 1)
    .map((string) => stringCandidate(named, string, 'argument'));
}

function takesValue(called: string, verb: string, { verdict }: NamedSite): boolean {
  if (/^(?:pass|token|key|auth|secret|cookie|seed|salt)$/i.test(called)) return false;
  return setters.test(verb) || (!otherVerbs.test(verb) && (verdict.of === 'password' || verdict.strength === 'strong'));
}

/** The literal that the function returns which is declared here. */
function returnedValue({ document }: NamedSite, from: number): StringValue | undefined {
  const head =
    /^[^()\n]{0,200}\)\s{0,4}(?:(?::|->)[ \t]{0,4}[\w?<>&'. [\]|]{1,40}|throws [\w., ]{1,80}|const|override)?\s{0,4}(?:\{|=>|=(?!=)|:|->)?\s{0,200}(?:return\b|=>)?\s{0,40}(?=["'`@])/.exec(
      document.text.slice(from, from + 600),
    );
  if (head === null || !/[{=:>]|return/.test(head[0])) return undefined;
  return stringsOfExpression(document.text, from + head[0].length, document.profile, from + document.reach())[0];
}

/** The literals of the first argument; of a function that keeps values under names, of the second. */
function argumentValues(named: NamedSite, called: string, from: number, keeps: boolean): readonly StringValue[] {
  const { document, verdict } = named;
  const given = argumentsAt(document, from);
  if (takesItLater(called, given.length)) return [];
  const [first, second] = given;
  const { start, end } = (keeps ? second : undefined) ?? first ?? { start: from, end: from + document.reach() };
  const strings = stringsOfExpression(document.text, start, document.profile, end);
  const variable =
    strings.length === 0 && given.length === 1 && verdict.of === 'password' && verdict.strength === 'strong'
      ? literalBehind(document, { start, end })
      : undefined;
  return variable === undefined ? strings.filter(({ via }) => via !== 'default') : [variable];
}
