import type { Candidate } from '../candidate.ts';
import type { DetectionDocument } from '../document.ts';
import { lineValueAt } from '../credentials/bareValue.ts';
import type { LineValue } from '../credentials/bareValue.ts';

/** For the prefilter: the kind of the resource, as a manifest and as `kubectl -o json` write it. */
export const kubernetesKeywords: readonly string[] = ['kind: secret', '"kind": "secret"'];

/** How far from its kind the data of a resource may stand. */
const reach = 8192;
const mostEntries = 100;

/**
 * Values of a Kubernetes Secret: under `stringData` as they are, under `data` in base64 (Kubernetes API reference,
 * `Secret v1 core`). The range is what stands in the file; what is judged is the decoded value.
 */
export function kubernetesSecretAt(document: DetectionDocument, at: number): readonly Candidate[] {
  const { text, notation } = document;
  if (text[at] === '"') return notation === 'code' ? inBraces(document, Math.max(0, at - reach), at + reach) : [];
  if (notation !== 'yaml' || !/^kind: *["']?Secret["']?\s*$/m.test(text.slice(at, at + 24))) return [];
  const before = text.slice(Math.max(0, at - reach), at);
  const start = at - before.length + Math.max(0, before.lastIndexOf('\n---') + 1);
  const rest = text.slice(at, at + reach);
  const stop = rest.search(/\n---/);
  const end = at + (stop < 0 ? rest.length : stop);
  const candidates: Candidate[] = [];
  for (const block of text.slice(start, end).matchAll(/^(data|stringData):[ \t]*(?:\r\n|\n)/gm)) {
    candidates.push(...entriesOf(document, start + block.index + block[0].length, end, block[1] === 'data'));
  }
  return [...candidates, ...inBraces(document, start, end)];
}

/** The entries of `data: { … }` and of `"data": { … }`. */
function inBraces(document: DetectionDocument, start: number, end: number): readonly Candidate[] {
  const { text } = document;
  const candidates: Candidate[] = [];
  for (const block of text.slice(start, end).matchAll(/(?:^|["'\s,{])(data|stringData)["']?:\s{0,20}\{/g)) {
    const from = start + block.index + block[0].length;
    const length = text.slice(from, from + reach).search(/\}/);
    for (const entry of text.slice(from, from + Math.max(0, length)).matchAll(/["']?([\w.-]{1,120})["']?:\s{0,20}/g)) {
      const value = lineValueAt(document, from + entry.index + entry[0].length, from + length);
      const candidate = value && candidateOf(entry[1] ?? '', value, block[1] === 'data', document);
      if (candidate !== undefined) candidates.push(candidate);
    }
  }
  return candidates.slice(0, mostEntries);
}

/** The lines below a key that are indented, each a name and a value. */
function entriesOf(document: DetectionDocument, from: number, end: number, encoded: boolean): readonly Candidate[] {
  const candidates: Candidate[] = [];
  const entry = /[ \t]+["']?([\w.-]{1,120})["']?:[ \t]*|[ \t]*(?:#[^\r\n]*)?(?=[\r\n])/y;
  for (let position = from; position < end && candidates.length < mostEntries;) {
    entry.lastIndex = position;
    const match = entry.exec(document.text);
    if (match === null) break;
    const value = match[1] === undefined ? undefined : lineValueAt(document, entry.lastIndex, end);
    const candidate = value === undefined ? undefined : candidateOf(match[1] ?? '', value, encoded, document);
    if (candidate !== undefined) candidates.push(candidate);
    const next = document.text.indexOf('\n', Math.max(entry.lastIndex, value?.span.end ?? 0));
    if (next < 0) break;
    position = next + 1;
  }
  return candidates;
}

function candidateOf(
  name: string,
  { span, value, bare, interpolated }: LineValue,
  encoded: boolean,
  document: DetectionDocument,
): Candidate | undefined {
  const decoded = encoded ? decodedText(value) : value;
  if (decoded === undefined || decoded === '') return undefined;
  const verdict = document.nameVerdict(name);
  const said = verdict.kind === 'credential' ? verdict.of : 'other';
  return {
    rule: 'kubernetes-secret',
    kind: said,
    span,
    value: decoded,
    name,
    evidence: [{ kind: 'structure', text: `value of “${name}” in a Kubernetes Secret` }],
    origin: { kind: 'name', strength: 'strong', words: [], ordinary: false, binding: 'assignment', bare, interpolated },
  };
}

/** What base64 stands for, when that is text. */
function decodedText(value: string): string | undefined {
  if (!/^[A-Za-z\d+/]{4,}={0,2}$/.test(value) || value.length % 4 !== 0) return undefined;
  const text = Buffer.from(value, 'base64').toString('utf8');
  return /^[\x20-\x7e\r\n\t]+$/.test(text) ? text.trim() : undefined;
}
