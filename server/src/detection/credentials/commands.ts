import { endOfLine } from '../../syntax/lexical/literal.ts';
import type { Candidate } from '../candidate.ts';
import type { DetectionDocument } from '../document.ts';

/** A program of the command line that takes a password in an option that is not called so. */
interface Command {
  /** As it is written before its options, with what ends the word. */
  readonly keyword: string;
  /** The groups `secret` and, where it may be quoted, `quote`. Matched behind the program's name, on its line. */
  readonly pattern: RegExp;
}

const secret = String.raw`(?<quote>\\?["']|)(?<secret>[^\s"'\\]{1,200})(?:\k<quote>)(?=[\s"'\\;|&)]|$)`;
const account = String.raw`(?<quote>\\?["']|)[^\s"'\\:$@/]{1,100}:(?<secret>[^\s"'\\]{1,200})(?:\k<quote>)(?=[\s"'\\;|&)]|$)`;
const option = (names: string, value: string): RegExp => new RegExp(`\\s(?:${names})${value}`, 'd');

const command = (keywords: string, pattern: RegExp): readonly Command[] =>
  keywords.split('|').map((keyword) => ({ keyword, pattern }));

/** From the manual pages of the programs. */
const commands: readonly Command[] = [
  ...command('curl |curl.exe ', option('-u ?|-U |--user[ =]|--proxy-user[ =]', account)),
  ...command('mysql |mysqldump |mysqladmin |mysqlimport |mariadb ', option('-p', secret)),
  ...command('sshpass ', option('-p ?', secret)),
  ...command(
    'htpasswd ',
    new RegExp(`^(?:-\\w*b\\w*\\s|-\\w+\\s){1,3}(?<!-n\\s)(?:[^\\s-]\\S{0,200}\\s){1,2}${secret}\\s*$`, 'd'),
  ),
  ...command('docker login|podman login|registry login|oc login|az login|cf login', option('-p[ =]?', secret)),
  ...command('redis-cli ', option('-a ', secret)),
  ...command('mongo |mongosh |mongodump |mongorestore |mongoexport |mongoimport ', option('-p ', secret)),
  ...command('openssl enc|openssl aes', option('-(?:k|pass pass:)[ ]?', secret)),
  ...command('-passin pass|-passout pass', new RegExp(`^:${secret}`, 'd')),
  ...command('sqlcmd |osql ', option('-P ?', secret)),
  ...command('ldapsearch |ldapadd |ldapmodify |ldapwhoami |ldapdelete ', option('-w ?', secret)),
  ...command('plink |pscp |plink.exe |pscp.exe ', option('-pw ', secret)),
  ...command('psexec |psexec.exe |psexec64.exe |winexe |evil-winrm ', option('-p ', secret)),
  ...command('net use ', option('/user:[^\\s]{1,60} ', secret)),
  ...command('convertto-securestring ', /\s(?:-String\s{1,4})?(?<quote>["'])(?<secret>[^\r\n"'$]{1,200})\k<quote>/dis),
  ...command('net user ', new RegExp(`^/?[\\w.-]{1,40}\\s{1,3}(?!/|\\*)${secret}`, 'di')),
  ...command('smbclient ', new RegExp(`\\s-U ?(?<quote>["']?)[\\w.\\\\/-]{1,60}%(?<secret>[^\\s"']{1,100})`, 'd')),
];

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
export const commandKeywords: readonly string[] = [...commands.map(({ keyword }) => keyword), ...pipes.keys()];

const byKeyword: ReadonlyMap<string, Command> = new Map(commands.map((one) => [one.keyword, one]));

/** The password that is given to a program which is started at `at`, in a script, in a document or in a string. */
export function commandPasswordAt(document: DetectionDocument, at: number, keyword: string): readonly Candidate[] {
  const { text } = document;
  if (
    /[\w.]/.test(text[at - 1] ?? '') ||
    (text[at - 1] === '-' && keyword !== 'password-stdin' && !keyword.startsWith('-'))
  )
    return [];
  const before = pipes.get(keyword);
  if (before !== undefined) {
    const from = Math.max(0, at - 200);
    return candidatesOf(before.exec(text.slice(from, at)), from, keyword.trim());
  }
  const known = byKeyword.get(keyword);
  if (known === undefined) return [];
  const from = at + keyword.length;
  // The blank that ends the program's name also begins its first option.
  const start = keyword.endsWith(' ') && known.pattern.source.startsWith('\\s') ? from - 1 : from;
  const line = text.slice(start, endOfCommand(text, from));
  return candidatesOf(known.pattern.exec(line), start, keyword.trim());
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
