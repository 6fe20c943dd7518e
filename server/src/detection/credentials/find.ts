import type { Span } from '../../core/span.ts';
import type { Candidate } from '../candidate.ts';
import type { DetectionDocument } from '../document.ts';
import { codeValues } from './inCode.ts';
import { configValues } from './inConfiguration.ts';
import { proseValues } from './inProse.ts';
import { shellValues } from './inShell.ts';
import type { NamedSite } from './namedValue.ts';
import type { NameVerdict } from './names.ts';
import { nameAt, surroundings } from './nameSite.ts';

/** What was found at a keyword, and how far the text needs no second look. */
export interface Found {
  readonly candidates: readonly Candidate[];
  readonly resumeAt: number;
}

/** Looks at the name around a keyword and gives the values that are bound to it. */
export function credentialsAt(document: DetectionDocument, at: number): Found {
  const span = nameAt(document.text, at);
  if (span === undefined) return { candidates: [], resumeAt: at + 1 };
  const text = document.text.slice(span.start, span.end);
  const verdict = qualified(document, span, document.nameVerdict(text));
  // What the name stands in is read only where the name says something: that takes strings and comments from the start.
  const candidates =
    verdict.kind === 'credential' && !isBranch(document.text, span)
      ? valuesOf({ document, site: { text, span, inside: surroundings(document, span) }, verdict })
      : [];
  return { candidates, resumeAt: span.end };
}

/** What `"jwt": { … "key": ` and `encrypt:\n  key: ` have in front of their key. */
const owner =
  /(?<name>[A-Za-z]\w{1,40})(?:"\s{0,4}:\s{0,4}\{(?:[^{}]{0,200},)?\s{0,40}"|'\s{0,4}(?:=>|:)\s{0,4}[{[](?:[^{}[\]]{0,200},)?\s{0,40}'|:[ \t]{0,4}\r?\n[ \t]{1,20}|:)$/;

const ciphers = /^(?:\w*jwt|encrypt\w*|crypt\w*|cipher|aes|hmac|sign(?:ing|ature)|symmetric)$/i;

/** A `key` means what the name of the object says in which it stands, or what `Jwt:Key` has before it. */
function qualified({ text, nameVerdict }: DetectionDocument, span: Span, verdict: NameVerdict): NameVerdict {
  if (verdict.kind !== 'credential' || verdict.words.join() !== 'key' || verdict.strength === 'strong') return verdict;
  const name = owner.exec(text.slice(Math.max(0, span.start - 300), span.start))?.groups?.['name'];
  return name !== undefined && ciphers.test(name) ? nameVerdict('encryption_key') : verdict;
}

/** Whether the name around a keyword means a credential. */
export function isCredentialAt({ text, nameVerdict }: DetectionDocument, at: number): boolean {
  const span = nameAt(text, at);
  return span !== undefined && nameVerdict(text.slice(span.start, span.end)).kind === 'credential';
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
