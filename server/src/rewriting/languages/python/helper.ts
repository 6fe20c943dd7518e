import { foldersAbove } from '../../../core/foldersAbove.ts';
import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';
import type { NewFile, ParsedSource, ProjectFacts } from '../../rewriter.ts';
import type { Names } from './names.ts';
import { isHelperText, readerKinds, readerLines, readerNames } from './reader.ts';

/** The module's name; the others are for projects that have another module of that name. */
export const helperNames = ['app_secrets', 'aws_secrets', 'app_secrets_reader'] as const;

/** Folders that are put on Python's path themselves, so that modules in them are imported by their bare name. */
const pathFolders = new Set(['src', 'scripts', 'bin', 'tools', 'lib']);

/** Where the helper of a file is, and how the file imports it. */
export interface HelperPlace {
  /** `.app_secrets`, `..app_secrets`, `shop.app_secrets` or `app_secrets`. */
  readonly module: string;
  /** The module that has to be made; absent when it is there. */
  readonly newFile?: NewFile;
}

/** Every path that the helper of a file could have: the folders up from the file, for one name after the other. */
export const helperPathsOf = (path: string): readonly string[] =>
  helperNames.flatMap((name) => foldersAbove(path).map((folder) => `${folder}${name}.py`));

/** The files that make a folder a package. */
export const packageMarkersOf = (path: string): readonly string[] =>
  foldersAbove(path).map((folder) => `${folder}__init__.py`);

/**
 * Decides how a file imports the helper. Undefined when that cannot be told: a module that is imported as part of a
 * package and also run as a script cannot import a neighbour in one way that is right for both.
 */
export function placeHelper(source: ParsedSource, names: Names, facts: ProjectFacts): HelperPlace | undefined {
  for (const option of placesFor(source, names, facts)) {
    const there = helperNames.find((name) => isHelperText(facts.files.get(`${option.folder}${name}.py`) ?? ''));
    if (there !== undefined) return { module: option.prefix + there };
  }
  const option = placesFor(source, names, facts).at(-1);
  if (option === undefined) return undefined;
  const name = helperNames.find((each) => {
    const path = `${option.folder}${each}.py`;
    return !facts.files.has(path) && !facts.files.has(`${option.folder}${each}/__init__.py`) && path !== source.path;
  });
  if (name === undefined) return undefined;
  return {
    module: option.prefix + name,
    newFile: { path: `${option.folder}${name}.py`, text: helperText(facts.region) },
  };
}

interface PlaceOption {
  /** Empty or with a `/` at its end. */
  readonly folder: string;
  /** What stands before the module's name in an import. */
  readonly prefix: string;
}

/** What the imports of a file tell about how it is run. */
interface Evidence {
  /** First names of what is imported; empty for a relative import. */
  readonly roots: readonly string[];
  readonly importsRelatively: boolean;
  /** Imports a file of its own folder by its bare name, as a script does. */
  readonly importsNeighbour: boolean;
}

/** Folders that the file can import from, nearest first; a new helper goes into the last. */
function placesFor(source: ParsedSource, names: Names, facts: ProjectFacts): readonly PlaceOption[] {
  const [own = '', ...above] = foldersAbove(source.path);
  const roots = names.imports.map(({ module }) => module.split('.')[0] ?? '');
  const importsNeighbour = roots.some((root) => root !== '' && facts.files.has(`${own}${root}.py`) && own !== '');
  const evidence = { roots, importsRelatively: roots.includes(''), importsNeighbour };
  const isPackage = (folder: string): boolean =>
    facts.files.has(`${folder}__init__.py`) || source.path === `${folder}__init__.py`;
  if (!isPackage(own)) return placesOutside(source, own, above, evidence);
  const end = above.findIndex((folder) => !isPackage(folder));
  return placesInPackage(source, [own, ...above.slice(0, end === -1 ? above.length : end)], evidence);
}

/** In a package: by relative import, which is right however the package itself is called, or as the file does it. */
function placesInPackage(source: ParsedSource, folders: readonly string[], evidence: Evidence): readonly PlaceOption[] {
  const { roots, importsRelatively, importsNeighbour } = evidence;
  const [own = ''] = folders;
  const top = folders.at(-1) ?? own;
  const relative = folders.map((folder, index) => ({ folder, prefix: '.'.repeat(index + 1) }));
  if (importsRelatively) return relative;
  if (roots.includes(nameOf(top))) {
    const before = top.length - nameOf(top).length - 1;
    return folders.map((folder) => ({ folder, prefix: folder.slice(before).replaceAll('/', '.') }));
  }
  if (importsNeighbour) return [{ folder: own, prefix: '' }];
  return isRunDirectly(source) ? [] : relative;
}

/** Outside of packages with a marker: a script, or a package that goes without one. */
function placesOutside(
  source: ParsedSource,
  own: string,
  above: readonly string[],
  { roots, importsRelatively, importsNeighbour }: Evidence,
): readonly PlaceOption[] {
  if (importsRelatively) return [{ folder: own, prefix: '.' }];
  const named = [own, ...above].find((folder) => folder !== '' && roots.includes(nameOf(folder)));
  if (named !== undefined) return [{ folder: named, prefix: `${nameOf(named)}.` }];
  const isOnPath = own === '' || importsNeighbour || pathFolders.has(nameOf(own));
  const isScript = isOnPath || isRunDirectly(source) || hasEffects(source.tree.rootNode);
  return isScript ? [{ folder: own, prefix: '' }] : [];
}

const nameOf = (folder: string): string => folder.split('/').at(-2) ?? '';

/** A shebang, or the guard of a main program. */
const isRunDirectly = ({ snapshot }: ParsedSource): boolean =>
  snapshot.text.startsWith('#!') || /^if\s+__name__\s*==/m.test(snapshot.text);

/** Whether the module does something when it is imported: a script does, a library does not. */
const hasEffects = (root: SyntaxNode): boolean =>
  root.namedChildren.some(
    (node) =>
      ['for_statement', 'while_statement', 'with_statement'].includes(node.type) ||
      (node.type === 'expression_statement' && ['call', 'await'].includes(node.namedChildren[0]?.type ?? '')),
  );

/** The helper module. The same text for every file of a project, whoever makes it first. */
function helperText(region: string | undefined): string {
  const layout = { eol: '\n', indentation: '    ', quote: '"' } as const;
  const context = {
    cache: 'functools.cache',
    loads: 'json.loads',
    environ: 'os.environ',
    client: { kind: 'make', code: 'boto3.client' },
    plainBuiltins: true,
    ...(region === undefined ? {} : { region }),
  } as const;
  const functions = readerKinds.map((kind) =>
    readerLines(kind, { ...context, name: readerNames[kind][0] ?? '' }, layout).join('\n'),
  );
  const modules = ['functools', 'json', ...(region === undefined ? ['os'] : [])];
  const imports = [...modules, '', 'boto3'].map((module) => (module === '' ? '' : `import ${module}`)).join('\n');
  const docstring = '"""Secrets of this project, read from AWS Secrets Manager."""';
  return `${docstring}\n\n${[imports, ...functions].join('\n\n\n')}\n`;
}
