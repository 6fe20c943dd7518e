import type { SpanEdit } from '../../../core/span.ts';
import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';
import type { NewFile } from '../../rewriter.ts';
import type { Reading } from './expression.ts';
import { fitted, globalName, sdkPackage, type Target } from './generated.ts';
import { bytesReader, clientDeclaration, keyedReader, readerLocals, wholeReader } from './inlineReader.ts';
import { insertAtHead } from './layout.ts';
import type { ModuleFormat } from './moduleFormat.ts';
import { secretsOf, type Place } from './place.ts';
import { quoteText } from './quoting.ts';
import { importMembers, nameSource, requireImport, type ImportChange, type Member, type NameSource } from './scope.ts';
import { clientIn, readerIn, sdkImports, type Declared } from './sdkUse.ts';

export interface FileContext extends Target {
  readonly root: SyntaxNode;
  readonly source: string;
  readonly format: ModuleFormat;
}

/** What a style adds to a file, and how places read from it. */
export interface Setup {
  readonly kind: 'setup';
  readonly newFiles: readonly NewFile[];
  readonly edits: readonly SpanEdit[];
  readingAt(place: Place): Reading;
}

/** One import, one client and one cached reader in the file, or those that it has already. */
export function inlineSetup(file: FileContext, places: readonly Place[]): Setup {
  const secrets = places.flatMap(secretsOf);
  const available = (declared: Declared | undefined): string | undefined =>
    declared !== undefined && places.every((place) => place.deferred || declared.end <= place.literal.span.start)
      ? declared.name
      : undefined;
  const needsKeyed = secrets.some(({ key }) => key !== undefined);
  const known = needsKeyed ? available(readerIn(file.root, file.names)) : undefined;
  const fresh = nameSource(file.names, readerLocals);
  const makesKeyed = needsKeyed && known === undefined;
  const makesWhole = secrets.some(({ key, encoding }) => key === undefined && encoding !== 'bytes');
  const makesBytes = secrets.some(({ encoding }) => encoding === 'bytes');
  const keyed = known ?? (makesKeyed ? fresh.fresh(['getSecret', 'readSecret', 'fetchSecret']) : '');
  const whole = makesWhole ? fresh.fresh(['getSecretText', 'readSecretText', 'fetchSecretText']) : '';
  const bytes = makesBytes ? fresh.fresh(['getSecretBytes', 'readSecretBytes', 'fetchSecretBytes']) : '';
  const readers: Readers = { keyed: makesKeyed ? keyed : '', whole, bytes };
  const edits = makesKeyed || makesWhole || makesBytes ? additions(file, readers, fresh, available) : [];
  const encode = globalName('encodeURIComponent', file.names);
  const reading: Reading = {
    expression: ({ secretName, key, encoding }) => {
      const values = key === undefined ? [secretName] : [secretName, key];
      const list = values.map((value) => quoteText(value, file.style.quote)).join(', ');
      const reader = encoding === 'bytes' ? bytes : key === undefined ? whole : keyed;
      const call = `await ${reader}(${list})`;
      return encoding === 'percent' ? `${encode}(${call})` : call;
    },
  };
  return { kind: 'setup', newFiles: [], edits, readingAt: () => reading };
}

/** Names of the functions to be made; empty: it is not needed, or there already. */
interface Readers {
  readonly keyed: string;
  readonly whole: string;
  readonly bytes: string;
}

function additions(
  file: FileContext,
  readers: Readers,
  fresh: NameSource,
  available: (declared: Declared | undefined) => string | undefined,
): readonly SpanEdit[] {
  const usable = (name: string | undefined): string | undefined =>
    name !== undefined && !readerLocals.includes(name) && file.names.declarations(name) === 1 ? name : undefined;
  const { known, nameOf, change } = sdkNames(file, fresh, usable);
  const command = nameOf('GetSecretValueCommand');
  const constructors = ['SecretsManagerClient', 'SecretsManager'].map(known).filter((name) => name !== undefined);
  const ownClient = usable(available(clientIn(file.root, constructors, file.region)));
  const client = ownClient ?? fresh.fresh(['secretsManager', 'secretsManagerClient', 'awsSecretsManager']);
  const cache = readers.keyed !== '' ? fresh.fresh(['secrets', 'secretCache', 'cachedSecrets']) : '';
  const declarations: string[] = [];
  const declaration =
    ownClient === undefined ? clientDeclaration(client, nameOf('SecretsManagerClient'), file.region) : '';
  if (readers.keyed !== '') {
    declarations.push(joinLines(declaration, keyedReader({ reader: readers.keyed, cache, client, command }, file)));
  } else if (declaration !== '') declarations.push(declaration);
  if (readers.whole !== '') declarations.push(wholeReader({ reader: readers.whole, client, command }, file));
  if (readers.bytes !== '') declarations.push(bytesReader({ reader: readers.bytes, client, command }, file));
  const { edits, importLine } = change();
  const fittedDeclarations = declarations.map((text) => fitted(text, file));
  const head = insertAtHead(file.root, file.source, { importLine, declarations: fittedDeclarations }, file.style);
  return [...edits, ...head];
}

const joinLines = (first: string, second: string): string => (first === '' ? second : `${first}\n${second}`);

/** What the file calls the members of the SDK, and what has to be imported for it. */
interface SdkNames {
  /** The name of a member that the file has already. */
  known(member: string): string | undefined;
  /** The same, or a new one. */
  nameOf(member: string): string;
  /** The import of all that was named. */
  change(): ImportChange;
}

function sdkNames(file: FileContext, fresh: NameSource, usable: (name?: string) => string | undefined): SdkNames {
  const { named, namespace } = sdkImports(file.root);
  const there = usable(namespace);
  const made =
    file.format.syntax === 'import-require' && there === undefined
      ? fresh.fresh(['secretsManagerSdk', 'awsSecretsManagerSdk'])
      : undefined;
  const sdk = there ?? made;
  const members: Member[] = [];
  const known = (member: string): string | undefined =>
    usable(named?.members.get(member)) ?? (sdk === undefined ? undefined : `${sdk}.${member}`);
  return {
    known,
    nameOf(member) {
      const name = known(member);
      if (name !== undefined) return name;
      const local = fresh.fresh([member, `Aws${member}`]);
      members.push({ imported: member, local });
      return local;
    },
    change: () =>
      made === undefined
        ? importMembers(file.source, sorted(members), { specifier: sdkPackage, named }, file)
        : { edits: [], importLine: requireImport(made, sdkPackage, file.style) },
  };
}

const sorted = (members: readonly Member[]): readonly Member[] =>
  [...members].sort((a, b) => (a.imported < b.imported ? -1 : 1));
