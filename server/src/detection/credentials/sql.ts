import type { Candidate } from '../candidate.ts';
import type { DetectionDocument } from '../document.ts';

/** For the prefilter: one of them occurs in every statement that {@link sqlPasswordAt} reads. */
export const sqlKeywords: readonly string[] = [
  'identified',
  'create user',
  'create role',
  'create login',
  'alter user',
  'alter role',
  'alter login',
  'set password',
  'sp_addlogin',
];

const identified =
  /identified\s{1,4}(?:with\s{1,4}[\w'"`]{1,40}\s{1,4})?(?:by|as)\s{1,4}(?:password\s{1,4}|values\s{1,4})?(?<quote>\\?["'`])?(?<secret>[^\s"'`\\;),]{1,200})(?:\k<quote>)?/diy;
const withPassword =
  /(?:create|alter)\s(?:user|role|login)\b[^;\r\n]{0,200}?\bpassword\s{0,4}=?\s{0,4}N?(?<quote>\\?["'`])?(?<secret>[^\s"'`\\;),]{1,200})/diy;

/** MySQL's and MariaDB's `SET PASSWORD`, SQL Server's `sp_addlogin`. */
const setPassword =
  /(?:set\s{1,4}password\s{1,4}(?:for\s{1,4}[^=;\r\n]{1,100})?=\s{0,4}|sp_addlogin\s{1,4}(?:@loginame\s?=\s?)?N?'[^'\r\n]{1,60}'\s?,\s?(?:@passwd\s?=\s?)?N?)(?<quote>\\?["'])(?<secret>[^\s"'`\\;),]{1,200})\k<quote>/diy;

/** What makes of `identified by` more than a sentence. */
const statement = /\b(?:create|alter|grant|set)\b[^.]{0,180}\b(?:user|role|login|all|database|to)\b/i;

/** Words that may follow `PASSWORD` in such a statement and are none. */
const clause =
  /^(?:expire|null|default|require|history|reuse|never|account|unlock|lock|from|for|is|and|or|to|on|only|random|replace|by|as|with|the|its|their|an?|this|that|his|her|your|our|uri|id|name|key)$/i;

/** The password that a statement gives to a user: MySQL, MariaDB, PostgreSQL, Oracle, SQL Server reference manuals. */
export function sqlPasswordAt({ text }: DetectionDocument, at: number): readonly Candidate[] {
  for (const pattern of [identified, withPassword, setPassword]) {
    pattern.lastIndex = at;
    const groups = pattern.exec(text);
    const span = groups?.indices?.groups?.secret;
    const { secret = '', quote } = groups?.groups ?? {};
    if (span === undefined || clause.test(secret)) continue;
    const isStatement = quote?.endsWith('`') === false || statement.test(text.slice(Math.max(0, at - 200), at + 16));
    if (isStatement) return [candidateOf(secret, span, quote === undefined)];
  }
  return [];
}

const candidateOf = (value: string, [start, end]: readonly [number, number], bare: boolean): Candidate => ({
  rule: 'hardcoded-password',
  kind: 'password',
  span: { start, end },
  value,
  evidence: [{ kind: 'structure', text: 'password of a user in an SQL statement' }],
  origin: {
    kind: 'name',
    strength: 'strong',
    words: ['password'],
    ordinary: false,
    binding: 'argument',
    bare,
    interpolated: false,
  },
});
