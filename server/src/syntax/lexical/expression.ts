import type { Span } from '../../core/span.ts';
import { endOfComment, literalAt } from './literal.ts';
import type { Literal } from './literal.ts';
import type { LexicalProfile } from './profile.ts';

/** A string value in an expression: one literal, or several that are joined. */
export interface StringValue {
  readonly pieces: readonly Literal[];
  /** From the content of the first piece to the end of the content of the last. */
  readonly span: Span;
  /** `default`: stands in for something that is read elsewhere; `wrapped`: argument of a conversion. */
  readonly via: 'direct' | 'default' | 'wrapped';
  /** Joined with something that is no literal. */
  readonly mixed: boolean;
}

/** Calls that hand their argument on as it is, or in another form of it. What takes a charset there is none of them. */
const conversions =
  /(?:^|[.:])(?:[Ss]tring|Buffer\.from|from|new|bytes|bytearray|str|\w*b64decode|\w*b64encode|base64_decode|base64_encode|DecodeString|FromBase64String|atob|btoa|TextEncoder\(\)\.encode|Some|of|Just|SecureString|GetBytes|ConvertTo-SecureString|fromString|SecretStr|Secret|quote|ref|Uint8Array|array|Array|Data|list|asList|listOf|arrayOf|char|nvarchar|N|literal|constant|StringBuilder|StringBuffer|SymmetricSecurityKey|[Hh]ex\.decode(?:Hex|String)?|[bB](?:ase|ASE)64\.decode(?:Base64)?|get(?:Url|Mime)?Decoder\(\)\.decode|of\(\)\.parseHex|decodeHex|decodeBase64|unhexlify|fromhex|hex2bin|FromHexString|DecodeHexString|parseHexBinary|parseBase64Binary|a2b_hex|urlsafe_b64decode|strict_decode64|[eE]ncoder\.encode|SecretKeySpec|keyFor|hmacShaKeyFor|createSecretKey|encode_utf8|mark_safe|_|Literal|ByteString|byte|rune)$/;

/** Calls whose later arguments stand in when there is no such setting. */
const settingReads =
  /(?:env|environ|getenv|get_env|getEnv|config|conf|settings?|property|getProperty|getOrDefault|fetch|get|getString|secret|option|argument|env_var|lookup|env_or|GetEnv\w*|getEnv\w*|coalesce|default|option|Value|getValue|GetValue|pop|setdefault|getattr|add_argument)$/;

/** Calls whose first argument stands in when there is no value: Rust, Java, Scala. */
const fallbacks = /(?:^|\.)(?:unwrap_or|unwrap_or_else|orElse|getOrElse|orElseGet)$/;

const longestExpression = 4096;

interface Frame {
  readonly close: string;
  readonly via: StringValue['via'];
  /** Arguments before this one are not values. */
  readonly from: number;
  argument: number;
}

/** Reads the expression at `from` and gives the strings that it may evaluate to, in order. */
export function stringsOfExpression(
  text: string,
  from: number,
  profile: LexicalProfile,
  end = text.length,
): readonly StringValue[] {
  const reader: Reader = {
    text,
    from,
    profile,
    end: Math.min(text.length, end, from + longestExpression),
    position: from,
    operand: true,
    mixed: false,
    afterOr: false,
    wordBefore: '',
    frames: [],
    values: [],
  };
  while (step(reader));
  if (profile.reading !== undefined) profile.reading.total += reader.position - from;
  return reader.values;
}

/** Where the reading stands. It lives within one call of {@link stringsOfExpression}. */
interface Reader {
  readonly text: string;
  readonly from: number;
  readonly profile: LexicalProfile;
  readonly end: number;
  position: number;
  /** Whether a value may start here. */
  operand: boolean;
  /** Something that is no literal was joined to what comes. */
  mixed: boolean;
  /** What comes stands in for something before. */
  afterOr: boolean;
  wordBefore: string;
  readonly frames: Frame[];
  readonly values: StringValue[];
}

