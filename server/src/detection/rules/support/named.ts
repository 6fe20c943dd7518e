import type { FindingKind } from '../../../core/finding.ts';
import type { Rule } from '../../rule.ts';
import { anyCase } from './formats.ts';
import { once } from './once.ts';
import { sampleOf } from './sampleOf.ts';

/** A value without a mark of its own, which only the provider's name in front of an assignment gives away. */
export interface NamedFormat {
  readonly id: string;
  readonly title: string;
  /** Default `api-key`. */
  readonly kind?: FindingKind;
  /** Lower case, a space for any separator. Keywords are made of them, unless `keywords` says better ones. */
  readonly names: readonly string[];
  readonly keywords?: readonly string[];
  /** Lower-case words one of which must stand between the name and the value (`secret`). */
  readonly qualifiers?: readonly string[];
  /** Source of a regular expression without anchors, groups that capture, or unbounded quantifiers. */
  readonly value: string;
  readonly documentation: string;
  readonly window?: number;
  /** Default 3: what people write instead of a key is mostly less random. */
  readonly minEntropy?: number;
  readonly verify?: Rule['verify'];
  readonly examples?: Partial<Rule['examples']>;
}

/** What may go on after the provider's name: more of the identifier, its closing quote or bracket. */
const identifier = '[\\w .-]{0,30}';
const afterQualifier = '[\\w .-]{0,16}';
/** `app_id` and `clientId` name no secret. */
const notAnId = '(?<![_. -][Ii][Dd]|[a-z]I[dD])';
const closing = '["\'`\\])}]{0,3}\\s{0,4}';

/** How languages and formats assign, with the type between in some (`key: String =`), or a secret word and a blank. */
const assignment = [
  '(?::\\s{0,2}[A-Za-z?]{1,20}\\s{0,2})?[:+.?|]{0,3}=>?',
  ':',
  ',',
  '>',
  '\\(',
  ' -',
  '(?<=[ \\t])(?=["\'`])',
  '(?<=[Kk][Ee][Yy]|[Tt][Oo][Kk][Ee][Nn]|[Ss][Ee][Cc][Rr][Ee][Tt])(?=[ \\t"\'`])',
].join('|');

const opening = '\\s{0,8}[\\\\"\'`]{0,4}(?:(?:Bearer|Basic|Token|token|bearer) )?';

/** Makes the rule of a format that needs its provider's name. Pattern and examples are made when somebody asks for them. */
export function named(format: NamedFormat): Rule {
  const { id, title, kind = 'api-key', names, documentation } = format;
  const pattern = once(() => patternOf(format));
  return {
    id,
    title,
    kind,
    keywords: format.keywords ?? names.flatMap(keywordsOf),
    get pattern() {
      return pattern();
    },
    documentation,
    minEntropy: format.minEntropy ?? 3,
    ...(format.window !== undefined && { window: format.window }),
    ...(format.verify !== undefined && { verify: format.verify }),
    get examples() {
      return examplesOf(format);
    },
  };
}

function patternOf({ names, qualifiers, value }: NamedFormat): RegExp {
  const name = `(?:${names.map(anyCase).join('|')})`;
  const qualifier = qualifiers ? `(?:${qualifiers.map(anyCase).join('|')})${afterQualifier}` : '';
  const rest = `(?:${identifier}${qualifier}${notAnId})${qualifiers ? '' : '?'}`;
  const end = '(?![\\w+/-]|=[^&\\s]|\\.\\w)';
  return new RegExp(`${name}${rest}${closing}(?:${assignment})${opening}(?<secret>${value})${end}`, 'dg');
}

/** The first two words of a name, with everything that may stand between them. */
function keywordsOf(name: string): readonly string[] {
  const [first = '', second] = name.split(' ');
  return second === undefined ? [first] : ['', ' ', '_', '.', '-'].map((separator) => first + separator + second);
}

function examplesOf({ names, qualifiers, value, examples }: NamedFormat): Rule['examples'] {
  const name = `${(names[0] ?? '').replace(/ /g, '_')}_${qualifiers?.[0]?.replace(/ /g, '_') ?? 'key'}`;
  const sample = sampleOf(value);
  return {
    secret: [
      `${name} = "${sample}"`,
      `${name.toUpperCase()}=${sample}\n`,
      `"${name}": "${sample}",`,
      ...(examples?.secret ?? []),
    ],
    harmless: [
      `too short: ${name} = "${sample.slice(0, -1)}"`,
      `without the name: value = "${sample}"`,
      `${name} ${'and so on '.repeat(12)}"${sample}"`,
      ...(examples?.harmless ?? []),
    ],
  };
}
