import { MarkupKind } from 'vscode-languageserver-protocol';
import type { Hover, Position } from 'vscode-languageserver-protocol';
import type { Finding } from '../../core/finding.ts';
import { wordFor } from '../../core/finding.ts';
import { Outdated, shown } from '../analysis.ts';
import { guarded } from '../guarded.ts';
import type { Feature, Host } from '../host.ts';
import { placeText, storedAt } from '../knownValues.ts';
import type { KnownPlace } from '../knownValues.ts';
import { documentationOf, messageOf, toRange } from '../toLsp.ts';

/** Why something is a finding and what to do about it. Never the value. */
export const hover: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  attach(host) {
    host.connection.onHover(
      guarded('textDocument/hover', host.log, ({ textDocument, position }) =>
        hoverAt(host, textDocument.uri, position),
      ),
    );
  },
};

async function hoverAt(host: Host, uri: string, position: Position): Promise<Hover | null> {
  const { documents, analysis, settings, client, known } = host;
  const snapshot = documents.snapshot(uri);
  if (snapshot === undefined) return null;
  const findings = await analysis.findingsOf(snapshot, documents.place(uri)).catch((error: unknown) => {
    if (error instanceof Outdated) return [];
    throw error;
  });
  const lines = documents.linesOf(snapshot);
  const offset = lines.offsetAt(position);
  const finding = shown(findings, settings.now()).find(({ span }) => span.start <= offset && offset <= span.end);
  if (finding === undefined) return null;
  const kind = client.hoverMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText;
  const stored = storedAt(finding, snapshot, known);
  const value = client.hoverMarkdown ? markdownOf(finding, stored) : plainTextOf(finding, stored);
  return { contents: { kind, value }, range: toRange(lines, finding.span) };
}

const advice =
  'Store it in AWS Secrets Manager and let the code read it there (quick fix). ' +
  'If it was ever committed or shared, also replace it at its provider.';

const adviceFor = (stored: KnownPlace | undefined): string =>
  stored === undefined ? advice : `It is stored already: let the code read ${placeText(stored)} (quick fix).`;

const plainTextOf = (finding: Finding, stored: KnownPlace | undefined): string =>
  [messageOf(finding), `Rule ${finding.rule}, ${finding.confidence}.`, adviceFor(stored)].join('\n\n');

function markdownOf(finding: Finding, stored: KnownPlace | undefined): string {
  const evidence = finding.evidence.map(({ kind, text }) => `- ${escapeMarkdown(text)} *(${kind})*`);
  const rule = `Rule [\`${finding.rule}\`](${documentationOf(finding.rule)}), ${finding.confidence}`;
  return [`**Hardcoded ${wordFor(finding.kind)}**`, evidence.join('\n'), rule, escapeMarkdown(adviceFor(stored))].join(
    '\n\n',
  );
}

/** Names of the code occur in evidence and must not turn into links, images or markup. */
const escapeMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]()#+!<>|~]/g, '\\$&');
