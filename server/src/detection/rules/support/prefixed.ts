import type { FindingKind } from '../../../core/finding.ts';
import type { Rule } from '../../rule.ts';
import { once } from './once.ts';
import { sampleOf } from './sampleOf.ts';

/** A token that its own text gives away, wherever it stands. */
export interface PrefixedFormat {
  readonly id: string;
  readonly title: string;
  /** Default `token`. */
  readonly kind?: FindingKind;
  /** Parts of the token where it has some of four characters, else words one of which must stand near it. */
  readonly keywords: readonly string[];
  /** Source of a regular expression without anchors, groups that capture, or unbounded quantifiers. */
  readonly token: string;
  /** What stands before the token and is not part of the secret. */
  readonly before?: string;
  /** What stands after the token and is not part of the secret. */
  readonly after?: string;
  readonly documentation: string;
  readonly window?: number;
  /** Default 2.5: `xxxx` and `0000` after a prefix are no tokens. */
  readonly minEntropy?: number;
  readonly verify?: Rule['verify'];
  /** Beside those that every rule of this shape gets. */
  readonly examples?: Partial<Rule['examples']>;
}

/**
 * A letter or digit before would make it part of a longer word, but for an escape in a literal (`\nghp_…`) and the end of
 * a terminal's colour code (`[94m`).
 */
const start = '(?<=^|[^A-Za-z0-9_]|\\\\[nrt]|\\[\\d{1,2}m)';

/** Ends where neither the characters of words go on nor, when the token itself has them, those of base64 or URLs. */
const endOf = (token: string): string =>
  `(?![A-Za-z0-9_${/\+\/|\/\+/.test(token) ? '+/=' : ''}${/[\w\]]-\]/.test(token) ? '-' : ''}])`;

/** Makes the rule of a token with a recognisable beginning. Pattern and examples are made when somebody asks for them. */
export function prefixed(format: PrefixedFormat): Rule {
  const { id, title, kind = 'token', keywords, documentation } = format;
  const pattern = once(() => patternOf(format));
  return {
    id,
    title,
    kind,
    keywords,
    get pattern() {
      return pattern();
    },
    documentation,
    minEntropy: format.minEntropy ?? 2.5,
    ...(format.window !== undefined && { window: format.window }),
    ...(format.verify !== undefined && { verify: format.verify }),
    get examples() {
      return examplesOf(format);
    },
  };
}

function patternOf({ token, before = '', after = '' }: PrefixedFormat): RegExp {
  const left = before === '' ? start : before;
  const right = after === '' ? endOf(token) : after;
  return new RegExp(`${left}(?<secret>${token})${right}`, 'dg');
}

function examplesOf({ token, before = '', after = '', keywords, examples }: PrefixedFormat): Rule['examples'] {
  const whole = sampleOf(before) + sampleOf(token) + sampleOf(after);
  const holdsKeyword = keywords.some((keyword) => whole.toLowerCase().includes(keyword));
  const name = holdsKeyword ? 'value' : `${keywords[0] ?? ''}_value`;
  return {
    secret: [`const ${name} = '${whole}';`, `${name.toUpperCase()}: ${whole}\n`, ...(examples?.secret ?? [])],
    harmless: [
      `too short: ${sampleOf(before) + sampleOf(token).slice(0, -1)} `,
      ...(before === '' && after === '' ? [`part of a word: Zz${whole}Zz`] : []),
      ...(examples?.harmless ?? []),
    ],
  };
}
