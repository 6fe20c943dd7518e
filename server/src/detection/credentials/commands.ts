import { endOfLine } from '../../syntax/lexical/literal.ts';
import type { Candidate } from '../candidate.ts';
import type { DetectionDocument } from '../document.ts';
import { commands } from './commandPatterns.ts';
import type { Command } from './commandPatterns.ts';

/** Accounts that are piped into the program behind them. */
const piped =
  /\becho\s{1,3}(?:-\w{1,3}\s{1,3})?["']?(?<user>[\w.-]{1,40}):(?<secret>[^\s"':]{1,100})["']?\s{0,3}\|\s{0,3}(?:sudo\s{1,3})?$/d;

/** A password that is piped into a program which reads it from there. */
const pipedAlone =
  /\becho\s{1,3}(?:-\w{1,3}\s{1,3})?(?<quote>["']?)(?<secret>[^\s"'|]{1,100})\k<quote>\s{0,3}\|[^|\r\n]{1,120}--$/d;

/** A password that is piped into `sudo -S`, which reads it from there. */
const pipedIntoSudo =
  /\becho\s{1,3}(?:-\w{1,3}\s{1,3})?(?<quote>["']?)(?<secret>[^\s"'|]{1,100})\k<quote>\s{0,3}\|\s{0,3}$/d;

/** What stands before a program that reads a password from its input. */
const pipes: ReadonlyMap<string, RegExp> = new Map([
  ['chpasswd', piped],
  ['password-stdin', pipedAlone],
  ['sudo -s ', pipedIntoSudo],
]);

/** For the prefilter. */
export const commandKeywords: readonly string[] = [
  ...new Set([...commands.map(({ keyword }) => keyword), ...pipes.keys()]),
];

const byKeyword: ReadonlyMap<string, readonly Command[]> = new Map(
  commandKeywords.map((keyword) => [keyword, commands.filter((one) => one.keyword === keyword)]),
);

/** The password that is given to a program which is started at `at`, in a script, in a document or in a string. */
export function commandPasswordAt(document: DetectionDocument, at: number, keyword: string): readonly Candidate[] {
  const { text } = document;
  if (
    (/^\w/.test(keyword) && /[\w.]/.test(text[at - 1] ?? '')) ||
    (text[at - 1] === '-' && keyword !== 'password-stdin' && !keyword.startsWith('-'))
  )
    return [];
  const before = pipes.get(keyword);
  if (before !== undefined) {
    const from = Math.max(0, at - 200);
    return candidatesOf(before.exec(text.slice(from, at)), from, keyword.trim());
  }
  return (byKeyword.get(keyword) ?? []).flatMap(({ pattern }) => {
    const from = at + keyword.length;
    // The blank that ends the program's name also begins its first option.
    const start = keyword.endsWith(' ') && pattern.source.startsWith('\\s') ? from - 1 : from;
    const line = text.slice(start, endOfCommand(text, from));
    return candidatesOf(pattern.exec(line), start, keyword.trim());
  });
}

const longestCommand = 1000;

/** A command ends with its line, unless that ends in a backslash, and before the next command. */
function endOfCommand(text: string, from: number): number {
  const most = Math.min(text.length, from + longestCommand);
  let end = endOfLine(text, from, longestCommand);
  while (end < most && text[end - 1] === '\\') end = endOfLine(text, end + (text[end] === '\r' ? 2 : 1), most - end);
  const next = text.slice(from, end).search(/\s(?:\|\|?|&&)\s|;\s/);
  return next < 0 ? Math.min(end, most) : from + next;
}

function candidatesOf(match: RegExpExecArray | null, offset: number, program: string): readonly Candidate[] {
  const range = match?.indices?.groups?.secret;
  const value = match?.groups?.secret;
  if (range === undefined || value === undefined || /^[-$<{%[(*/@`]/.test(value)) return [];
  return [
    {
      rule: 'hardcoded-password',
      kind: 'password',
      span: { start: offset + range[0], end: offset + range[1] },
      value,
      evidence: [{ kind: 'call', text: `given to “${program}” as a password` }],
      origin: {
        kind: 'name',
        strength: 'strong',
        words: [],
        ordinary: false,
        binding: 'option',
        bare: true,
        interpolated: false,
      },
    },
  ];
}
