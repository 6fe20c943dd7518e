import { connectionStringKeywords } from './connectionStrings/find.ts';
import { callKeywords } from './credentials/calls.ts';
import { commandKeywords } from './credentials/commands.ts';
import { sqlKeywords } from './credentials/sql.ts';
import { nameKeywords } from './credentials/words.ts';
import { kubernetesKeywords } from './files/kubernetesSecret.ts';
import { influenceOf } from './influence.ts';
import type { Influence } from './influence.ts';
import { buildPrefilter, sortHits } from './prefilter.ts';
import type { HitList, ScanBuffer } from './prefilter.ts';
import { ignoreComment } from './commentUse.ts';
import type { Rule } from './rule.ts';
import { builtInRules } from './rules/index.ts';

/** Who wants to know of a keyword. */
export interface KeywordUse {
  readonly keyword: string;
  readonly rules: readonly Rule[];
  readonly connection: boolean;
  readonly name: boolean;
  readonly call: boolean;
  readonly sql: boolean;
  readonly command: boolean;
  readonly kubernetes: boolean;
  readonly influence: Influence;
}

/** Words of other scripts, as their bytes are: cut to the low byte in a text, UTF-8 in a file. */
const otherScripts = [
  ...['пароль', '密码', '密碼', '口令', 'パスワード', '비밀번호', '암호'],
  ...['lösenord', 'hasło', 'şifre', 'jelszó'],
].flatMap((word) => {
  const cut = Buffer.from(word, 'latin1').toString('latin1');
  const bytes = Buffer.from(word, 'utf8').toString('latin1');
  // A word of two characters is two bytes of a text: too few, unless with what follows a name.
  const withNext = cut.length < 4 ? [' =', ': ', '":', '="', "='", "':", ' :', '= '].map((next) => cut + next) : [cut];
  return [...withNext, bytes].filter((keyword) => keyword.length >= 4);
});

const uses = keywordUses();
export const keywordCount = uses.length;
export const longestKeyword = Math.max(...uses.map(({ keyword }) => keyword.length));
export const useOf = (keyword: number): KeywordUse | undefined => uses[keyword];

function keywordUses(): readonly KeywordUse[] {
  const rules = new Map<string, Rule[]>();
  for (const rule of builtInRules) {
    for (const keyword of rule.keywords) rules.set(keyword, [...(rules.get(keyword) ?? []), rule]);
  }
  const connection = new Set(connectionStringKeywords);
  const name = new Set([...nameKeywords, ...otherScripts]);
  const call = new Set(callKeywords);
  const sql = new Set(sqlKeywords);
  const kubernetes = new Set(kubernetesKeywords);
  const command = new Set(commandKeywords);
  const all = [...rules.keys(), ...connection, ...name, ...call, ...sql, ...kubernetes, ...command];
  // So that a file with nothing but a comment that ignores something is read: the comment is of no use.
  return [...new Set([...all, ignoreComment])].map((keyword) => {
    const use = {
      keyword,
      rules: rules.get(keyword) ?? [],
      connection: connection.has(keyword),
      name: name.has(keyword),
      call: call.has(keyword),
      sql: sql.has(keyword),
      command: command.has(keyword),
      kubernetes: kubernetes.has(keyword),
    };
    return { ...use, influence: influenceOf(use) };
  });
}

const prefilter = buildPrefilter(uses.map(({ keyword }) => keyword));

/** Smallest buffer in which a text or file of `length` characters or bytes is searched. */
export const capacityFor = (length: number): number => prefilter.capacityFor(length);

const slice = 1 << 20;
/** Characters around a slice that a keyword at its border may need. A multiple of 4. */
const border = 256;

/** Gives a buffer of at least so many bytes. */
export type BufferFor = (capacity: number) => ScanBuffer;

/**
 * Adds where the keywords of all rules stand in a text, by UTF-16 offset, in order. Yields between slices of 1 MB.
 *
 * Writing as Latin-1 gives one byte for each UTF-16 unit, so that a byte's offset is the character's. What it cuts off
 * of other characters can only make a hit too many, never hide one of a keyword in ASCII.
 */
export function* keywordsIn(text: string, bufferFor: BufferFor, hits: HitList): Generator<void, void> {
  const { length } = text;
  for (let from = 0; from < length; from += slice) {
    const isLast = from + slice >= length;
    // The buffer is shared: whoever ran meanwhile may have written another text into it, or made it larger.
    const buffer = bufferFor(capacityFor(length));
    const start = Math.max(0, from - border);
    buffer.bytes.write(text.slice(start, from + slice + border), start, 'latin1');
    prefilter.find(buffer, length, from, isLast ? length : from + slice, hits);
    if (!isLast) yield;
  }
  sortHits(hits);
}

/** The same for the bytes of a file in any encoding that leaves ASCII as it is. */
export function keywordsInBytes(bytes: Uint8Array, bufferFor: BufferFor, hits: HitList): void {
  const buffer = bufferFor(capacityFor(bytes.length));
  buffer.bytes.set(bytes);
  prefilter.find(buffer, bytes.length, 0, bytes.length, hits);
  sortHits(hits);
}
