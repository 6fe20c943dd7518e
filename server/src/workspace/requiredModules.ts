import { readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { listFiles } from './listFiles.ts';
import { relativePath } from './projectRoot.ts';

const modulePath = /\.[cm]?[jt]sx?$/;

/** Bytes. What is larger is bundled or generated, and loads nothing of the project by a path. */
const largestModule = 1_000_000;

/**
 * The modules of the project at `root` that `require` reaches, by path relative to it: those that a file loads with it,
 * and what these import. None of them may wait at its top (Node's `ERR_REQUIRE_ASYNC_MODULE`).
 */
export function requiredModulesIn(root: string): ReadonlySet<string> {
  const texts = new Map<string, string>();
  const { files } = listFiles([root], { workingDirectory: root, ignored: 'skip' });
  for (const { absolute } of files) {
    const text = modulePath.test(absolute) ? textOf(absolute) : undefined;
    if (text !== undefined) texts.set(relativePath(root, absolute), text);
  }
  return requiredModules(texts);
}

function textOf(absolute: string): string | undefined {
  try {
    return statSync(absolute).size > largestModule ? undefined : readFileSync(absolute, 'utf8');
  } catch {
    // Gone or not readable: then nothing runs it either.
    return undefined;
  }
}

const requireCalls = /\brequire\s*\(\s*(?<quote>['"`])(?<path>\.{1,2}(?:\/[^'"`\r\n]*)?)\k<quote>/g;
const staticImports =
  /^[\t ]*(?:import|export)\b(?:[^'"`;()]*\bfrom)?\s*(?<quote>['"])(?<path>\.{1,2}\/[^'"\r\n]*)\k<quote>/gm;

/** As {@link requiredModulesIn}, of the texts of a project by their paths. */
export function requiredModules(texts: ReadonlyMap<string, string>): ReadonlySet<string> {
  const required = new Set<string>();
  const waiting = [...texts].flatMap(([path, text]) => modulesNamed(requireCalls, path, text, texts));
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (required.has(path)) continue;
    required.add(path);
    waiting.push(...modulesNamed(staticImports, path, texts.get(path) ?? '', texts));
  }
  return required;
}

function modulesNamed(
  pattern: RegExp,
  from: string,
  text: string,
  texts: ReadonlyMap<string, string>,
): readonly string[] {
  return [...text.matchAll(pattern)].flatMap(({ groups }) => {
    const path = posix.join(posix.dirname(from), groups?.['path'] ?? '').replace(/\/$/, '');
    const found = candidatesFor(path).find((candidate) => texts.has(candidate));
    return found === undefined ? [] : [found];
  });
}

const extensions = ['.js', '.ts', '.cjs', '.mjs', '.cts', '.mts', '.jsx', '.tsx'] as const;

/** The files that a path may stand for: itself, with an extension, the source of what is compiled, a folder's index. */
const candidatesFor = (path: string): readonly string[] => [
  path,
  ...extensions.map((extension) => path + extension),
  path.replace(/js$/, 'ts'),
  path.replace(/jsx?$/, 'tsx'),
  ...extensions.map((extension) => posix.join(path, `index${extension}`)),
];
