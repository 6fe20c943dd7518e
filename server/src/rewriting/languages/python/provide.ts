import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';
import type { PreparedLiteral } from './align.ts';
import type { File } from './file.ts';
import { helperNames, type HelperPlace } from './helper.ts';
import type { NewImport } from './importBlock.ts';
import { freeName, type Names } from './names.ts';
import { referTo, type Reference } from './references.ts';
import { existingReader, readerLines, readerKindOf, readerLocals, readerNames, type ReaderKind } from './reader.ts';

/** What a reader's name comes to: code to call, an import, or a function to be made. */
export interface Provided {
  readonly code: string;
  readonly imports: readonly NewImport[];
  readonly lines: readonly string[];
}

/** The readers that the literals need, each once. */
export function provideReaders(
  file: File,
  accepted: readonly PreparedLiteral[],
  place: HelperPlace | undefined,
): Readonly<Record<ReaderKind, Provided>> {
  const pieces = accepted.flatMap(({ cuts }) => cuts.map(({ piece }) => piece));
  const provide = (kind: ReaderKind): Provided => {
    const isUsed = pieces.some((piece) => readerKindOf(piece) === kind);
    if (!isUsed) return { code: '', imports: [], lines: [] };
    return place === undefined ? inlineReader(file, kind) : importedFrom(file, place.module, kind);
  };
  return { values: provide('values'), text: provide('text'), bytes: provide('bytes') };
}

function importedFrom(file: File, module: string, kind: ReaderKind): Provided {
  const [member = '', ...aliases] = readerNames[kind];
  const wanted = { module, member, aliases, form: 'member', anywhere: true, reserved: new Set<string>() } as const;
  return provided(referTo(file.names, { ...wanted, before: file.firstUse }));
}

const provided = ({ code, newImport }: Reference): Provided => ({
  code,
  imports: newImport === undefined ? [] : [newImport],
  lines: [],
});

/** The reader that the file has or imports, else a new one. */
function inlineReader(file: File, kind: ReaderKind): Provided {
  const { root, names, layout, firstUse, block, facts } = file;
  const there = existingReader(root, names, kind, firstUse);
  if (there !== undefined) return { code: there, imports: [], lines: [] };
  const helper = names.imports.find(
    ({ module, member }) =>
      member === readerNames[kind][0] && helperNames.some((name) => module.split('.').at(-1) === name),
  );
  if (helper !== undefined) return importedFrom(file, helper.module, kind);
  const name = freeName(readerNames[kind], (each) => names.words.has(each));
  const reference = (module: string, member: string, before: number): Reference =>
    referTo(names, { module, member, before, ...inReader, aliases: [`${module}_module`, `aws_${module}`] });
  const cache = reference('functools', 'cache', block.end);
  const loads = reference('json', 'loads', firstUse);
  const client = clientIn(root, names, firstUse);
  const make = reference('boto3', 'client', firstUse);
  const environ = reference('os', 'environ', firstUse);
  const makes = client === undefined ? [...(facts.region === undefined ? [environ] : []), make] : [];
  const used = [cache, ...(kind === 'values' ? [loads] : []), ...makes];
  const lines = readerLines(
    kind,
    {
      name,
      cache: cache.code,
      loads: loads.code,
      environ: environ.code,
      client: client === undefined ? { kind: 'make', code: make.code } : { kind: 'use', name: client },
      plainBuiltins: !['str', 'dict', 'bytes'].some((builtin) => names.moduleBindings.has(builtin)),
      ...(facts.region === undefined ? {} : { region: facts.region }),
    },
    layout,
  );
  return { code: name, imports: used.flatMap(({ newImport }) => newImport ?? []), lines };
}

const inReader = { form: 'module', anywhere: false, reserved: readerLocals } as const;

/** A Secrets Manager client that the module makes once, above the first use. */
function clientIn(root: SyntaxNode, names: Names, before: number): string | undefined {
  return root.namedChildren
    .filter((statement) => statement.endIndex <= before)
    .map(clientMadeBy)
    .find((name) => {
      const isFree = name === 'client' || !readerLocals.has(name ?? '');
      return name !== undefined && isFree && names.moduleBindings.get(name) === 1;
    });
}

/** The name in `name = boto3.client("secretsmanager")`, with whatever session and arguments. */
function clientMadeBy(statement: SyntaxNode): string | undefined {
  const assignment = statement.namedChildren[0];
  const name = assignment?.type === 'assignment' ? assignment.childForFieldName('left') : null;
  if (name?.type !== 'identifier') return undefined;
  const call = assignment?.childForFieldName('right');
  const service = call?.childForFieldName('arguments')?.namedChildren[0]?.text ?? '';
  const makesClient = /(?:^|\.)client$/.test(call?.childForFieldName('function')?.text ?? '');
  return makesClient && /^["']secretsmanager["']$/.test(service) ? name.text : undefined;
}

/** `urllib.parse.quote`, where a value is percent-encoded. */
export function provideQuote(file: File, accepted: readonly PreparedLiteral[]): Provided {
  const isUsed = accepted.some(({ cuts }) => cuts.some(({ piece }) => piece.encoding === 'percent'));
  if (!isUsed) return { code: '', imports: [], lines: [] };
  const wanted = { module: 'urllib.parse', member: 'quote', form: 'member', anywhere: true } as const;
  const aliases = ['url_quote', 'percent_encode'];
  return provided(referTo(file.names, { ...wanted, aliases, before: file.firstUse, reserved: new Set<string>() }));
}
