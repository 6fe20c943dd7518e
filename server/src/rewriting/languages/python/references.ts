import { freeName, type ImportedName, type Names } from './names.ts';
import type { NewImport } from './importBlock.ts';

/** How code of a file refers to something of a module, and the import that it takes when there is none. */
export interface Reference {
  /** `json.loads`, `b.client`, `quote`. */
  readonly code: string;
  readonly newImport?: NewImport;
}

export interface Wanted {
  readonly module: string;
  readonly member: string;
  /** `module`: `import json` and `json.loads`; `member`: `from urllib.parse import quote` and `quote`. */
  readonly form: 'module' | 'member';
  /** An import below this offset comes too late to be used. */
  readonly before: number;
  /** Names that mean something else where the reference is used. */
  readonly reserved: ReadonlySet<string>;
  /** Whether the reference is used in inner scopes, where a local name could hide it. */
  readonly anywhere: boolean;
  /** What to call it when its own name is taken. */
  readonly aliases: readonly string[];
}

/** Refers to `module.member` through an import that is there, or through one to be made under a name that is free. */
export function referTo(names: Names, wanted: Wanted): Reference {
  const usable = names.imports.filter((each) => isUsable(names, each, wanted));
  const member = usable.find((each) => each.module === wanted.module && each.member === wanted.member);
  if (member !== undefined) return { code: member.name };
  const code = usable.map((each) => throughModule(each, wanted)).find((each) => each !== undefined);
  return code === undefined ? throughNewImport(names, wanted) : { code };
}

function isUsable(names: Names, imported: ImportedName, wanted: Wanted): boolean {
  const { name, statement } = imported;
  if (statement.endIndex > wanted.before || statement.startIndex < names.wildcardEnd) return false;
  if (wanted.reserved.has(name)) return false;
  if (wanted.anywhere && names.innerBindings.has(name)) return false;
  return isBoundByImportsOf(names, name, imported.renamed ? imported.module : (imported.module.split('.')[0] ?? ''));
}

/** Whether `name` is the module (or something of it) at module level and never anything else. */
function isBoundByImportsOf(names: Names, name: string, root: string): boolean {
  const imports = names.imports.filter((each) => each.name === name && isOrIsIn(each.module, root));
  return imports.length > 0 && imports.length === names.moduleBindings.get(name);
}

const isOrIsIn = (module: string, root: string): boolean => module === root || module.startsWith(`${root}.`);

/** `import boto3`, `import boto3.session`, `import json as j`, `from urllib import parse`. */
function throughModule(imported: ImportedName, { module, member }: Wanted): string | undefined {
  if (imported.member !== undefined)
    return `${imported.module}.${imported.member}` === module ? `${imported.name}.${member}` : undefined;
  if (imported.renamed) return imported.module === module ? `${imported.name}.${member}` : undefined;
  // `import a.b` binds `a`, and makes `a.b` reachable; `import a` alone makes `a.b` reachable only by chance.
  return imported.module === module || (!module.includes('.') && isOrIsIn(imported.module, module))
    ? `${module}.${member}`
    : undefined;
}

function throughNewImport(names: Names, wanted: Wanted): Reference {
  const { module, member, form, reserved, anywhere, aliases } = wanted;
  const own = form === 'module' ? module : member;
  // What a wildcard binds is only seen where it is used.
  const isSeenByAll = anywhere || names.wildcardEnd > 0;
  const isTaken = (name: string): boolean =>
    reserved.has(name) || (isSeenByAll ? names.words.has(name) : names.moduleBindings.has(name));
  const isItAlready =
    form === 'module' && names.wildcardEnd === 0 && !reserved.has(own) && isBoundByImportsOf(names, own, module);
  const name = isItAlready ? own : freeName([own, ...aliases], isTaken);
  const text = form === 'module' ? `import ${module}` : `from ${module} import ${member}`;
  return {
    code: form === 'module' ? `${name}.${member}` : name,
    newImport: {
      module,
      text: name === own ? text : `${text} as ${name}`,
      ...(form === 'member' && name === own ? { member } : {}),
    },
  };
}
