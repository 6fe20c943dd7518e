import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';
import type { ModuleFormat } from './moduleFormat.ts';
import { extensionOf, relativePath } from './paths.ts';
import { declaratorsOf, importedModule, requiredModule } from './sdkUse.ts';

/** The modules that a file imports or requires at its top, in the order they stand. */
export const importSpecifiers = (root: SyntaxNode): readonly string[] =>
  root.namedChildren
    .flatMap((statement) => [
      importedModule(statement),
      ...declaratorsOf(statement).map((declarator) => requiredModule(declarator.childForFieldName('value'))),
    ])
    .filter((specifier) => specifier !== undefined);

/**
 * How the file at `path` names the helper. Its own relative imports show which extension its tools want; without any,
 * ES modules get the extension that Node wants, `.js` for `.ts`, which TypeScript and bundlers understand as well.
 */
export function specifierFor(
  path: string,
  helper: string,
  file: { readonly root: SyntaxNode; readonly format: ModuleFormat },
): string {
  const target = relativePath(path, helper);
  const extension = extensionOf(helper);
  const stem = target.slice(0, target.length - extension.length);
  const habit = extensionHabit(importSpecifiers(file.root)) ?? (file.format.kind === 'esm' ? 'javascript' : 'none');
  // Only `.js` and `.ts` are found without being named.
  if (habit === 'none' && /^\.[jt]s$/u.test(extension)) return stem;
  return stem + (habit === 'typescript' ? extension : extension.replace('t', 'j'));
}

type Habit = 'none' | 'javascript' | 'typescript';

function extensionHabit(specifiers: readonly string[]): Habit | undefined {
  for (const specifier of specifiers) {
    if (!/^\.{1,2}\//u.test(specifier)) continue;
    const extension = extensionOf(specifier);
    if (/^\.[cm]?tsx?$/u.test(extension)) return 'typescript';
    if (/^\.[cm]?jsx?$/u.test(extension)) return 'javascript';
    if (extension === '') return 'none';
  }
  return undefined;
}
