import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';
import type { ParsedSource, ProjectFacts } from '../../rewriter.ts';
import { extensionOf, namesOf } from './paths.ts';

export interface ModuleFormat {
  readonly typescript: boolean;
  /**
   * How the file imports. TypeScript writes `import` for both kinds of module, but with `verbatimModuleSyntax`
   * `import x = require(…)` in CommonJS (TS1286, TS1295).
   */
  readonly syntax: 'import' | 'require' | 'import-require';
  /** Whether the file runs as an ES module. */
  readonly kind: 'esm' | 'commonjs';
  readonly topLevelAwait: boolean;
}

/** What kind of module a file is: by its extension, then its syntax, then the nearest package.json. */
export function moduleFormatOf(source: ParsedSource, facts: ProjectFacts): ModuleFormat {
  const extension = extensionOf(source.path);
  const typescript = isTypeScript(source.path);
  if (typescript) {
    const kind = typescriptKind(extension, facts.packageType);
    const topLevelAwait = kind === 'esm' && facts.isRequired !== true && !isCompiledDown(source.path, facts);
    const syntax = kind === 'commonjs' && isVerbatim(source, facts) ? 'import-require' : 'import';
    return { typescript, syntax, kind, topLevelAwait };
  }
  const kind = javascriptKind(extension, source.tree.rootNode, facts.packageType);
  const topLevelAwait = kind === 'esm' && facts.isRequired !== true;
  return { typescript, kind, syntax: kind === 'esm' ? 'import' : 'require', topLevelAwait };
}

export const isTypeScript = (path: string): boolean => /\.[cm]?tsx?$/u.test(path);

function typescriptKind(extension: string, packageType: ProjectFacts['packageType']): ModuleFormat['kind'] {
  if (extension === '.mts') return 'esm';
  if (extension === '.cts') return 'commonjs';
  return packageType === 'module' ? 'esm' : 'commonjs';
}

function javascriptKind(
  extension: string,
  root: SyntaxNode,
  packageType: ProjectFacts['packageType'],
): ModuleFormat['kind'] {
  if (extension === '.mjs') return 'esm';
  if (extension === '.cjs') return 'commonjs';
  if (root.children.some(({ type }) => type === 'import_statement' || type === 'export_statement')) return 'esm';
  return packageType === 'module' && !/^\s*(?:module\.)?exports\b/mu.test(root.text) ? 'esm' : 'commonjs';
}

/** The `tsconfig.json` files that apply to `path`, nearest first. */
export function configurationPaths(path: string): readonly string[] {
  const folders = namesOf(path).slice(0, -1);
  return Array.from({ length: folders.length + 1 }, (_, index) =>
    [...folders.slice(0, folders.length - index), 'tsconfig.json'].join('/'),
  );
}

/**
 * Whether the compiler's settings rule out `await` at the top of a module. It needs `module` es2022, esnext, system,
 * node16 or later, or preserve, and `target` es2017 or later (TS1378).
 */
function isCompiledDown(path: string, facts: ProjectFacts): boolean {
  const settings = configurationOf(path, facts);
  const module = moduleSetting(settings);
  const target = /"target"\s*:\s*"(?<target>[^"]+)"/iu.exec(settings)?.groups?.['target'];
  return (
    (module !== undefined && /^(?:none|commonjs|amd|umd|es6|es2015|es2020)$/iu.test(module)) ||
    (target !== undefined && /^(?:es3|es5|es6|es2015|es2016)$/iu.test(target))
  );
}

/** Whether what is written as an import is also what runs, and what runs is CommonJS. */
function isVerbatim({ path, tree }: ParsedSource, facts: ProjectFacts): boolean {
  const settings = configurationOf(path, facts);
  return (
    /"verbatimModuleSyntax"\s*:\s*true/u.test(settings) &&
    /^(?:commonjs|node)/iu.test(moduleSetting(settings) ?? '') &&
    !tree.rootNode.children.some((statement) => statement.childForFieldName('source') !== null)
  );
}

/** The text of the nearest `tsconfig.json`, empty where there is none. */
function configurationOf(path: string, facts: ProjectFacts): string {
  const file = configurationPaths(path).find((candidate) => facts.files.has(candidate));
  return file === undefined ? '' : (facts.files.get(file) ?? '');
}

const moduleSetting = (settings: string): string | undefined =>
  /"module"\s*:\s*"(?<module>[^"]+)"/iu.exec(settings)?.groups?.['module'];
