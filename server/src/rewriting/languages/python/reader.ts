import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';
import type { SecretPiece } from './align.ts';
import type { Names } from './names.ts';
import { pythonString, type Layout } from './layout.ts';

/** What generated code calls: `values` gives a secret's values by key, `text` the whole secret string, `bytes` a binary secret. */
export const readerKinds = ['values', 'text', 'bytes'] as const;
export type ReaderKind = (typeof readerKinds)[number];

export const readerKindOf = ({ key, encoding }: SecretPiece): ReaderKind =>
  encoding === 'bytes' ? 'bytes' : key === undefined ? 'text' : 'values';

/** Names to call a reader, preferred first. */
export const readerNames: Readonly<Record<ReaderKind, readonly string[]>> = {
  values: ['get_secret', 'read_secret', 'load_secret', 'fetch_secret'],
  text: ['get_secret_text', 'read_secret_text', 'load_secret_text'],
  bytes: ['get_secret_bytes', 'read_secret_bytes', 'load_secret_bytes'],
};

/** Names that the bodies below use themselves. */
export const readerLocals: ReadonlySet<string> = new Set(['secret_id', 'client', 'response', 'values', 'k', 'v']);

/** How the reader refers to what it needs, as the file's imports have it. */
export interface ReaderContext {
  readonly name: string;
  /** `functools.cache`. */
  readonly cache: string;
  /** `json.loads`. */
  readonly loads: string;
  /** The code that makes a client (`boto3.client`), or the name of a client that the file has. */
  readonly client: { readonly kind: 'make'; readonly code: string } | { readonly kind: 'use'; readonly name: string };
  /** Region that is pinned; else the one of the environment, in which the secret was stored. */
  readonly region?: string;
  /** `os.environ`. */
  readonly environ: string;
  /** False where the file gives another meaning to `str`, `dict` or `bytes`. */
  readonly plainBuiltins: boolean;
}

/** The lines of a function that reads a secret once and fails when it, or a value of it, is missing. */
export function readerLines(kind: ReaderKind, context: ReaderContext, layout: Layout): readonly string[] {
  const { name, cache, loads, client, plainBuiltins } = context;
  const quoted = (text: string): string => pythonString(text, layout.quote);
  const result = resultTypes[kind];
  const signature = plainBuiltins ? `def ${name}(secret_id: str) -> ${result}:` : `def ${name}(secret_id):`;
  const region = regionCode(context, quoted);
  // `format` gives the same text where `str` is another thing in the file.
  const text = plainBuiltins ? 'str' : 'format';
  const called = client.kind === 'use' ? client.name : 'client';
  const string = `${called}.get_secret_value(SecretId=secret_id)`;
  const answerLines = (): readonly string[] => {
    switch (kind) {
      case 'values':
        return [
          `values = ${loads}(response[${quoted('SecretString')}])`,
          `return {k: ${text}(v) for k, v in values.items() if v not in (None, ${quoted('')})}`,
        ];
      case 'text':
        return [`return ${text}(response[${quoted('SecretString')}])`];
      case 'bytes':
        return [`return ${plainBuiltins ? 'bytes' : ''}(response[${quoted('SecretBinary')}])`];
    }
  };
  const body = [
    docstrings[kind],
    ...(client.kind === 'make' ? [`client = ${client.code}(${quoted('secretsmanager')}, region_name=${region})`] : []),
    `response = ${string}`,
    ...answerLines(),
  ];
  return [`@${cache}`, signature, ...body.map((line) => layout.indentation + line)];
}

const resultTypes: Readonly<Record<ReaderKind, string>> = { values: 'dict[str, str]', text: 'str', bytes: 'bytes' };

const docstrings: Readonly<Record<ReaderKind, string>> = {
  values: '"""Read the values of an AWS Secrets Manager secret, once; an empty one is left out."""',
  text: '"""Read an AWS Secrets Manager secret as it is, once."""',
  bytes: '"""Read a binary AWS Secrets Manager secret, once."""',
};

/** boto3 itself does not look at `AWS_REGION`, as the other SDKs and Unhardcode do; without it boto3's own order holds. */
const regionCode = ({ region, environ }: ReaderContext, quoted: (text: string) => string): string =>
  region === undefined ? `${environ}.get(${quoted('AWS_REGION')})` : quoted(region);

/** The name of a reader that an earlier run put into the file and that can be called wherever a literal stands. */
export function existingReader(root: SyntaxNode, names: Names, kind: ReaderKind, before: number): string | undefined {
  return root.namedChildren
    .filter((node) => node.type === 'decorated_definition' && node.endIndex <= before && isReader(node.text, kind))
    .map((node) => node.childForFieldName('definition')?.childForFieldName('name')?.text)
    .find((name) => name !== undefined && names.moduleBindings.get(name) === 1 && !names.innerBindings.has(name));
}

/** Whether a module has the functions of the helper under their own names. */
export const isHelperText = (text: string): boolean =>
  readerKinds.every((kind) =>
    text
      .split(/^(?=@)/m)
      .some((part) => new RegExp(`def ${readerNames[kind][0] ?? ''}\\(`).test(part) && isReader(part, kind)),
  );

/** Recognised by what it does, whatever a formatter made of its lines and quotes. */
function isReader(text: string, kind: ReaderKind): boolean {
  const dense = text.replace(/\s+/g, '').replace(/'/g, '"');
  if (!/^@[\w.]*cache/.test(dense) || !/def\w+\(secret_id(?::str)?,?\)/.test(dense)) return false;
  if (!dense.includes('.get_secret_value(SecretId=secret_id)')) return false;
  switch (kind) {
    case 'values':
      return dense.includes('fork,vinvalues.items()ifvnotin(None,"")');
    case 'text':
      return dense.includes('(response["SecretString"])') && !dense.includes('.items()');
    case 'bytes':
      return dense.includes('(response["SecretBinary"])');
  }
}
