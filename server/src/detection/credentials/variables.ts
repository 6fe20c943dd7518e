import type { Span } from '../../core/span.ts';
import { stringsOfExpression } from '../../syntax/lexical/expression.ts';
import type { StringValue } from '../../syntax/lexical/expression.ts';
import type { DetectionDocument } from '../document.ts';
import { byteArrayAt } from './byteArrays.ts';
import type { ByteArray } from './byteArrays.ts';

/** How far from its use a variable may have been set: before it, and behind it (a field below its methods). */
const reachBefore = 16_384;
const reachBehind = 4096;
/** Mentions of a variable that are looked at. */
const mostMentions = 64;

/** A variable, as it is or converted: `pw`, `this.pw`, `$pw`, `[]byte(pw)`, `pw.toCharArray()`, `Encoding.UTF8.GetBytes(pw)`. */
const variable =
  /^\s{0,40}(?:new\s{1,4})?(?:(?:(?!\w{1,60}\.(?:getBytes|toByteArray|encode)\()[\w.:$]{1,60}|\[\]byte)\(\s{0,20}){0,2}[&*]{0,2}(?:this\.|self\.|self::|static::|[A-Z]\w{0,40}\.)?\$?(?<name>[A-Za-z_]\w{0,60})(?:\s{0,20}\.\s?(?:getBytes|toCharArray|toByteArray|encode|as_bytes|as_ref|bytes|into|clone|to_vec|data|unwrap)\([\w."'-]{0,40}\)){0,2}(?:\s{0,4},\s{0,4}["'][\w-]{1,10}["'])?\s{0,20}\){0,2}\s{0,40}$/;

/** What stands between a variable and its value: a type, an operator. */
const binder =
  /(?:\s{0,2}\[\s?\])?(?:\s{0,2}:\s{0,2}(?:&?\[\w{1,10};\s?\w{1,10}\]|[&\w<>[\]', ?.]{1,30}?))?\s{0,4}(?::=|=(?![=~>]))\s{0,20}/y;

/**
 * The literal that the variable in a range was set to, in the same file: the last assignment before its use, or else
 * one behind it. Only when that assignment is a literal and the name is no parameter in between.
 */
export const literalBehind = (document: DetectionDocument, variable: Span): StringValue | undefined =>
  valueBehind(document, variable, (from) => literalFrom(document, from));

/** The same for an array of bytes or characters. */
export const arrayBehind = (document: DetectionDocument, variable: Span): ByteArray | undefined =>
  valueBehind(document, variable, (from) => byteArrayAt(document.text, from, from + longestArray) ?? 'unknown');

const longestArray = 2000;

/** Reads the value of an assignment. */
type ReadValue<Value> = (from: number) => Value | 'unknown';

function valueBehind<Value extends object>(
  document: DetectionDocument,
  { start, end }: Span,
  read: ReadValue<Value>,
): Value | undefined {
  const { text } = document;
  if (end - start > 200) return undefined;
  const name = variable.exec(text.slice(start, end))?.groups?.name;
  if (name === undefined || /^(?:null|nil|None|true|false|self|this|undefined|new|await)$/.test(name)) return undefined;
  const most = document.reach() === 256 ? 256 : reachBefore;
  const before = lastBefore(document, name, { start, most, read });
  if (before === 'none') return fieldBehind(document, name, end, read);
  return before === 'unknown' ? undefined : before;
}

function lastBefore<Value extends object>(
  document: DetectionDocument,
  name: string,
  { start, most, read }: { readonly start: number; readonly most: number; readonly read: ReadValue<Value> },
): Value | 'none' | 'unknown' {
  const { text } = document;
  const least = Math.max(0, start - most);
  let mentions = 0;
  for (let at = start; at > least;) {
    at = text.lastIndexOf(name, at - 1);
    if (at < least) return 'none';
    if (++mentions > mostMentions || isParameter(text, at, name)) return 'unknown';
    const value = assignedAt(document, at, name, read);
    if (value !== 'none') return value;
  }
  return 'none';
}

/** Fields and constants may stand below what uses them. */
function fieldBehind<Value extends object>(
  document: DetectionDocument,
  name: string,
  end: number,
  read: ReadValue<Value>,
): Value | undefined {
  const { text } = document;
  let mentions = 0;
  for (let at = text.indexOf(name, end); at >= 0 && at < end + reachBehind; at = text.indexOf(name, at + 1)) {
    if (++mentions > mostMentions) return undefined;
    const value = isField(text, at) ? assignedAt(document, at, name, read) : 'none';
    if (value !== 'none') return value === 'unknown' ? undefined : value;
  }
  return undefined;
}

/** Behind a parameter: its type or default, the others, and what begins a body. */
const restOfHead =
  /^\s{0,2}(?::[^,()\n]{1,60}|=[^,()\n]{1,60}|\s\w[\w.*\]]{0,40})?(?:,[^()\n]{0,200})?\)\s{0,4}(?:\{|=>|:|->|throws|\w[\w.<>[\]*]{0,40} \{)/;

/** Whether the mention of a name at `at` is one in the head of a function: nothing is known of its value then. */
function isParameter(text: string, at: number, name: string): boolean {
  const before = text.slice(Math.max(0, at - 200), at);
  const open = before.lastIndexOf('(');
  if (open < 0 || before.includes(')', open)) return false;
  if (/\b(?:if|while|for|switch|elif|catch|foreach|unless)\s?$/.test(before.slice(Math.max(0, open - 10), open)))
    return false;
  return restOfHead.test(text.slice(at + name.length, at + name.length + 400));
}

const isField = (text: string, at: number): boolean =>
  /(?:private|public|protected|static|final|const|readonly|internal)\s[\w\s<>[\]$]{0,60}$/.test(
    text.slice(Math.max(0, at - 80), at),
  );

function assignedAt<Value extends object>(
  { text, map }: DetectionDocument,
  at: number,
  name: string,
  read: ReadValue<Value>,
): Value | 'none' | 'unknown' {
  if (/[\w]/.test(text[at - 1] ?? '') || /\w/.test(text[at + name.length] ?? '')) return 'none';
  if (text[at - 1] === '.' && !/(?:this|self)\.$/.test(text.slice(Math.max(0, at - 5), at))) return 'none';
  binder.lastIndex = at + name.length;
  if (binder.exec(text) === null || map.stateAt(at).kind !== 'code') return 'none';
  return read(binder.lastIndex);
}

function literalFrom({ text, profile }: DetectionDocument, from: number): StringValue | 'unknown' {
  const [value, other] = stringsOfExpression(text, from, profile, from + 600);
  if (value === undefined || other !== undefined || value.via === 'default' || value.mixed) return 'unknown';
  return value.pieces.some(({ interpolated }) => interpolated) ? 'unknown' : value;
}
