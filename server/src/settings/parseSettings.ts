import { defaultSettings, settingSpecs, settingsSection } from './settings.ts';
import type { Settings } from './settings.ts';

export interface ParsedSettings {
  readonly settings: Settings;
  /** One sentence a problem, naming the setting and never quoting what was set. */
  readonly problems: readonly string[];
}

/**
 * Total: any input gives usable settings. Every problem is reported, not only the first, and what is good is kept.
 * `null` counts as not set, as editors send it for an unknown section. `fallback` answers for what is not set.
 */
export function parseSettings(input: unknown, fallback: Settings = defaultSettings): ParsedSettings {
  if (input === undefined || input === null) return { settings: fallback, problems: [] };
  if (typeof input !== 'object' || Array.isArray(input)) {
    return { settings: fallback, problems: [`${settingsSection} must be an object`] };
  }
  const given = new Map<string, unknown>(Object.entries(input));
  const problems: string[] = [];

  function take<K extends keyof Settings>(name: K): Settings[K] {
    const value = given.get(name);
    if (value === undefined || value === null) return fallback[name];
    const spec = settingSpecs[name];
    if (spec.accepts(value)) return value;
    problems.push(`${settingsSection}.${name} must be ${expected(spec.schema)}; it is ignored`);
    return fallback[name];
  }

  const settings: Settings = {
    enable: take('enable'),
    level: take('level'),
    rewriteStyle: take('rewriteStyle'),
    awsProfile: take('awsProfile'),
    awsRegion: take('awsRegion'),
    namePrefix: take('namePrefix'),
    hideValueAfter: take('hideValueAfter'),
    clearClipboardAfter: take('clearClipboardAfter'),
  };
  return { settings, problems };
}

function expected(schema: Readonly<Record<string, unknown>>): string {
  if (Array.isArray(schema['enum'])) return `one of ${schema['enum'].join(', ')}`;
  if (typeof schema['pattern'] === 'string') return `a text that matches ${schema['pattern']}`;
  return `a ${String(schema['type'])}`;
}