const mostValues = 16;

/** Reads one token. False at the end of the expression. */
function step(reader: Reader): boolean {
  const { text, profile } = reader;
  reader.position += blanksAt(text, reader.position);
  if (reader.position >= reader.end || reader.values.length > mostValues) return false;
  const comment = endOfComment(text, reader.position, profile);
  if (comment > reader.position) {
    reader.position = comment;
    return true;
  }
  const literal = literalAt(text, reader.position, profile);
  return literal === undefined ? takeOther(reader, text[reader.position] ?? '') : takeLiteral(reader, literal);
}

function takeOther(reader: Reader, sign: string): boolean {
  if (sign === '\n' || sign === '\r') return newline(reader);
  if ('([{'.includes(sign)) return open(reader, sign);
  if (')]}'.includes(sign)) return shut(reader, sign);
  if (sign === ',' || sign === ';') return separator(reader, sign);
  const isWord = /[\w$\u0080-\uffff]/.test(sign) || (sign === '@' && /\w/.test(reader.text[reader.position + 1] ?? ''));
  return isWord ? takeWord(reader) : takeSign(reader);
}

function takeLiteral(reader: Reader, literal: Literal): boolean {
  const { text, profile, end, frames } = reader;
  const pieces = [literal];
  let next = joinedLiteral(text, literal.span.end, profile, end);
  while (next.literal !== undefined && pieces.length < 64) {
    pieces.push(next.literal);
    next = joinedLiteral(text, next.literal.span.end, profile, end);
  }
  const last = pieces.at(-1) ?? literal;
  const isValuePlace = frames.every(({ from: first, argument }) => argument >= first);
  if (reader.operand && isValuePlace && !isKey(reader, last.span.end)) {
    const span = { start: literal.content.start, end: last.content.end };
    reader.values.push({ pieces, span, via: viaOf(reader), mixed: reader.mixed || next.mixed });
  }
  reader.position = last.span.end;
  reader.operand = false;
  reader.mixed = false;
  reader.wordBefore = '';
  return true;
}

function viaOf({ frames, afterOr }: Reader): StringValue['via'] {
  const frame = frames.findLast((one) => one.via !== 'direct');
  return frame?.via ?? (afterOr ? 'default' : 'direct');
}

/** Whether the literal that ends at `at` is the key of an entry. */
function isKey({ text, profile, end, frames }: Reader, at: number): boolean {
  const frame = frames.at(-1);
  if (frame === undefined) return false;
  const following = signAfter(text, at, profile, end);
  return following === '=>' || (frame.close === '}' && /^(?::(?!:)|=[^=])/.test(following));
}

const passedOver =
  /^(?:new|await|return|yield|const|let|var|val|static|typeof|not|void|as|As|String|string|str|char|std::string)$/;

