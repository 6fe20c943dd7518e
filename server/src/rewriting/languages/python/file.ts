import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';
import type { ParsedSource, ProjectFacts } from '../../rewriter.ts';
import type { PreparedLiteral } from './align.ts';
import { helperNames } from './helper.ts';
import { importBlockOf, type ImportBlock } from './importBlock.ts';
import type { Layout } from './layout.ts';
import { namesIn, type Names } from './names.ts';

/** What is known of a file before anything is decided. */
export interface File {
  readonly source: ParsedSource;
  readonly root: SyntaxNode;
  readonly text: string;
  readonly layout: Layout;
  readonly names: Names;
  readonly block: ImportBlock;
  readonly facts: ProjectFacts;
  readonly ownPackages: ReadonlySet<string>;
  /** Where the first literal stands: what is used there has to be defined above. */
  readonly firstUse: number;
}

/** Reads a file once, for the literals that are going to be replaced. */
export function fileOf(
  source: ParsedSource,
  accepted: readonly PreparedLiteral[],
  layout: Layout,
  facts: ProjectFacts,
): File {
  const text = source.snapshot.text;
  const root = source.tree.rootNode;
  const literals = accepted.map(({ literal }) => literal.span);
  const ownPackages = new Set([...source.path.split('/').slice(0, -1), ...helperNames, ...neighboursOf(source, facts)]);
  const block = importBlockOf(root, text, literals, ownPackages);
  const firstUse = Math.min(...literals.map(({ start }) => start));
  return { source, root, text, layout, names: namesIn(root), block, facts, ownPackages, firstUse };
}

/** Modules in the folder of the file, as far as they are known. */
function neighboursOf({ path }: ParsedSource, { files }: ProjectFacts): readonly string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return [...files.keys()].flatMap((each) => {
    const module = each.startsWith(folder) ? /^(\w+)\.py$/.exec(each.slice(folder.length))?.[1] : undefined;
    return module ?? [];
  });
}
