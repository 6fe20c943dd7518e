import type { Finding } from '../core/finding.ts';
import { Secret } from '../core/secret.ts';
import { overlaps } from '../core/span.ts';
import type { ConnectionString, PartRole } from '../detection/connectionStrings/connectionString.ts';
import { parseConnectionString } from '../detection/connectionStrings/parse.ts';
import { rewriterFor } from '../rewriting/languages/index.ts';
import { refusal } from '../rewriting/rewriter.ts';
import type { LanguageRewriter, LiteralReading, Refusal } from '../rewriting/rewriter.ts';
import type { Surroundings } from '../rewriting/surroundings.ts';
import { serviceOfParts, serviceOfString } from '../secrets/naming/service.ts';
import type { Service } from '../secrets/naming/service.ts';
import { databaseShape } from '../secrets/shapes.ts';
import { connectionIn, partOf } from '../secrets/shapes/connection.ts';
import { connectionAround } from '../secrets/shapes/fields.ts';
import type { SyntaxParser } from '../syntax/syntaxTree.ts';
import type { MigrationInput, PlannedValue } from './migration.ts';

/** A stretch of a literal's decoded text that is to be read from the store. */
export interface Stretch {
  readonly segment: number;
  readonly start: number;
  readonly end: number;
  /** What is stored; written with `encoding` it is the stretch again, character by character. */
  readonly value: Secret;
  /** `bytes`: each character is a byte, and the stretch is all of the literal. */
  readonly encoding: 'none' | 'percent' | 'bytes';
}

/** A finding with its literal, and what of it would be stored. */
export interface Reading {
  readonly input: MigrationInput;
  readonly finding: Finding;
  readonly literal: LiteralReading;
  readonly surroundings: Surroundings;
  readonly secret: Stretch;
  /** What the value is for, where a connection tells it. */
  readonly service?: Service;
  /** The user name beside the password in the same connection string, when it can be put back exactly. */
  readonly username?: Stretch;
  /** AWS's structure of the connection. */
  readonly shape?: ReadonlyMap<string, PlannedValue>;
  /** Key in the shape that the code reads. */
  readonly shapeKey?: 'password' | 'url';
  /** The value is bytes, or a file of its own such as a key in PEM form: stored alone, as it is. */
  readonly isAlone: boolean;
}

export type ReadingOutcome =
  | { readonly kind: 'read'; readonly reading: Reading }
  | { readonly kind: 'refused'; readonly input: MigrationInput; readonly finding: Finding; readonly refusal: Refusal };

/** Limit of `SecretString`, in bytes of UTF-8. */
export const maximumValueBytes = 65_536;

/** Reads the literal of each finding of a document. One outcome for each finding, in the order given. */
export async function readFindings(input: MigrationInput, parser: SyntaxParser): Promise<readonly ReadingOutcome[]> {
  const { snapshot, path } = input;
  const rewriter = rewriterFor(snapshot.languageId);
  if (rewriter === undefined) {
    const answer = unsupported(snapshot.languageId);
    return input.findings.map((finding) => ({ kind: 'refused', input, finding, refusal: answer }));
  }
  const tree = await parser.parse(rewriter.grammarOf(snapshot.languageId, path), snapshot.text);
  try {
    const outcomes: ReadingOutcome[] = [];
    for (const finding of input.findings) {
      const source = { snapshot, path, tree };
      const literal = rewriter.readLiteral(source, finding.span);
      const others = outcomes.flatMap((outcome) => (outcome.kind === 'read' ? [outcome.reading.literal] : []));
      const answer = literal.kind === 'literal' ? (problemOf(literal, others) ?? literal) : literal;
      outcomes.push(
        answer.kind === 'refused'
          ? { kind: 'refused', input, finding, refusal: answer }
          : {
              kind: 'read',
              reading: readingOf(input, finding, answer, rewriter, rewriter.surroundingsOf(source, answer)),
            },
      );
    }
    return outcomes;
  } finally {
    tree.delete();
  }
}

const unsupported = (languageId: string): Refusal =>
  refusal(
    'language-not-supported',
    `Files of this kind (${languageId}) cannot be rewritten yet, so nothing of it is stored. Store the value in ` +
      'Secrets Manager and read it in the program that uses this file.',
  );

function problemOf(literal: LiteralReading, others: readonly LiteralReading[]): Refusal | undefined {
  const value = secretTextOf(literal);
  if (literal.binary) return value.length > maximumValueBytes ? tooLarge : undefined;
  if (value === '') return refusal('empty-value', 'The value is empty: there is nothing to store.');
  if (/\p{Surrogate}/u.test(value)) {
    return refusal('not-unicode-text', 'The value is no Unicode text, and a secret of Secrets Manager is one.');
  }
  if (Buffer.byteLength(JSON.stringify({ connection_string: value })) > maximumValueBytes) {
    return tooLarge;
  }
  const within = others.find(({ span }) => overlaps(span, literal.span));
  if (within !== undefined && (within.span.start !== literal.span.start || within.span.end !== literal.span.end)) {
    return refusal('not-a-literal', 'The value stands inside of another literal that is replaced first. Run again.');
  }
  return undefined;
}

const tooLarge = refusal('too-large', 'The value does not fit into a secret, which holds at most 65,536 bytes.');

function secretTextOf(literal: LiteralReading): string {
  const segment = literal.segments[literal.secret.segment];
  return segment?.kind === 'text' ? segment.text.slice(literal.secret.start, literal.secret.end) : '';
}

