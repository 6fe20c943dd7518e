import type { Span } from '../../core/span.ts';
import type { Candidate } from '../candidate.ts';
import type { DetectionDocument } from '../document.ts';
import { codeValues } from './inCode.ts';
import { configValues } from './inConfiguration.ts';
import { proseValues } from './inProse.ts';
import { shellValues } from './inShell.ts';
import type { Credential, NamedSite } from './namedValue.ts';
import { nameAt, surroundings } from './nameSite.ts';

/** The name around a keyword, and how far the text needs no second look. */
export type NameAt =
  | { readonly kind: 'other'; readonly resumeAt: number }
  | {
      readonly kind: 'credential';
      readonly resumeAt: number;
      readonly text: string;
      readonly span: Span;
      readonly verdict: Credential;
    };

/** Reads the name that the keyword at `at` belongs to. */
export function readNameAt({ text, nameVerdict }: DetectionDocument, at: number): NameAt {
  const span = nameAt(text, at);
  if (span === undefined) return { kind: 'other', resumeAt: at + 1 };
  const name = text.slice(span.start, span.end);
  const verdict = nameVerdict(name);
  const resumeAt = span.end;
  return verdict.kind === 'credential'
    ? { kind: 'credential', resumeAt, text: name, span, verdict }
    : { kind: 'other', resumeAt };
}

/** The values that are bound to a name that means a credential. */
export function credentialsOf(
  document: DetectionDocument,
  { text, span, verdict }: Extract<NameAt, { kind: 'credential' }>,
): readonly Candidate[] {
  return isBranch(document.text, span)
    ? []
    : valuesOf({
        document,
        site: { text, span, inside: surroundings(document, span) },
        verdict: qualified(document, span, verdict),
      });
}

/** What `"jwt": { … "key": ` and `encrypt:\n  key: ` have in front of their key. */
const owner =
  /(?<name>[A-Za-z]\w{1,40})(?:"\s{0,4}:\s{0,4}\{(?:[^{}]{0,200},)?\s{0,40}"|'\s{0,4}(?:=>|:)\s{0,4}[{[](?:[^{}[\]]{0,200},)?\s{0,40}'|:[ \t]{0,4}\r?\n[ \t]{1,20}|:)$/;
/** How each of these ends: most names have no such thing in front. */
const ownerEnd = /["':]$|\n[ \t]{1,20}$/;

const ciphers = /^(?:\w*jwt|encrypt\w*|crypt\w*|cipher|aes|hmac|sign(?:ing|ature)|symmetric)$/i;

/** A `key` means what the name of the object says in which it stands, or what `Jwt:Key` has before it. */
function qualified({ text, nameVerdict }: DetectionDocument, { start }: Span, verdict: Credential): Credential {
  const isKeyAlone = verdict.words.length === 1 && verdict.words[0] === 'key' && verdict.strength !== 'strong';
  if (!isKeyAlone || !ownerEnd.test(text.slice(Math.max(0, start - 22), start))) return verdict;
  const name = owner.exec(text.slice(Math.max(0, start - 300), start))?.groups?.['name'];
  const said = name !== undefined && ciphers.test(name) ? nameVerdict('encryption_key') : verdict;
  return said.kind === 'credential' ? said : verdict;
}

/** `passed ? "PASS" : "FAIL"`: one of two values, and no name. */
const isBranch = (text: string, { start, end }: Span): boolean =>
  /\?\s{0,8}\\?["'`]$/.test(text.slice(Math.max(0, start - 12), start)) &&
  /^\\?["'`]\s{0,8}:/.test(text.slice(end, end + 12));

function valuesOf(named: NamedSite): readonly Candidate[] {
  const { inside } = named.site;
  switch (inside.kind) {
    case 'literal':
    case 'comment':
      return proseValues(named, inside.content);
    case 'key':
    case 'code':
      switch (named.document.notation) {
        case 'code':
          return codeValues(named);
        case 'shell':
          return shellValues(named);
        case 'lines':
        case 'yaml':
        case 'markup':
        case 'text':
          return configValues(named);
      }
  }
}
