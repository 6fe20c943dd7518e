import { readdirSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { wordFor } from '../../../server/src/core/finding.ts';
import type { FindingKind } from '../../../server/src/core/finding.ts';
import type { Rule } from '../../../server/src/detection/rule.ts';
import { builtInRules } from '../../../server/src/detection/rules/index.ts';

const folder = fileURLToPath(new URL('../../../docs/rules/', import.meta.url));

/** What is found without a provider's format, in words. */
const general: readonly (readonly [id: string, kind: FindingKind, words: string])[] = [
  ['hardcoded-password', 'password', 'a value at a name, key, parameter, call or comparison that means a password'],
  ['hardcoded-token', 'token', 'a value at a name that means a token'],
  ['hardcoded-api-key', 'api-key', 'a value at a name that means an API key'],
  ['hardcoded-key', 'crypto-key', 'a value that signs or encrypts: a signing secret, a salt, an initial vector'],
  ['hardcoded-secret', 'other', 'a value at a name that means a secret of no particular kind'],
  [
    'connection-string',
    'connection-string',
    'the password in a URL, ADO.NET, ODBC, JDBC, libpq or Azure connection string',
  ],
  ['kubernetes-secret', 'other', 'a value below `data` or `stringData` of a Kubernetes Secret, in base 64 or plain'],
];

/** How the pages tell what a rule goes by. */
interface Facts {
  readonly rule: Rule;
  /** Characters that the provider puts into every such secret; absent when only the name beside it tells. */
  readonly mark: string | undefined;
  /** Of the shortest and the longest example. */
  readonly lengths: readonly [number, number];
}

function factsOf(rule: Rule): Facts {
  const secrets = rule.examples.secret.flatMap((text) => {
    const flags = rule.pattern.flags.replace('g', '');
    const secret = new RegExp(rule.pattern.source, flags).exec(text)?.groups?.['secret'];
    return secret === undefined ? [] : [secret];
  });
  const lengths = secrets.map((secret) => secret.length);
  const inside = rule.keywords.find((keyword) => secrets.every((secret) => secret.toLowerCase().startsWith(keyword)));
  const mark = inside === undefined ? undefined : secrets[0]?.slice(0, inside.length);
  return { rule, mark, lengths: [Math.min(...lengths), Math.max(...lengths)] };
}

const charactersOf = ([least, most]: Facts['lengths']): string =>
  least === most ? `${String(least)} characters` : `${String(least)} to ${String(most)} characters`;

/** Cut behind the mark, so that nothing here looks like a credential. */
function wordsOf({ rule, mark, lengths }: Facts): string {
  const about = `${charactersOf(lengths)} in its examples`;
  if (rule.kind === 'private-key') return 'a block between its own markers';
  if (mark !== undefined) return `begins with \`${mark}\`…, ${about}`;
  return `${about}, beside one of its keywords`;
}

function confidenceOf({ rule, mark }: Facts): string {
  if (rule.verify !== undefined) return 'certain where its checksum or structure holds, else likely';
  return mark === undefined ? 'likely' : 'certain where it is random, else likely';
}

const sectionOf = (facts: Facts): string => {
  const { id, title, kind, keywords, documentation } = facts.rule;
  return [
    `## ${id}`,
    `${title}: ${wordsOf(facts)}.`,
    `- kind: ${wordFor(kind)}`,
    `- confidence: ${confidenceOf(facts)}`,
    `- keywords: ${keywords.map((keyword) => `\`${keyword}\``).join(', ')}`,
    `- format and revocation: <${documentation}>`,
  ]
    .join('\n\n')
    .replaceAll('\n\n- ', '\n- ')
    .replace('\n- kind', '\n\n- kind');
};

const letterOf = ({ id }: Rule): string => (/^[a-z]/.test(id) ? id.charAt(0) : '0-9');

/** Every page below `docs/rules` by name, as Prettier writes it. */
export async function rulePages(): Promise<ReadonlyMap<string, string>> {
  const letters = [...new Set(builtInRules.map(letterOf))].sort();
  const byTitle = [...builtInRules].sort((a, b) => (a.id < b.id ? -1 : 1));
  const pages = new Map<string, string>([['README.md', indexOf(letters, byTitle)]]);
  for (const letter of letters) {
    const sections = byTitle.filter((rule) => letterOf(rule) === letter).map((rule) => sectionOf(factsOf(rule)));
    const title = `# Rules: ${letter.toUpperCase()}`;
    pages.set(`${letter}.md`, [title, '[All rules](README.md)', ...sections].join('\n\n'));
  }
  const formatted = [...pages].map(
    async ([name, text]) => [name, await format(text, { parser: 'markdown', printWidth: 120 })] as const,
  );
  return new Map(await Promise.all(formatted));
}

function indexOf(letters: readonly string[], rules: readonly Rule[]): string {
  const lists = letters.map((letter) => {
    const own = rules.filter((rule) => letterOf(rule) === letter);
    return [
      `## ${letter.toUpperCase()}`,
      own.map(({ id, title }) => `- [${title}](${letter}.md#${id})`).join('\n'),
    ].join('\n\n');
  });
  return [
    '# Rules',
    `Made from the rules themselves (\`UPDATE_RULE_PAGES=1 npx mocha test/unit/rules/pages.test.ts\`). There are ${String(builtInRules.length)} formats of providers, by provider below, and what is found by its meaning:`,
    [
      '| rule | kind | what it finds |',
      '| --- | --- | --- |',
      ...general.map(([id, kind, words]) => `| \`${id}\` | ${wordFor(kind)} | ${words} |`),
    ].join('\n'),
    'A finding is *certain*, *likely* or *possible*: where it stands (a test, an example, documentation), whether it is a placeholder or a documented example, and how regular it is lowers a level or turns it down. `unhardcode explain FILE:LINE` says which. To leave a rule out, name it in `.unhardcode.yaml`.',
    ...lists,
  ].join('\n\n');
}

export const writtenPages = (): ReadonlyMap<string, string> =>
  new Map(readdirSync(folder).map((name) => [name, readFileSync(folder + name, 'utf8')]));

/** Writes the pages; run with `UPDATE_RULE_PAGES=1`. */
export async function updatePages(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of await rulePages()) writeFileSync(folder + name, text);
}
