import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';
import { visitNodes } from './walk.ts';

/** How a file is written; what is added to it follows. */
export interface FileStyle {
  readonly quote: "'" | '"';
  readonly semicolons: boolean;
  /** One level. */
  readonly indentation: string;
  readonly lineEnd: '\n' | '\r\n' | '\r';
  /** Text and values are put together with template literals; not in files that do it with `+` throughout. */
  readonly templates: boolean;
}

export function fileStyleOf(root: SyntaxNode): FileStyle {
  const { text } = root;
  const nodes = countNodes(root);
  return {
    quote: nodes.double > nodes.single ? '"' : "'",
    semicolons: nodes.terminated >= nodes.unterminated,
    indentation: indentationOf(text),
    lineEnd: lineEndOf(text),
    templates: nodes.templates > 0 || nodes.sums < (nodes.modern ? 3 : 1),
  };
}

/** The file's first line end. */
function lineEndOf(text: string): FileStyle['lineEnd'] {
  const first = /\r\n|\n|\r/u.exec(text)?.[0];
  return first === '\r\n' || first === '\r' ? first : '\n';
}

/** What the most lines begin with: a tab, or the smallest number of spaces that several lines have. */
function indentationOf(text: string): string {
  const widths: number[] = [];
  let tabs = 0;
  for (const [, space = ''] of text.matchAll(/^([\t ]+)(?![*\s])/gmu)) {
    if (space.startsWith('\t')) tabs += 1;
    else widths.push(space.length);
  }
  if (tabs > widths.length) return '\t';
  const smallest = Math.min(...widths.filter((width) => width > 1));
  return ' '.repeat(Number.isFinite(smallest) && smallest <= 8 ? smallest : 2);
}

interface NodeCounts {
  single: number;
  double: number;
  terminated: number;
  unterminated: number;
  templates: number;
  sums: number;
  /** Whether the file uses what came with template literals. */
  modern: boolean;
}

const statements: ReadonlySet<string> = new Set([
  'expression_statement',
  'lexical_declaration',
  'variable_declaration',
  'import_statement',
  'return_statement',
]);

const modernNodes: ReadonlySet<string> = new Set([
  'arrow_function',
  'class_body',
  'import_statement',
  'lexical_declaration',
]);

function countNodes(root: SyntaxNode): NodeCounts {
  const counts: NodeCounts = {
    single: 0,
    double: 0,
    terminated: 0,
    unterminated: 0,
    templates: 0,
    sums: 0,
    modern: false,
  };
  visitNodes(root, (cursor, parentType) => {
    const type = cursor.nodeType;
    if (modernNodes.has(type)) counts.modern = true;
    if (type === 'template_string') counts.templates += 1;
    else if (type === 'binary_expression') counts.sums += isTextSum(cursor.currentNode) ? 1 : 0;
    else if (type === 'string' && parentType !== 'jsx_attribute') {
      counts[cursor.nodeText.startsWith("'") ? 'single' : 'double'] += 1;
    } else if (statements.has(type) && parentType !== 'for_statement') {
      counts[cursor.currentNode.lastChild?.type === ';' ? 'terminated' : 'unterminated'] += 1;
    }
  });
  return counts;
}

const isTextSum = (node: SyntaxNode): boolean =>
  node.childForFieldName('operator')?.type === '+' &&
  [node.childForFieldName('left'), node.childForFieldName('right')].some((side) => side?.type === 'string');
