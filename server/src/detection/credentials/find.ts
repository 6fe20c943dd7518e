import type { Candidate } from '../candidate.ts';
import type { DetectionDocument } from '../document.ts';
import { codeValues } from './inCode.ts';
import { configValues } from './inConfiguration.ts';
import { proseValues } from './inProse.ts';
import { shellValues } from './inShell.ts';
import type { NamedSite } from './namedValue.ts';
import { nameSiteAt } from './nameSite.ts';
import type { NameSite } from './nameSite.ts';

/** What was found at a keyword, and how far the text needs no second look. */
export interface Found {
  readonly candidates: readonly Candidate[];
  readonly resumeAt: number;
}

/** Looks at the name around a keyword and gives the values that are bound to it. */
export function credentialsAt(document: DetectionDocument, at: number): Found {
  const site = nameSiteAt(document, at);
  if (site === undefined) return { candidates: [], resumeAt: at + 1 };
  if (isBranch(document, site)) return { candidates: [], resumeAt: site.span.end };
  const verdict = document.nameVerdict(site.text);
  const candidates = verdict.kind === 'credential' ? valuesOf({ document, site, verdict }) : [];
  return { candidates, resumeAt: site.span.end };
}

/** `passed ? "PASS" : "FAIL"`: one of two values, and no name. */
const isBranch = ({ text }: DetectionDocument, { span: { start, end } }: NameSite): boolean =>
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
