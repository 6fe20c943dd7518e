import { freshName, type Names } from './names.ts';
import type { FileStyle } from './fileStyle.ts';
import { extendImport, type NamedImport } from './sdkUse.ts';
import type { SpanEdit } from '../../../core/span.ts';
import type { ModuleFormat } from './moduleFormat.ts';
import { quoteText } from './quoting.ts';

/** Names for what is added to a file; one that was given is not given again. */
export interface NameSource {
  fresh(candidates: readonly string[]): string;
}

export function nameSource(names: Names, reserved: readonly string[] = []): NameSource {
  const given = new Set(reserved);
  return {
    fresh: (candidates) => {
      const name = freshName(candidates, (candidate) => names.isTaken(candidate) || given.has(candidate));
      given.add(name);
      return name;
    },
  };
}

/** A member of a module, and what the file calls it. */
export interface Member {
  readonly imported: string;
  readonly local: string;
}

/** Either an edit of an import that is there, or a line of its own. */
export interface ImportChange {
  readonly edits: readonly SpanEdit[];
  readonly importLine: string | undefined;
}

/** Imports a module as a whole, in CommonJS that TypeScript leaves as it is written. */
export const requireImport = (local: string, specifier: string, { quote, semicolons }: FileStyle): string =>
  `import ${local} = require(${quoteText(specifier, quote)})${semicolons ? ';' : ''}`;

/** Imports members of a module: into the import that is there, else by a statement of its own. */
export function importMembers(
  source: string,
  members: readonly Member[],
  from: { readonly specifier: string; readonly named: NamedImport | undefined },
  file: { readonly format: ModuleFormat; readonly style: FileStyle },
): ImportChange {
  if (members.length === 0) return { edits: [], importLine: undefined };
  const { named, specifier } = from;
  const { format, style } = file;
  const renaming = named?.renaming ?? (format.syntax === 'import' ? ' as ' : ': ');
  const list = members.map(({ imported, local }) => (imported === local ? imported : imported + renaming + local));
  if (named !== undefined) return { edits: [extendImport(source, named, list)], importLine: undefined };
  const path = quoteText(specifier, style.quote);
  const statement =
    format.syntax === 'import'
      ? `import { ${list.join(', ')} } from ${path}`
      : `const { ${list.join(', ')} } = require(${path})`;
  return { edits: [], importLine: `${statement}${style.semicolons ? ';' : ''}` };
}
