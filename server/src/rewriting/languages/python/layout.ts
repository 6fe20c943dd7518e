import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';

/** How a file is written, so that what is added looks like the rest. */
export interface Layout {
  readonly eol: string;
  readonly indentation: string;
  readonly quote: "'" | '"';
}

/** Read from the file's first line end, first indented block and the strings in it. */
export function layoutOf(root: SyntaxNode, text: string): Layout {
  return {
    eol: /\r\n|\n|\r/.exec(text)?.[0] ?? '\n',
    indentation: indentationOf(root, text),
    quote: quoteOf(root),
  };
}

function indentationOf(root: SyntaxNode, text: string): string {
  for (const block of root.descendantsOfType('block')) {
    const line = text.slice(text.lastIndexOf('\n', block.startIndex - 1) + 1, block.startIndex);
    if (/^[ \t]+$/.test(line) && block.parent?.parent?.type === 'module') return line;
  }
  return '    ';
}

/** The quote that most strings have; those that hold a quote, and docstrings, had no choice. */
function quoteOf(root: SyntaxNode): "'" | '"' {
  let single = 0;
  let double = 0;
  for (const start of root.descendantsOfType('string_start')) {
    if (start.text.endsWith("'''") || start.text.endsWith('"""')) continue;
    if (/["']/.test(start.parent?.text.slice(start.text.length, -1) ?? '')) continue;
    if (start.text.endsWith("'")) single += 1;
    else double += 1;
  }
  return single > double ? "'" : '"';
}

/** A text as a Python literal. Secret names and keys are plain ASCII by rule, but nothing here relies on it. */
export function pythonString(text: string, quote: "'" | '"'): string {
  const escaped = text.replace(/[\\"']|[^\x20-\x7e]/gu, (character) => {
    if (character === '\\' || character === quote) return `\\${character}`;
    if (character === '"' || character === "'") return character;
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
  return quote + escaped + quote;
}