function takeWord(reader: Reader): boolean {
  const { text, profile } = reader;
  const word =
    /TextEncoder\(\)\.encode|(?:[\w.]{1,40}\.)?(?:get(?:Url|Mime)?Decoder|HexFormat\.of)\(\)\.(?:decode|parseHex)|[\w$@.\u0080-\uffff]+(?:(?:::|->|\?\.|-(?=[A-Za-z]))[\w$]+)*!?/y;
  word.lastIndex = reader.position;
  const match = word.exec(text)?.[0] ?? text[reader.position] ?? '';
  const literal = literalAt(text, reader.position + match.length, profile);
  if (literal !== undefined && literal.span.start <= reader.position) return takeLiteral(reader, literal);
  reader.position += match.length;
  if (match === 'or' || match === 'else' || match === 'unless') {
    reader.operand = true;
    reader.afterOr ||= match !== 'unless';
    return true;
  }
  if (match === 'if') return reader.frames.length === 0 && skipCondition(reader);
  if (/^(?:and|in|is|eq|ne|then)$/.test(match)) return false;
  if (passedOver.test(match)) return true;
  reader.wordBefore = match;
  reader.operand = conversions.test(match) && /^[ \t]+[("'@]/.test(text.slice(reader.position, reader.position + 8));
  return true;
}

/** Python's `"x" if condition else "y"`. */
function skipCondition(reader: Reader): boolean {
  const rest = reader.text.slice(reader.position, Math.min(reader.end, reader.position + 200));
  const otherwise = rest.search(/\belse\b/);
  reader.position += Math.max(0, otherwise);
  return otherwise >= 0;
}

function open(reader: Reader, sign: string): boolean {
  const { frames } = reader;
  const close = sign === '(' ? ')' : sign === '[' ? ']' : '}';
  const called = reader.wordBefore;
  reader.position += 1;
  reader.wordBefore = '';
  if (called === '' && reader.operand) {
    if (sign === '{' && !isList(reader.text, reader.position)) return false;
    frames.push({ close, via: 'direct', from: 0, argument: 0 });
    return true;
  }
  if (sign === '{' && frames.length === 0 && !/[\])]$|\bstring$|^\[\]/i.test(called)) return false;
  frames.push({ close, argument: 0, ...frameOf(called, sign) });
  // The head of a closure in Rust: `unwrap_or_else(|_| …)`.
  reader.position +=
    /^\s?\|\w{0,10}\|\s?/.exec(reader.text.slice(reader.position, reader.position + 16))?.[0].length ?? 0;
  reader.operand = true;
  return true;
}

/** What the arguments of a call are, and which of them. */
function frameOf(called: string, sign: string): Pick<Frame, 'via' | 'from'> {
  if (sign !== '[' && conversions.test(called)) return { via: 'wrapped', from: 0 };
  if (fallbacks.test(called)) return { via: 'default', from: 0 };
  if (settingReads.test(called)) return { via: 'default', from: sign === '[' ? 99 : 1 };
  // An index behind a value, as in `read("name")["password"]`, names a value and is none.
  return { via: 'direct', from: 99 };
}

function shut(reader: Reader, sign: string): boolean {
  const { text, profile, frames } = reader;
  if (frames.at(-1)?.close !== sign) return false;
  frames.pop();
  reader.position += 1;
  if (sign !== '}') reader.wordBefore = '';
  // `[]byte("x")`, `(char[]) "x"`: a type, not a value.
  const isType =
    (sign === ']' && /[\w&*]/.test(text[reader.position] ?? '')) ||
    (sign === ')' && literalAt(text, reader.position + blanksAt(text, reader.position), profile) !== undefined);
  reader.operand = isType;
  return true;
}

const operators = /^(?:\|\||\?\?=?|\?:|=>|->|:-|:=|===?|!==?|<=|>=|&&|<-|[-+*/%.&|?:=<>!~^@\\])/;

function takeSign(reader: Reader): boolean {
  const { text, frames } = reader;
  const operator = operators.exec(text.slice(reader.position, reader.position + 3))?.[0];
  if (operator === undefined) return false;
  reader.position += operator.length;
  if (/^(?:\|\||\?\?=?|\?:|:|:-|\?)$/.test(operator)) {
    reader.operand = true;
    reader.afterOr ||= operator !== ':' && operator !== '?';
    return true;
  }
  if (/^(?:=|=>|->|:=|<-)$/.test(operator)) {
    reader.operand = operator !== '=>' || frames.length === 0;
    reader.mixed = false;
    return true;
  }
  if (/^[&*@\\!]$/.test(operator)) return true;
  if (operator === '+' || operator === '.') {
    reader.mixed ||= !reader.operand && reader.wordBefore !== '';
    reader.operand = operator === '+';
    return true;
  }
  reader.operand = false;
  // A comparison decides a ternary; the rest of it is read on behind the question mark.
  if (/^(?:===?|!==?|<=|>=|&&)$/.test(operator))
    return /^[^;\n]{0,80}\?/.test(text.slice(reader.position, reader.position + 90));
  return frames.length > 0 || /^[<>|-]$/.test(operator);
}

