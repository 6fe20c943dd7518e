/** How a kind of string literal is written. */
export interface QuoteStyle {
  readonly open: string;
  readonly close: string;
  /** `double`: the closing quote written twice stands for itself; `none`: nothing escapes the closing quote. */
  readonly escape: 'backslash' | 'backtick' | 'double' | 'none';
  readonly multiline: boolean;
  /** What starts an embedded expression; what ends it is a closing brace. */
  readonly interpolation?: '${' | '#{' | '$' | '{';
}

/** As much of a language's surface as it takes to tell code from strings and comments. */
export interface LexicalProfile extends Surface {
  /** Finds the next character that may open a string or a comment. */
  readonly signs: RegExp;
  /** Where to note how much of one text was read. */
  readonly reading?: Reading;
}

/** What of a language its table says. */
interface Surface {
  readonly lineComments: readonly string[];
  readonly blockComments: readonly (readonly [open: string, close: string])[];
  /** Longer openings first. */
  readonly quotes: readonly QuoteStyle[];
  /** Letters that may stand before a quote and belong to the literal. */
  readonly prefixes?: RegExp;
  /** A `/` after an operator starts a regular expression. */
  readonly regularExpressions?: boolean;
  /** Two literals beside each other are one value. */
  readonly adjacency?: boolean;
  /** A line comment's sign counts only after white space or at the start of a line. */
  readonly looseComments?: boolean;
}

export interface Reading {
  /** The end of the furthest string or comment that was read, closed or not. */
  furthest: number;
  /** Characters of expressions. */
  total: number;
}

const double: QuoteStyle = { open: '"', close: '"', escape: 'backslash', multiline: false };
const single: QuoteStyle = { open: "'", close: "'", escape: 'backslash', multiline: false };
const tripleDouble: QuoteStyle = { open: '"""', close: '"""', escape: 'backslash', multiline: true };
const tripleSingle: QuoteStyle = { open: "'''", close: "'''", escape: 'backslash', multiline: true };
const rawTriple: QuoteStyle = { ...tripleDouble, escape: 'none' };
const slashComments = { lineComments: ['//'], blockComments: [['/*', '*/']] } as const;

const cLike: Surface = { ...slashComments, quotes: [double, single], adjacency: true };

const javascript: Surface = {
  ...slashComments,
  quotes: [double, single, { open: '`', close: '`', escape: 'backslash', multiline: true, interpolation: '${' }],
  regularExpressions: true,
};

const python: Surface = {
  lineComments: ['#'],
  blockComments: [],
  quotes: [tripleDouble, tripleSingle, double, single],
  prefixes: /^(?:[rbfut]|[fbt]r|r[fbt])$/i,
  adjacency: true,
};

const csharp: Surface = {
  ...slashComments,
  quotes: [
    { open: '$@"', close: '"', escape: 'double', multiline: true, interpolation: '{' },
    { open: '@$"', close: '"', escape: 'double', multiline: true, interpolation: '{' },
    rawTriple,
    { open: '@"', close: '"', escape: 'double', multiline: true },
    { open: '$"', close: '"', escape: 'backslash', multiline: false, interpolation: '{' },
    double,
    single,
  ],
};

