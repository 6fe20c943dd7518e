import { parseSettings } from '../settings/parseSettings.ts';
import type { Settings } from '../settings/settings.ts';
import type { Log } from './guarded.ts';

/** The settings of a session. */
export interface SettingsHolder {
  now(): Settings;
  /** Resolves when the editor has said what is set, or has had the time to. */
  readonly settled: Promise<void>;
  /** Takes what the editor says, keeps what is good of it, and logs the rest. Gives whether anything changed. */
  take(section: unknown): boolean;
  /** The editor does not say: what is set stays. */
  keep(): void;
}

/** An editor that was asked and does not answer must not hold back the first diagnostics for longer. */
const patienceMilliseconds = 200;

/** `initial`: what `initialize` brought. `answerExpected`: the editor will be asked and promised to answer. */
export function settingsHolder(initial: unknown, answerExpected: boolean, log: Log): SettingsHolder {
  const fromStart = parseSettings(initial);
  let settings = fromStart.settings;
  let settle: () => void = () => undefined;
  const settled = new Promise<void>((resolve) => {
    settle = resolve;
  });
  fromStart.problems.forEach(log);
  if (answerExpected) setTimeout(settle, patienceMilliseconds).unref();
  else settle();

  return {
    now: () => settings,
    settled,
    keep: () => settle(),
    take(section) {
      const { settings: next, problems } = parseSettings(section, fromStart.settings);
      problems.forEach(log);
      const changed = JSON.stringify(next) !== JSON.stringify(settings);
      settings = next;
      settle();
      return changed;
    },
  };
}

/** The section in `initializationOptions`: below its name, below `settings`, or the options themselves. */
export function sectionIn(options: unknown, section: string): unknown {
  const settings = memberOf(options, 'settings');
  return memberOf(options, section) ?? memberOf(settings, section) ?? settings ?? options;
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map<string, unknown>(Object.entries(value)).get(name)
    : undefined;
