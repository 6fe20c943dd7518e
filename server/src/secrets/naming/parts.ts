/** Lower-case words of an identifier in any spelling: `stripeApiKey`, `STRIPE_API_KEY`, `stripe.api-key`. */
export const wordsOf = (name: string): readonly string[] =>
  (plainText(name).match(/[A-Z]+(?![a-z])\d*|[A-Z]?[a-z]+\d*|\d+/g) ?? []).map((word) => word.toLowerCase());

/** A part of a secret's name, in lower case: legal characters only, no separators at its ends, at most 64 of them. */
export const safeSegment = (text: string): string =>
  plainText(text)
    .toLowerCase()
    .replace(/[^a-z0-9_+=.@-]+/g, '-')
    .slice(0, 64)
    .replace(/^[-_.+=@]+|[-_.+=@]+$/g, '');

/** `é` → `e`: letters keep their base. */
const plainText = (text: string): string => text.normalize('NFKD').replace(/\p{Mark}+/gu, '');

const environments: ReadonlyMap<string, string> = new Map([
  ['prod', 'prod'],
  ['production', 'prod'],
  ['live', 'prod'],
  ['staging', 'staging'],
  ['stage', 'staging'],
  ['preprod', 'preprod'],
  ['uat', 'uat'],
  ['qa', 'qa'],
  ['test', 'test'],
  ['testing', 'test'],
  ['ci', 'ci'],
  ['dev', 'dev'],
  ['development', 'dev'],
  ['local', 'dev'],
]);
/** Names that also mean something else: they count in the name of a settings file only. */
const ambiguous = new Set(['live', 'test', 'testing', 'stage', 'ci', 'local']);

/** The environment that a name is nothing but: `production: { password: … }`. */
export const environmentNamed = (name: string): string | undefined => environments.get(name.toLowerCase());

/**
 * `.env.production`, `config/prod.json`, `deploy/staging/app.py` → `prod`, `prod`, `staging`. The names around the value
 * (`owners`, from the inside out) know better than the path.
 */
export function environmentOf(path: string, owners: readonly string[] = []): string | undefined {
  const named = owners.map(environmentNamed).find((environment) => environment !== undefined);
  if (named !== undefined) return named;
  const folders = path.split('/');
  const file = folders.pop() ?? '';
  const isSettings =
    /^\.env|\.env$|^(?:app)?settings|^config/i.test(file) ||
    /^(?:config|conf|env|environments?|settings)$/i.test(folders.at(-1) ?? '');
  for (const word of file.toLowerCase().split(/[._-]+/)) {
    const environment = environments.get(word);
    if (environment !== undefined && (isSettings || !ambiguous.has(word))) return environment;
  }
  for (const folder of folders.reverse()) {
    const word = folder.toLowerCase();
    if (!ambiguous.has(word) && environments.has(word)) return environments.get(word);
  }
  return undefined;
}

/** File names that say nothing about what is in them; the folder does. */
const emptyFileNames = new Set(['index', 'main', 'app', 'mod', 'init', 'env', 'config', 'settings', 'server']);

/** A component from where the value stands: the file's name, or its folder's. */
export function fileComponent(path: string): string {
  const folders = path.split('/');
  const file = (folders.pop() ?? '').replace(/^[._]+/, '').split('.')[0] ?? '';
  const name = safeSegment(file.replace(/_+$/, ''));
  if (name !== '' && !emptyFileNames.has(name)) return name;
  const folder = safeSegment(folders.at(-1) ?? '');
  return folder === '' || folder === 'src' || folder === 'lib' ? name || 'app' : folder;
}
