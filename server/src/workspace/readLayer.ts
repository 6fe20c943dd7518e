import { dirname, extname, isAbsolute, join } from 'node:path';
import { isOurRule } from '../suppression/ourRules.ts';
import type { GitleaksConfig } from '../suppression/gitleaks/config.ts';
import type { GitleaksRules } from '../suppression/gitleaks/rules.ts';
import type { Ignore } from '../suppression/ignore.ts';
import type { Layer } from '../suppression/layer.ts';
import type { Problem } from '../suppression/problem.ts';
import type { ConfigurationKind } from './configurationFiles.ts';

/** What reading files of configuration needs. */
export interface LayerContext {
  /** Undefined for what cannot be read. */
  readonly read: (file: string) => string | undefined;
  /** A file's name for people. */
  readonly shown: (file: string) => string;
  /** The day, `2026-11-22`, for ignores that end. */
  readonly today: string;
}

export type LayerFiles = ReadonlyMap<ConfigurationKind | 'baseline', string>;

type Said = Pick<Layer, 'problems'> & Partial<Pick<Layer, 'ignores' | 'levels' | 'gitleaks'>>;

/** Reads files of configuration (absolute paths). The parsers of their formats are loaded only where there is one. */
export async function readLayer(key: string, files: LayerFiles, context: LayerContext): Promise<Layer> {
  const gitleaksFile = files.get('gitleaks');
  const gitleaks = gitleaksFile === undefined ? undefined : await readGitleaks(gitleaksFile, context);
  const custom = new Set(gitleaks?.gitleaks?.rules.rules.map(({ id }) => id));
  const isKnownRule = (id: string): boolean => isOurRule(id) || custom.has(id);
  const said: Said[] = gitleaks === undefined ? [] : [gitleaks];
  for (const [kind, file] of files) {
    if (kind === 'gitleaks') continue;
    const text = context.read(file);
    said.push(text === undefined ? unreadable(file, context) : await parsed(kind, text, file, context, isKnownRule));
  }
  return {
    key,
    ignores: said.flatMap(({ ignores }): readonly Ignore[] => ignores ?? []),
    levels: said.flatMap(({ levels }) => levels ?? []),
    ...(gitleaks?.gitleaks === undefined ? {} : { gitleaks: gitleaks.gitleaks }),
    problems: said.flatMap(({ problems }) => problems),
  };
}

const unreadable = (file: string, { shown }: LayerContext): { readonly problems: readonly Problem[] } => ({
  problems: [{ file: shown(file), line: 1, message: 'It cannot be read.', isFatal: true }],
});

async function parsed(
  kind: Exclude<ConfigurationKind, 'gitleaks'> | 'baseline',
  text: string,
  file: string,
  { shown, today }: LayerContext,
  isKnownRule: (id: string) => boolean,
): Promise<Said> {
  switch (kind) {
    case 'unhardcode':
      return (await import('../suppression/unhardcodeYaml.ts')).parseUnhardcodeYaml(text, shown(file), today);
    case 'gitleaksIgnore':
      return (await import('../suppression/gitleaksIgnore.ts')).parseGitleaksIgnore(text, shown(file), isKnownRule);
    case 'secretsBaseline':
      return (await import('../suppression/secretsBaseline.ts')).parseSecretsBaseline(text, shown(file));
    case 'baseline':
      return (await import('../suppression/baseline.ts')).parseBaseline(text, shown(file));
  }
}

async function readGitleaks(file: string, context: LayerContext): Promise<Said> {
  const config = await readGitleaksConfig(file, context, 0);
  if (config === undefined) return unreadable(file, context);
  const { rulesOf } = await import('../suppression/gitleaks/rules.ts');
  const { customFinder } = await import('../suppression/gitleaks/findCustom.ts');
  const rules: GitleaksRules = rulesOf(config, context.shown(file), isOurRule);
  return { gitleaks: { rules, finder: customFinder(rules) }, problems: rules.problems };
}

async function readGitleaksConfig(
  file: string,
  context: LayerContext,
  depth: number,
): Promise<GitleaksConfig | undefined> {
  const text = context.read(file);
  if (text === undefined) return undefined;
  const { parseGitleaksConfig } = await import('../suppression/gitleaks/config.ts');
  const { extended, mostExtended } = await import('../suppression/gitleaks/extend.ts');
  const config = parseGitleaksConfig(text, context.shown(file));
  const { path } = config.extend;
  if (path === undefined) return config;
  const note = (message: string): GitleaksConfig => ({
    ...config,
    problems: [...config.problems, { file: context.shown(file), line: 1, message }],
  });
  if (depth === mostExtended) return note(`“extend.path”: no more than ${mostExtended} files extend each other.`);
  // A folder that is opened must not have the editor look elsewhere, on a share of the network for example.
  if (isAbsolute(path) || /^[\\/]{2}/.test(path) || extname(path) !== '.toml')
    return note('“extend.path” must name a “.toml” file by a path relative to this one.');
  const base = await readGitleaksConfig(join(dirname(file), path), context, depth + 1);
  return base === undefined ? note(`“extend.path”: ${path} cannot be read.`) : extended(config, base);
}
