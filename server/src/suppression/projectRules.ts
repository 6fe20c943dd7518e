import { isShownAt } from '../core/finding.ts';
import type { Evidence, Finding, FindingKind } from '../core/finding.ts';
import { lineStartsOf, positionAt } from '../core/lines.ts';
import { entropyOf } from '../detection/judgement/randomness.ts';
import type { JudgedCandidate } from '../detection/results.ts';
import type { ProjectRules, Source } from '../detection/source.ts';
import { allows } from './gitleaks/allowlist.ts';
import type { Allowlist, Match } from './gitleaks/allowlist.ts';
import type { CustomMatch } from './gitleaks/findCustom.ts';
import type { FoundPlace } from './ignore.ts';
import { ignoreKey, levelIn } from './layer.ts';
import type { Layer, LayerFor } from './layer.ts';

/** What the given layers, the strongest first, say about one file. `honours`: false reports what global allowlists hide. */
export function projectRules(layers: readonly LayerFor[], honours: boolean): ProjectRules {
  return {
    bringsRules: layers.some(({ layer }) => (layer.gitleaks?.rules.rules.length ?? 0) > 0),
    *find({ text }: Source) {
      const found: JudgedCandidate[] = [];
      for (const { layer, path } of layers) {
        if (layer.gitleaks === undefined) continue;
        const { rules, finder } = layer.gitleaks;
        const matches = yield* finder.find(text, path);
        const kept = honours ? matches.filter(({ match }) => !isAllowed(rules.allowlists, match)) : matches;
        found.push(...kept.map(toCandidate));
      }
      return found;
    },
    ignoring(text) {
      const placeOf = placesIn(text);
      return (finding) => {
        const place = placeOf(finding);
        for (const { layer, path } of layers) {
          if (!isShownAt(finding.confidence, levelIn(layer, path) ?? 'possible')) return `${layer.key}#levels`;
          const key = hiddenBy(layer, { ...place, path });
          if (key !== undefined) return key;
        }
        return undefined;
      };
    },
  };
}

function placesIn(text: string): (finding: Finding) => Omit<FoundPlace, 'path'> {
  let starts: readonly number[] | undefined;
  return ({ rule, span, fingerprint, kind }) => {
    starts ??= lineStartsOf(text);
    const first = positionAt(starts, span.start).line;
    const last = positionAt(starts, Math.max(span.start, span.end - 1)).line;
    const lines = text.slice(starts[first], starts[last + 1] ?? text.length).replace(/[\r\n]+$/, '');
    return { rule, line: first + 1, fingerprint, kind, value: text.slice(span.start, span.end), lines };
  };
}

function hiddenBy(layer: Layer, place: FoundPlace): string | undefined {
  const index = layer.ignores.findIndex(({ hides }) => hides(place));
  if (index !== -1) return ignoreKey(layer, index);
  if (layer.gitleaks === undefined) return undefined;
  const { rules } = layer.gitleaks;
  // Those of custom rules were looked at where they were found, with all of their match.
  if (rules.rules.some(({ id }) => id === place.rule)) return undefined;
  if (rules.disabled.has(place.rule)) return `${layer.key}#disabledRules`;
  const { value, lines, path } = place;
  const match = { path, secret: value, match: value, line: lines };
  const lists = [...rules.allowlists, ...(rules.builtInAllowlists.get(place.rule) ?? [])];
  return isAllowed(lists, match) ? `${layer.key}#allowlists` : undefined;
}

const isAllowed = (lists: readonly Allowlist[], match: Match): boolean => lists.some((list) => allows(list, match));

/** Whoever writes a rule wants to see what it finds; but nobody has proved that it is a secret. */
function toCandidate({ rule, span, match }: CustomMatch): JudgedCandidate {
  const description = rule.description ?? '';
  const evidence: Evidence[] = [{ kind: 'format', text: description === '' ? `rule ${rule.id}` : description }];
  if (rule.entropy > 0)
    evidence.push({ kind: 'entropy', text: `${entropyOf(match.secret).toFixed(1)} bits of entropy per character` });
  return { rule: rule.id, kind: kindOf(rule.id), span, confidence: 'likely', evidence, origin: 'custom' };
}

const kinds: readonly (readonly [RegExp, FindingKind])[] = [
  [/private-?key|\bpem\b/i, 'private-key'],
  [/passw(?:or)?d|passphrase/i, 'password'],
  [/connection-?string|\bdsn\b/i, 'connection-string'],
  [/token|\b(?:pat|jwt)\b/i, 'token'],
  [/key/i, 'api-key'],
];

/** As the name of the rule says. */
const kindOf = (id: string): FindingKind => kinds.find(([pattern]) => pattern.test(id))?.[1] ?? 'other';
