import type { Candidate } from '../candidate.ts';
import type { DetectionDocument } from '../document.ts';
import { codeValues } from './inCode.ts';
import { configValues } from './inConfiguration.ts';
import { proseValues } from './inProse.ts';
import { shellValues } from './inShell.ts';
import type { NamedSite } from './namedValue.ts';
import { nameSiteAt } from './nameSite.ts';

/** What was found at a keyword, and how far the text needs no second look. */
export interface Found {
  readonly candidates: readonly Candidate[];
  readonly resumeAt: number;
}

/** Looks at the name around a keyword and gives the values that are bound to it. */
export function credentialsAt(document: DetectionDocument, at: number): Found {
  const site = nameSiteAt(document, at);
  if (site === undefined) return { candidates: [], resumeAt: at + 1 };
  const verdict = document.nameVerdict(site.text);
  const candidates = verdict.kind === 'credential' ? valuesOf({ document, site, verdict }) : [];
  return { candidates, resumeAt: site.span.end };
}

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
