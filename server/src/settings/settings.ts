import { confidences } from '../core/finding.ts';
import type { Confidence } from '../core/finding.ts';

export const rewriteStyles = ['auto', 'inline', 'helper'] as const;

/** Everything a user can set, by its name below {@link settingsSection}. */
export interface Settings {
  readonly enable: boolean;
  /** What is shown: this confidence and stronger. */
  readonly level: Confidence;
  readonly rewriteStyle: (typeof rewriteStyles)[number];
  /** Empty: what the environment says. */
  readonly awsProfile: string;
  /** Empty: the region of the profile or of the environment. */
  readonly awsRegion: string;
  /** Put before every proposed name. */
  readonly namePrefix: string;
  /** Seconds after which a value that is shown is hidden again. */
  readonly hideValueAfter: number;
  /** Seconds after which a copied value is taken off the clipboard. */
  readonly clearClipboardAfter: number;
}

export const settingsSection = 'unhardcode';

/** Where a setting may be set, in VS Code's words. */
type Scope = 'window' | 'machine';

export interface SettingSpec<T> {
  readonly default: T;
  /** JSON schema of VS Code's `contributes.configuration`, without `default` and `scope`. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly scope: Scope;
  /** Ignored in a workspace that the user has not trusted. */
  readonly restricted: boolean;
  readonly accepts: (value: unknown) => value is T;
}

const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';

const oneOf =
  <T extends string>(choices: readonly T[]) =>
  (value: unknown): value is T =>
    choices.some((choice) => choice === value);

const secondsFrom =
  (shortest: number, longest: number) =>
  (value: unknown): value is number =>
    Number.isInteger(value) && Number(value) >= shortest && Number(value) <= longest;

const matching =
  (pattern: RegExp) =>
  (value: unknown): value is string =>
    typeof value === 'string' && pattern.test(value);

// No line break and no other control character: it ends up in a message and in a path of the AWS files.
const profilePattern = '^[^\\u0000-\\u001f\\u007f]{0,256}$';
const regionPattern = '^([a-z]{2,8}(-[a-z]{2,12})+-\\d{1,2})?$';
// The characters that Secrets Manager takes in a name, see `secrets/naming.ts`.
const prefixPattern = '^[A-Za-z0-9/_+=.@-]{0,200}$';

/**
 * The one table of settings. There is deliberately none for an endpoint, a credential process or the place of the AWS
 * files: a folder that is opened must not be able to send secrets elsewhere. For the same reason profile and region are
 * settings of the machine; what a workspace uses is chosen in the view, and remembered for it.
 */
export const settingSpecs: { readonly [K in keyof Settings]: SettingSpec<Settings[K]> } = {
  enable: {
    default: true,
    schema: { type: 'boolean', description: 'Look for hardcoded credentials in open documents.' },
    scope: 'window',
    restricted: false,
    accepts: isBoolean,
  },
  level: {
    default: 'likely',
    schema: {
      type: 'string',
      enum: confidences,
      enumDescriptions: [
        'Only what a checksum or a structure proves.',
        'Also what its name, place and randomness make a credential.',
        'Also what might be one.',
      ],
      description: 'Show findings of this confidence and stronger.',
    },
    scope: 'window',
    restricted: false,
    accepts: oneOf(confidences),
  },
  rewriteStyle: {
    default: 'auto',
    schema: {
      type: 'string',
      enum: rewriteStyles,
      enumDescriptions: [
        "The project's helper module where there is one, else inline.",
        'The SDK call in the file itself.',
        'One small cached module of the project, made once and reused.',
      ],
      description: 'How rewritten code reads a secret.',
    },
    scope: 'window',
    restricted: false,
    accepts: oneOf(rewriteStyles),
  },
  awsProfile: {
    default: '',
    schema: {
      type: 'string',
      pattern: profilePattern,
      description: 'Profile of the shared AWS files to store secrets with. Empty: what the environment says.',
    },
    scope: 'machine',
    restricted: true,
    accepts: matching(new RegExp(profilePattern)),
  },
  awsRegion: {
    default: '',
    schema: {
      type: 'string',
      pattern: regionPattern,
      description: 'AWS region to store secrets in. Empty: the region of the profile or of the environment.',
    },
    scope: 'machine',
    restricted: true,
    accepts: matching(new RegExp(regionPattern)),
  },
  namePrefix: {
    default: '',
    schema: {
      type: 'string',
      pattern: prefixPattern,
      description: 'Put before every proposed secret name, for example `team/`.',
    },
    scope: 'window',
    restricted: false,
    accepts: matching(new RegExp(prefixPattern)),
  },
  hideValueAfter: {
    default: 30,
    schema: {
      type: 'integer',
      minimum: 5,
      maximum: 300,
      description: 'Seconds after which a secret value that is shown is hidden again.',
    },
    scope: 'window',
    restricted: false,
    accepts: secondsFrom(5, 300),
  },
  clearClipboardAfter: {
    default: 45,
    schema: {
      type: 'integer',
      minimum: 5,
      maximum: 300,
      description: 'Seconds after which a copied secret value is taken off the clipboard.',
    },
    scope: 'window',
    restricted: false,
    accepts: secondsFrom(5, 300),
  },
};

export const defaultSettings: Settings = {
  enable: settingSpecs.enable.default,
  level: settingSpecs.level.default,
  rewriteStyle: settingSpecs.rewriteStyle.default,
  awsProfile: settingSpecs.awsProfile.default,
  awsRegion: settingSpecs.awsRegion.default,
  namePrefix: settingSpecs.namePrefix.default,
  hideValueAfter: settingSpecs.hideValueAfter.default,
  clearClipboardAfter: settingSpecs.clearClipboardAfter.default,
};
