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
  /(?:^|[.:])(?:[Ss]tring|Buffer\.from|from|new|bytes|bytearray|str|\w*b64decode|\w*b64encode|base64_decode|base64_encode|DecodeString|FromBase64String|atob|btoa|TextEncoder\(\)\.encode|Some|of|Just|SecureString|GetBytes|ConvertTo-SecureString|fromString|SecretStr|Secret|quote|ref|Uint8Array|array|list|asList|listOf|arrayOf|char|nvarchar|N|literal|constant|StringBuilder|StringBuffer|SymmetricSecurityKey|SecretKeySpec|keyFor|hmacShaKeyFor|createSecretKey|encode_utf8|mark_safe|_|Literal|ByteString|byte|rune)$/;

/** Calls whose later arguments stand in when there is no such setting. */
const settingReads =
  /(?:env|environ|getenv|get_env|getEnv|config|conf|settings?|property|getProperty|getOrDefault|fetch|get|getString|secret|option|argument|env_var|lookup|env_or|GetEnv\w*|getEnv\w*|coalesce|default|option|Value|getValue|GetValue|pop|setdefault|unwrap_or|getattr|add_argument)$/;

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
  const reader = createReader(text, from, profile, Math.min(text.length, end, from + longestExpression));
  while (reader.step());
  return reader.values;
}

interface Reader {
  /** False at the end of the expression. */
  step(): boolean;
  readonly values: StringValue[];
}