function readingOf(
  input: MigrationInput,
  finding: Finding,
  literal: LiteralReading,
  rewriter: LanguageRewriter,
  surroundings: Surroundings,
): Reading {
  if (literal.binary) {
    const secret: Stretch = { ...literal.secret, value: new Secret(secretTextOf(literal)), encoding: 'bytes' };
    return { input, finding, literal, surroundings, secret, isAlone: true };
  }
  const whole = wholeText(literal);
  const connection = parseConnectionString(whole.text);
  const position = whole.starts[literal.secret.segment] ?? 0;
  const credential = connection?.parts.find(
    ({ role, span }) =>
      role !== 'username' &&
      span.start === position + literal.secret.start &&
      span.end === position + literal.secret.end,
  );
  if (connection === undefined || credential === undefined)
    return plainReading({ input, finding, literal, surroundings }, whole.text);
  const stretch = (role: PartRole): Stretch | undefined => stretchOf(connection, role, whole, rewriter);
  const secret = stretch(credential.role) ?? {
    ...literal.secret,
    value: new Secret(secretTextOf(literal)),
    encoding: 'none' as const,
  };
  const base = { input, finding, literal, surroundings, service: serviceOfString(connection), isAlone: false };
  const shape = credential.role === 'password' ? databaseShape(connectionIn(connection, whole.text)) : undefined;
  if (shape === undefined) return { ...base, secret };
  const isDecoded = secret.value.reveal() === credential.value;
  if (!isDecoded && isOneText(literal)) return wholeReading(base, shape, whole.text);
  const username = stretch('username');
  return {
    ...base,
    secret,
    ...(username?.encoding === 'percent' || username?.value.equals(partValue(connection, 'username'))
      ? { username }
      : {}),
    shape: new Map([...shape, ['password', secret.value]]),
    shapeKey: 'password',
  };
}

/** A value that is no part of a connection string. */
function plainReading(base: Pick<Reading, 'input' | 'finding' | 'literal' | 'surroundings'>, text: string): Reading {
  const { finding, literal, surroundings } = base;
  const value = secretTextOf(literal);
  const parts = partsAround(finding, value, surroundings);
  // The line end after a key belongs to it: OpenSSH reads no key without one.
  const isWhole = parts.isAlone && isOneText(literal) && text.trim() === value;
  const secret = isWhole
    ? wholeStretch(text)
    : { ...literal.secret, value: new Secret(value), encoding: 'none' as const };
  return { ...base, secret, ...parts };
}

/** What stands around a value that is no part of a connection string. */
function partsAround(
  { kind, name }: Finding,
  value: string,
  { own = name ?? '', ...around }: Surroundings,
): Pick<Reading, 'service' | 'shape' | 'shapeKey' | 'isAlone'> {
  if (kind === 'private-key') return { isAlone: pemBlock.test(value) };
  const connection = connectionAround({ own, password: value, ...around });
  const shape = connection === undefined ? undefined : databaseShape(connection);
  if (connection === undefined || shape === undefined) return { isAlone: false };
  const service = serviceOfParts(connection);
  return { shape, shapeKey: 'password', isAlone: false, ...(service === undefined ? {} : { service }) };
}

/** RFC 7468, and what OpenSSH and PGP make of it: the text is a file's, line ends included. */
const pemBlock = /^\s*-----BEGIN [A-Z0-9 ]{3,60}-----[\s\S]*-----END [A-Z0-9 ]{3,60}-----\s*$/;

/**
 * A password whose spelling no encoder gives back (`%21` where `!` would do): the whole string is kept beside AWS's
 * structure, which holds the password as the server knows it, and the code reads the string.
 */
const wholeReading = (base: Omit<Reading, 'secret'>, shape: NonNullable<Reading['shape']>, text: string): Reading => {
  const secret = wholeStretch(text);
  return {
    ...base,
    secret,
    shape: new Map([...shape, ['url', secret.value]]),
    shapeKey: 'url',
  };
};

/** All of a literal that is one text. */
const wholeStretch = (text: string): Stretch => ({
  segment: 0,
  start: 0,
  end: text.length,
  value: new Secret(text),
  encoding: 'none',
});

const isOneText = ({ segments }: LiteralReading): boolean => segments.length === 1 && segments[0]?.kind === 'text';

const partValue = (connection: ConnectionString, role: PartRole): Secret =>
  new Secret(partOf(connection, role)?.value ?? '');

interface WholeText {
  /** Interpolated expressions are one private-use character each, which the parser takes for a hole. */
  readonly text: string;
  /** Where each segment starts in it. */
  readonly starts: readonly number[];
}

const hole = '\uE000';

function wholeText(literal: LiteralReading): WholeText {
  const starts: number[] = [];
  let text = '';
  for (const segment of literal.segments) {
    starts.push(text.length);
    text += segment.kind === 'text' ? segment.text : hole;
  }
  return { text, starts };
}

/**
 * How a part of a connection string is stored and put back: decoded when encoding it again gives exactly what was
 * written, else as it was written.
 */
function stretchOf(
  connection: ConnectionString,
  role: PartRole,
  whole: WholeText,
  rewriter: LanguageRewriter,
): Stretch | undefined {
  const part = partOf(connection, role);
  if (part === undefined) return undefined;
  const segment = whole.starts.findLastIndex((start) => start <= part.span.start);
  const offset = whole.starts[segment] ?? 0;
  const raw = whole.text.slice(part.span.start, part.span.end);
  const exact = part.encoding === 'percent' && rewriter.percentEncode(part.value) === raw;
  return {
    segment,
    start: part.span.start - offset,
    end: part.span.end - offset,
    value: new Secret(exact ? part.value : raw),
    encoding: exact ? 'percent' : 'none',
  };
}
