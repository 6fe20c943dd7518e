import { dirname } from 'node:path';
import type { Finding } from '../core/finding.ts';
import type { IgnoreEntry } from '../suppression/writeIgnore.ts';
import { relativePath } from '../workspace/projectRoot.ts';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { Client } from './client.ts';
import type { Documents } from './documents.ts';
import { filePathOf, uriOf } from './place.ts';
import type { ProjectConfiguration } from './projectConfiguration.ts';
import { currentText } from './projectFiles.ts';
import { toWorkspaceEdit } from './toLsp.ts';

export interface IgnoreParts {
  readonly client: Client;
  readonly documents: Documents;
  readonly project: ProjectConfiguration;
}

/** An edit of `.unhardcode.yaml` that has something ignored from then on. */
export interface IgnoreOffer {
  readonly title: string;
  readonly finding: Finding;
  readonly edit: WorkspaceEdit;
}

/** More findings in one range are ignored by file or folder; a list of hundreds helps nobody. */
const mostFindings = 10;

/**
 * What may be ignored for the findings of a document, as plain edits. Nothing for a document that is no file, for a
 * client that makes no files where there is none yet, and where the file is nothing that an entry can be added to.
 */
export async function ignoreOffers(
  uri: string,
  findings: readonly Finding[],
  { client, documents, project }: IgnoreParts,
): Promise<readonly IgnoreOffer[]> {
  const file = filePathOf(uri);
  const own = project.ownFileFor(uri);
  if (file === undefined || own === undefined) return [];
  const text = await currentText(documents, own);
  if (text === undefined && !client.createsFiles) return [];
  const { addIgnore, newConfiguration } = await import('../suppression/writeIgnore.ts');
  const opened = documents.at(own);
  const ownUri = opened?.uri ?? uriOf(own);

  function editFor(entry: IgnoreEntry): WorkspaceEdit | undefined {
    if (text === undefined) return toWorkspaceEdit([], [{ uri: ownUri, text: newConfiguration(entry) }], client);
    const edit = addIgnore(text, entry);
    const version = opened?.version ?? null;
    return edit && toWorkspaceEdit([{ uri: ownUri, version, before: text, edits: [edit] }], [], client);
  }

  return wishesFor(findings.slice(0, mostFindings), relativePath(dirname(own), file)).flatMap(
    ({ title, finding, entry }) => {
      const edit = editFor(entry);
      return edit === undefined ? [] : [{ title, finding, edit }];
    },
  );
}

interface Wish {
  readonly title: string;
  readonly finding: Finding;
  readonly entry: IgnoreEntry;
}

/** Each finding; then, once, the rules, the file and the folder. */
function wishesFor(findings: readonly Finding[], path: string): readonly Wish[] {
  const [first] = findings;
  if (first === undefined) return [];
  const rules = new Map(findings.map((finding) => [finding.rule, finding]));
  const folder = path.split('/').slice(0, -1).join('/');
  return [
    ...findings.map((finding): Wish => ({
      title: 'Ignore this finding in .unhardcode.yaml',
      finding,
      entry: { kind: 'fingerprint', fingerprint: finding.fingerprint },
    })),
    { title: 'Ignore this file in .unhardcode.yaml', finding: first, entry: { kind: 'path', path } },
    ...[...rules].map(([rule, finding]): Wish => ({
      title: `Ignore rule “${rule}” in .unhardcode.yaml`,
      finding,
      entry: { kind: 'rule', rule },
    })),
    ...(folder === ''
      ? []
      : [
          {
            title: `Ignore folder “${folder}” in .unhardcode.yaml`,
            finding: first,
            entry: { kind: 'folder', folder },
          } as const,
        ]),
  ];
}