function createReader(text: string, from: number, profile: LexicalProfile, end: number): Reader {
  const values: StringValue[] = [];
  const frames: Frame[] = [];
  let position = from;
  /** Whether a value may start here. */
  let operand = true;
  /** Something that is no literal was joined to what comes. */
  let mixed = false;
  let afterOr = false;
  let wordBefore = '';

  const via = (): StringValue['via'] => {
    const frame = frames.findLast((one) => one.via !== 'direct');
    return frame?.via ?? (afterOr ? 'default' : 'direct');
  };
  const isValuePlace = (): boolean => frames.every(({ from: first, argument }) => argument >= first);

  function takeLiteral(literal: Literal): boolean {
    const pieces = [literal];
    let next = joinedLiteral(text, literal.span.end, profile, end);
    while (next.literal !== undefined && pieces.length < 64) {
      pieces.push(next.literal);
      next = joinedLiteral(text, next.literal.span.end, profile, end);
    }
    const last = pieces.at(-1) ?? literal;
    const following = signAfter(text, last.span.end, profile, end);
    const isKey =
      frames.length > 0 &&
      (following === '=>' || (frames.at(-1)?.close === '}' && /^(?::(?!:)|=[^=])/.test(following)));
    if (operand && isValuePlace() && !isKey) {
      const span = { start: literal.content.start, end: last.content.end };
      values.push({ pieces, span, via: via(), mixed: mixed || next.mixed });
    }
    position = last.span.end;
    operand = false;
    mixed = false;
    wordBefore = '';
    return true;
  }

  function takeWord(): boolean {
    const word = /[\w$@.\u0080-\uffff]+(?:(?:::|->|\?\.|-(?=[A-Za-z]))[\w$]+)*!?/y;
    word.lastIndex = position;
    const match = word.exec(text)?.[0] ?? text[position] ?? '';
    const literal = literalAt(text, position + match.length, profile);
    if (literal !== undefined && literal.span.start <= position) return takeLiteral(literal);
    position += match.length;
    if (match === 'or' || match === 'else' || match === 'unless') {
      operand = true;
      afterOr = afterOr || match !== 'unless';
      return true;
    }
    if (/^(?:and|if|in|is|eq|ne|then)$/.test(match))
      return match === 'if' && frames.length === 0 ? skipCondition() : false;
    if (
      /^(?:new|await|return|yield|const|let|var|val|static|typeof|not|void|as|As|String|string|str|char|std::string)$/.test(
        match,
      )
    )
      return true;
    wordBefore = match;
    operand = conversions.test(match) && literalAfterBlank();
    return true;
  }

  /** Python's `"x" if condition else "y"`. */
  function skipCondition(): boolean {
    const rest = /\belse\b/g;
    rest.lastIndex = position;
    const match = rest.exec(text.slice(0, Math.min(end, position + 200)));
    if (match === null) return false;
    position = match.index;
    return true;
  }

  const literalAfterBlank = (): boolean => /^[ \t]+[("'@]/.test(text.slice(position, position + 8));

  function open(sign: string): boolean {
    const close = sign === '(' ? ')' : sign === '[' ? ']' : '}';
    const called = wordBefore;
    position += 1;
    wordBefore = '';
    if (called === '' && operand) {
      if (sign === '{' && !isList(text, position)) return false;
      frames.push({ close, via: 'direct', from: 0, argument: 0 });
      return true;
    }
    if (sign === '{' && frames.length === 0) {
      if (!/[\])]$|\bstring$|^\[\]/i.test(called)) return false;
    }
    if (sign !== '[' && conversions.test(called)) frames.push({ close, via: 'wrapped', from: 0, argument: 0 });
    else if (settingReads.test(called))
      frames.push({ close, via: 'default', from: sign === '[' ? 99 : 1, argument: 0 });
    // An index behind a value, as in `read("name")["password"]`, names a value and is none.
    else frames.push({ close, via: 'direct', from: 99, argument: 0 });
    operand = true;
    return true;
  }

  function shut(sign: string): boolean {
    const frame = frames.at(-1);
    if (frame === undefined || frame.close !== sign) return false;
    frames.pop();
    position += 1;
    operand = false;
    // `[]byte("x")`, `(char[]) "x"`: a type, not a value.
    wordBefore = sign === ']' || sign === ')' ? '' : wordBefore;
    if (sign === ']' && /[\w&*]/.test(text[position] ?? '')) operand = true;
    if (sign === ')' && literalAt(text, position + blanksAt(text, position), profile) !== undefined) operand = true;
    return true;
  }

  function takeSign(): boolean {
    const rest = text.slice(position, position + 3);
    const operator = /^(?:\|\||\?\?=?|\?:|=>|->|:-|:=|===?|!==?|<=|>=|&&|<-|[-+*/%.&|?:=<>!~^@\\])/.exec(rest)?.[0];
    if (operator === undefined) return false;
    position += operator.length;
    if (/^(?:\|\||\?\?=?|\?:|:|:-|\?)$/.test(operator)) {
      operand = true;
      afterOr ||= operator !== ':' && operator !== '?';
      return true;
    }
    if (/^(?:=|=>|->|:=|<-)$/.test(operator)) {
      operand = operator !== '=>' || frames.length === 0;
      mixed = false;
      return true;
    }
    if (/^(?:===?|!==?|<=|>=|&&)$/.test(operator)) {
      // A comparison decides a ternary; the rest of it is read on behind the question mark.
      operand = false;
      return /^[^;\n]{0,80}\?/.test(text.slice(position, position + 90));
    }
    if (operator === '+' || operator === '.') {
      mixed = !operand && wordBefore !== '' ? true : mixed;
      operand = operator === '+';
      return true;
    }
    if (operator === '&' || operator === '*' || operator === '@' || operator === '\\' || operator === '!') return true;
    operand = false;
    return frames.length > 0 || operator === '<' || operator === '>' || operator === '-' || operator === '|';
  }

  function step(): boolean {
    position += blanksAt(text, position);
    if (position >= end || values.length > 16) return false;
    const comment = endOfComment(text, position, profile);
    if (comment > position) {
      position = comment;
      return true;
    }
    const sign = text[position] ?? '';
    const literal = literalAt(text, position, profile);
    if (literal !== undefined) return takeLiteral(literal);
    if (sign === '\n' || sign === '\r') return newline();
    if (sign === '(' || sign === '[' || sign === '{') return open(sign);
    if (sign === ')' || sign === ']' || sign === '}') return shut(sign);
    if (sign === ',' || sign === ';') return separator(sign);
    if (/[\w$\u0080-\uffff]/.test(sign) || (sign === '@' && /\w/.test(text[position + 1] ?? ''))) return takeWord();
    return takeSign();
  }

  function separator(sign: string): boolean {
    const frame = frames.at(-1);
    if (frame === undefined || sign === ';') return false;
    frame.argument += 1;
    position += 1;
    operand = true;
    mixed = false;
    wordBefore = '';
    return true;
  }

  function newline(): boolean {
    const next = position + (/^\s*/.exec(text.slice(position, position + 400))?.[0].length ?? 0);
    const goesOn =
      frames.length > 0 || operand || /^(?:\+|\.|\|\||\?|:(?!:)|&(?!&)|or\b)/.test(text.slice(next, next + 3));
    if (goesOn && position === from) {
      // Nothing on the line of the name: the value may stand on the next one.
      position = next;
      return literalAt(text, next, profile) !== undefined || /[(\w[$]/.test(text[next] ?? '');
    }
    position = next;
    return goesOn;
  }

  return { step, values };
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
