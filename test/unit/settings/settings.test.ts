import assert from 'node:assert/strict';
import { configurationSection, restrictedConfigurations } from '../../../server/src/settings/configurationSection.ts';
import { parseSettings } from '../../../server/src/settings/parseSettings.ts';
import { defaultSettings, settingSpecs } from '../../../server/src/settings/settings.ts';
import type { Settings } from '../../../server/src/settings/settings.ts';

interface Case {
  readonly name: string;
  readonly input: unknown;
  /** What differs from the defaults. */
  readonly gives?: Partial<Settings>;
  /** The settings named in problems, in order. */
  readonly problems?: readonly string[];
}

function check({ name, input, gives = {}, problems = [] }: Case): void {
  it(name, () => {
    const parsed = parseSettings(input);
    assert.deepEqual(parsed.settings, { ...defaultSettings, ...gives });
    const named = parsed.problems.map((problem) => /unhardcode\.?(\w*)/.exec(problem)?.[1]);
    assert.deepEqual(named, problems);
  });
}

describe('settings', () => {
  describe('are read from anything', () => {
    const cases: readonly Case[] = [
      { name: 'nothing', input: undefined },
      { name: 'null, as editors answer for an unknown section', input: null },
      { name: 'an empty object', input: {} },
      { name: 'good values', input: { level: 'certain', enable: false }, gives: { level: 'certain', enable: false } },
      { name: 'a text in place of an object', input: 'level', problems: [''] },
      { name: 'a list in place of an object', input: [1], problems: [''] },
      { name: 'members that are not ours', input: { asks: true, colour: 'red' } },
      { name: 'null for a member', input: { level: null } },
      {
        name: 'every problem, keeping what is good',
        input: { level: 'all', rewriteStyle: 3, awsRegion: 'eu-central-1', enable: 'yes' },
        gives: { awsRegion: 'eu-central-1' },
        problems: ['enable', 'level', 'rewriteStyle'],
      },
      { name: 'a region that is none', input: { awsRegion: 'https://evil.example' }, problems: ['awsRegion'] },
      { name: 'a profile with a line break', input: { awsProfile: 'a\n[b]' }, problems: ['awsProfile'] },
      { name: 'a prefix that no secret may have', input: { namePrefix: 'a b' }, problems: ['namePrefix'] },
      { name: 'a GovCloud region', input: { awsRegion: 'us-gov-west-1' }, gives: { awsRegion: 'us-gov-west-1' } },
    ];
    cases.forEach(check);
  });

  it('keep what was set before for what is not set now', () => {
    const before: Settings = { ...defaultSettings, level: 'possible' };
    assert.deepEqual(parseSettings({ enable: false }, before).settings, { ...before, enable: false });
  });

  it('never quote what was set', () => {
    const { problems } = parseSettings({ awsProfile: 'tell\nnobody', level: 'tell-nobody' });
    assert.equal(problems.length, 2);
    assert.ok(!problems.join().includes('nobody'));
  });

  it('accept their own defaults', () => {
    for (const [name, spec] of Object.entries(settingSpecs)) assert.ok(spec.accepts(spec.default), name);
  });

  it('make the configuration section of the manifest', () => {
    const { properties } = configurationSection();
    assert.deepEqual(
      Object.keys(properties),
      Object.keys(settingSpecs).map((name) => `unhardcode.${name}`),
    );
    assert.deepEqual(properties['unhardcode.enable'], {
      type: 'boolean',
      description: 'Look for hardcoded credentials in open documents.',
      default: true,
      scope: 'window',
      order: 0,
    });
  });

  it('let no folder that is opened say where secrets go', () => {
    assert.deepEqual(restrictedConfigurations(), ['unhardcode.awsProfile', 'unhardcode.awsRegion']);
    const names = Object.keys(settingSpecs).join();
    assert.ok(!/endpoint|process|configFile|credentials/i.test(names), names);
  });
});
