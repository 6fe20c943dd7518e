import { refusal, type ProjectFacts, type Refusal } from '../../rewriter.ts';
import { globalName } from './generated.ts';
import { fitsFormat, helperPaths, helperText, isHelper, type HelperMember } from './helperModule.ts';
import { importSpecifiers, specifierFor } from './importSpecifier.ts';
import type { FileContext, Setup } from './inlineStyle.ts';
import { insertProjectImport } from './layout.ts';
import type { SecretPiece } from './expression.ts';
import { secretsOf, type Place } from './place.ts';
import { quoteText } from './quoting.ts';
import { importMembers, nameSource, requireImport, type Member } from './scope.ts';
import { importsOf } from './sdkUse.ts';

/** The helper of the project: the one that is there, else a new one where nothing is. */
export function helperSetup(
  file: FileContext,
  places: readonly Place[],
  path: string,
  facts: ProjectFacts,
): Setup | Refusal {
  const candidates = helperPaths(path, facts).filter((candidate) =>
    fitsFormat(candidate, file.format, facts.packageType),
  );
  const existing = candidates.find((candidate) => isHelper(facts.files.get(candidate) ?? ''));
  const helper = existing ?? candidates.find((candidate) => !facts.files.has(candidate));
  if (helper === undefined) {
    return refusal(
      'language-not-supported',
      `There is no free place for the helper: ${candidates.join(', ')} are taken.`,
    );
  }
  const { edits, names } = importHelper(file, places, specifierFor(path, helper, file));
  const encode = globalName('encodeURIComponent', file.names);
  const newFiles =
    existing === undefined ? [{ path: helper, text: helperText(file.format, file.style, file.region) }] : [];
  return {
    kind: 'setup',
    newFiles,
    edits,
    readingAt: (place) => ({
      expression: ({ secretName, key, encoding }) => {
        const values = key === undefined ? [secretName] : [secretName, key];
        const list = values.map((value) => quoteText(value, file.style.quote)).join(', ');
        const reader = names[memberFor(encoding, place.position.await)];
        const call = `${place.position.await ? 'await ' : ''}${reader}(${list})`;
        return encoding === 'percent' ? `${encode}(${call})` : call;
      },
    }),
  };
}

/** How the file calls the members of the helper. */
type HelperNames = Readonly<Record<HelperMember, string>>;

const memberFor = (encoding: SecretPiece['encoding'], awaits: boolean): HelperMember =>
  `getSecret${encoding === 'bytes' ? 'Bytes' : ''}${awaits ? '' : 'Sync'}`;

/** Imports the readers that the places use, unless the file does already. */
function importHelper(
  file: FileContext,
  places: readonly Place[],
  specifier: string,
): { readonly edits: Setup['edits']; readonly names: HelperNames } {
  const written = importSpecifiers(file.root).find((known) => moduleName(known) === moduleName(specifier)) ?? specifier;
  const { named, namespace } = importsOf(file.root, written);
  const fresh = nameSource(file.names);
  if (file.format.syntax === 'import-require') {
    const known = namespace !== undefined && file.names.declarations(namespace) === 1 ? namespace : undefined;
    const module = known ?? fresh.fresh(['awsSecrets', 'awsSecretsReader']);
    const importLine = known === undefined ? requireImport(module, written, file.style) : undefined;
    return {
      edits: insertProjectImport(file.root, file.source, importLine, file.style),
      names: namesBy((member) => `${module}.${member}`),
    };
  }
  const members: Member[] = [];
  const used = new Set(
    places.flatMap((place) => secretsOf(place).map(({ encoding }) => memberFor(encoding, place.position.await))),
  );
  const names = namesBy((imported) => {
    const known = named?.members.get(imported);
    if (known !== undefined && file.names.declarations(known) === 1) return known;
    if (!used.has(imported)) return imported;
    const local = fresh.fresh([imported, imported.replace('get', 'read'), imported.replace('get', 'fetch')]);
    members.push({ imported, local });
    return local;
  });
  const change = importMembers(file.source, members, { specifier: written, named }, file);
  const head = insertProjectImport(file.root, file.source, change.importLine, file.style);
  return { edits: [...change.edits, ...head], names };
}

const namesBy = (nameOf: (member: HelperMember) => string): HelperNames => ({
  getSecret: nameOf('getSecret'),
  getSecretSync: nameOf('getSecretSync'),
  getSecretBytes: nameOf('getSecretBytes'),
  getSecretBytesSync: nameOf('getSecretBytesSync'),
});

const moduleName = (specifier: string): string => specifier.replace(/\.[cm]?[jt]sx?$/u, '');