const dollarDouble: QuoteStyle = { ...double, interpolation: '${' };
const kotlin: Surface = {
  ...slashComments,
  quotes: [{ ...rawTriple, interpolation: '$' }, dollarDouble, single],
};
const java: Surface = { ...slashComments, quotes: [tripleDouble, double, single] };
const groovy: Surface = {
  ...slashComments,
  quotes: [{ ...tripleDouble, interpolation: '${' }, tripleSingle, dollarDouble, single],
};
const go: Surface = {
  ...slashComments,
  quotes: [double, single, { open: '`', close: '`', escape: 'none', multiline: true }],
};
const rust: Surface = {
  ...slashComments,
  quotes: [
    { open: 'r##"', close: '"##', escape: 'none', multiline: true },
    { open: 'r#"', close: '"#', escape: 'none', multiline: true },
    { open: 'r"', close: '"', escape: 'none', multiline: true },
    { ...double, multiline: true },
  ],
  prefixes: /^b$/,
};
const cpp: Surface = {
  ...cLike,
  quotes: [{ open: 'R"(', close: ')"', escape: 'none', multiline: true }, double, single],
  prefixes: /^(?:L|u8?|U)$/,
};
const php: Surface = {
  lineComments: ['//', '#'],
  blockComments: [['/*', '*/']],
  quotes: [
    { ...double, multiline: true, interpolation: '$' },
    { ...single, multiline: true },
  ],
};
const ruby: Surface = {
  lineComments: ['#'],
  blockComments: [],
  quotes: [
    { ...double, multiline: true, interpolation: '#{' },
    { ...single, multiline: true },
    { open: '`', close: '`', escape: 'backslash', multiline: false, interpolation: '#{' },
  ],
  looseComments: true,
  adjacency: true,
};
const shell: Surface = {
  lineComments: ['#'],
  blockComments: [],
  quotes: [
    { open: "$'", close: "'", escape: 'backslash', multiline: true },
    { ...double, multiline: true, interpolation: '$' },
    { ...single, escape: 'none', multiline: true },
  ],
  looseComments: true,
};
const powershell: Surface = {
  lineComments: ['#'],
  blockComments: [['<#', '#>']],
  quotes: [
    { open: '@"\n', close: '\n"@', escape: 'none', multiline: true, interpolation: '$' },
    { open: "@'\n", close: "\n'@", escape: 'none', multiline: true },
    { ...double, escape: 'backtick', multiline: true, interpolation: '$' },
    { ...single, escape: 'double', multiline: true },
  ],
  looseComments: true,
};
const sql: Surface = {
  lineComments: ['--'],
  blockComments: [['/*', '*/']],
  quotes: [
    { ...single, escape: 'double', multiline: true },
    { ...double, escape: 'double' },
  ],
};
const visualBasic: Surface = {
  lineComments: ["'"],
  blockComments: [],
  quotes: [
    { ...double, open: '$"', escape: 'double', interpolation: '{' },
    { ...double, escape: 'double' },
  ],
};
const lua: Surface = {
  lineComments: ['--'],
  blockComments: [['--[[', ']]']],
  quotes: [double, single, { open: '[[', close: ']]', escape: 'none', multiline: true }],
};
const hcl: Surface = { lineComments: ['#', '//'], blockComments: [['/*', '*/']], quotes: [dollarDouble] };
const toml: Surface = {
  lineComments: ['#'],
  blockComments: [],
  quotes: [tripleDouble, { ...tripleSingle, escape: 'none' }, double, { ...single, escape: 'none' }],
};
const json: Surface = { ...slashComments, quotes: [double, single] };

/** Text whose grammar is not known, or that has none: quotes are believed within a line only. */
export const plain = withSigns({ lineComments: [], blockComments: [], quotes: [double, single] });

const surfaces: ReadonlyMap<string, Surface> = new Map([
  ...['javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'vue', 'svelte'].map(
    (id) => [id, javascript] as const,
  ),
  ...['c', 'cpp', 'objective-c', 'objective-cpp'].map((id) => [id, cpp] as const),
  ...['swift', 'dart', 'apex', 'solidity', 'zig', 'css', 'scss', 'less'].map(
    (id) => [id, { ...cLike, quotes: [tripleDouble, double, single] }] as const,
  ),
  ...['yaml', 'perl', 'r', 'elixir', 'julia', 'makefile', 'dockerfile', 'nim'].map(
    (id) => [id, { ...ruby, quotes: [double, single] }] as const,
  ),
  ...['json', 'jsonc', 'json5'].map((id) => [id, json] as const),
  ['python', python],
  ['starlark', python],
  ['java', java],
  ['kotlin', kotlin],
  ['scala', { ...kotlin, quotes: [rawTriple, double, single] }],
  ['groovy', groovy],
  ['csharp', csharp],
  ['fsharp', csharp],
  ['go', go],
  ['rust', rust],
  ['php', php],
  ['ruby', ruby],
  ['shellscript', shell],
  ['powershell', powershell],
  ['sql', sql],
  ['vb', visualBasic],
  ['haskell', { lineComments: ['--'], blockComments: [['{-', '-}']], quotes: [double] }],
  ['lua', lua],
  ['terraform', hcl],
  ['toml', toml],
]);

/** By VS Code's language identifier. What is missing is read as {@link plain}. */
export const lexicalProfiles: ReadonlyMap<string, LexicalProfile> = new Map(
  [...surfaces].map(([id, surface]) => [id, withSigns(surface)]),
);

function withSigns(surface: Surface): LexicalProfile {
  const openings = [
    ...surface.quotes.map(({ open }) => open),
    ...surface.lineComments,
    ...surface.blockComments.map(([open]) => open),
    ...(surface.regularExpressions === true ? ['/'] : []),
  ];
  const first = new Set(openings.map((opening) => (/^[A-Za-z]/.test(opening) ? opening : (opening[0] ?? ''))));
  const escaped = [...first].map((sign) => sign.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return { ...surface, signs: new RegExp(escaped.join('|'), 'g') };
}