function separator(reader: Reader, sign: string): boolean {
  const frame = reader.frames.at(-1);
  if (frame === undefined || sign === ';') return false;
  frame.argument += 1;
  reader.position += 1;
  reader.operand = true;
  reader.mixed = false;
  reader.wordBefore = '';
  return true;
}

function newline(reader: Reader): boolean {
  const { text, profile, from, position } = reader;
  const next = position + (/^\s*/.exec(text.slice(position, position + 400))?.[0].length ?? 0);
  const goesOn =
    reader.frames.length > 0 ||
    reader.operand ||
    /^(?:\+|\.|\|\||\?|:(?!:)|&(?!&)|or\b)/.test(text.slice(next, next + 3));
  reader.position = next;
  // Nothing on the line of the name: the value may stand on the next one.
  if (goesOn && position === from)
    return literalAt(text, next, profile) !== undefined || /[(\w[$]/.test(text[next] ?? '');
  return goesOn;
}

/** Whether what follows an opening brace is a literal that is no key. */
function isList(text: string, from: number): boolean {
  return /^\s*@?(["'])(?:(?!\1)[^\\\n]|\\.){0,200}\1\s*(?!\s|:|=)/.test(text.slice(from, from + 300));
}

function blanksAt(text: string, position: number): number {
  let end = position;
  for (;;) {
    const code = text.charCodeAt(end);
    if (code === 0x20 || code === 0x09) end += 1;
    else if (code === 0x5c && (text[end + 1] === '\n' || text.startsWith('\r\n', end + 1)))
      end += text[end + 1] === '\n' ? 2 : 3;
    else return end - position;
  }
}

/** The literal that is joined to what ends at `from`, by adjacency or by an operator. */
function joinedLiteral(
  text: string,
  from: number,
  profile: LexicalProfile,
  end: number,
): { readonly literal?: Literal; readonly mixed: boolean } {
  const gap = /^(?:[ \t]*(?:\\\r?\n|\r?\n|\/\/[^\n]{0,200}\n|#[^\n]{0,200}\n)?){0,6}/;
  const skip = (at: number): number => at + (gap.exec(text.slice(at, Math.min(end, at + 600)))?.[0].length ?? 0);
  let position = skip(from);
  const operator = /^(?:\+(?![+=])|\.{1,2}(?=\s*["'])|&(?!&)|~(?=\s*")|<>|\|\|(?=\s*')|\^(?=\s*"))/.exec(
    text.slice(position, position + 20),
  )?.[0];
  if (operator === undefined) {
    if (profile.adjacency !== true) return { mixed: false };
  } else position = skip(position + operator.length);
  const offset = prefixLength(text, position, profile);
  const literal = literalAt(text, position + offset, profile);
  if (literal === undefined || literal.span.start < from) return { mixed: operator !== undefined && operator !== '||' };
  if (operator === undefined && /^\s*(?::|=>|=)/.test(text.slice(literal.span.end, literal.span.end + 8)))
    return { mixed: false };
  if (
    operator === undefined &&
    text.slice(from, position).includes('\n') &&
    profile.looseComments === true &&
    !text.slice(from, position).includes('\\')
  )
    return { mixed: false };
  return { literal, mixed: false };
}

function prefixLength(text: string, position: number, profile: LexicalProfile): number {
  if (profile.prefixes === undefined) return 0;
  return /^[A-Za-z\d]{0,3}(?=["'])/.exec(text.slice(position, position + 4))?.[0].length ?? 0;
}

function signAfter(text: string, from: number, profile: LexicalProfile, end: number): string {
  let position = from;
  for (;;) {
    position += /^\s*/.exec(text.slice(position, Math.min(end, position + 200)))?.[0].length ?? 0;
    const comment = endOfComment(text, position, profile);
    if (comment === position) return text.slice(position, position + 2);
    position = comment;
  }
}
