import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { commandIds } from '../../../client/src/commands/specs.ts';
import { migrateCommand } from '../../../server/src/protocol/requests.ts';
import { generated, readManifest, updateManifest } from './manifest.ts';
import type { MenuEntry } from './manifest.ts';

if (process.env.UPDATE_MANIFEST === '1') updateManifest();

const manifest = readManifest();
const { contributes } = manifest;
const fileOf = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const entries: readonly MenuEntry[] = Object.values(contributes.menus).flat();
const known: ReadonlySet<string> = new Set([...commandIds, migrateCommand, 'unhardcode.secrets.focus']);
const ours = (text: string): readonly string[] =>
  [...text.matchAll(/command:(unhardcode\.[\w.]+)/g)].map(([, id]) => id ?? '');

describe('the extension manifest', () => {
  it('has the commands and settings of their tables (UPDATE_MANIFEST=1 writes them)', () => {
    assert.deepEqual(manifest, generated(manifest));
  });

  it('titles every command “Unhardcode: …”', () => {
    assert.deepEqual(
      contributes.commands.filter(({ category, title }) => category !== 'Unhardcode' || title.includes('Unhardcode')),
      [],
    );
  });

  it('names only commands that exist, in menus, welcome views and the walkthrough', () => {
    const named = [
      ...entries.map(({ command }) => command),
      ...contributes.viewsWelcome.flatMap(({ contents }) => ours(contents)),
      ...contributes.walkthroughs.flatMap(({ steps }) =>
        steps.flatMap(({ description, completionEvents }) => [
          ...ours(description),
          ...completionEvents.filter((event) => event.startsWith('onCommand:')).map((event) => event.slice(10)),
        ]),
      ),
    ];
    assert.ok(named.length > 40);
    assert.deepEqual(
      named.filter((command) => !known.has(command)),
      [],
    );
  });

  it('reaches every command from the palette or from a menu', () => {
    const inPalette = (id: string): boolean =>
      !contributes.menus['commandPalette']?.some(({ command, when }) => command === id && when === 'false');
    const inMenu = (id: string): boolean => entries.some(({ command, when }) => command === id && when !== 'false');
    // The row itself loads more: it has no menu.
    assert.deepEqual(
      commandIds.filter((id) => !inPalette(id) && !inMenu(id)),
      ['unhardcode.loadMore'],
    );
  });

  it('wakes once the window stands: any text may hold a credential, and what was interrupted is offered at the start', () => {
    assert.deepEqual(manifest.activationEvents, ['onStartupFinished']);
  });

  it('works without trust and without a disk, with limits it names', () => {
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, 'limited');
    assert.equal(manifest.capabilities.virtualWorkspaces.supported, 'limited');
    assert.deepEqual(manifest.extensionKind, ['workspace']);
  });

  it('points at files that are there', () => {
    const files = [
      manifest.icon,
      ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
      ...Object.values(contributes.views).flatMap((views) => views.map(({ icon }) => icon)),
      ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.svg)),
    ];
    assert.deepEqual(
      files.filter((file) => !existsSync(fileOf(file))),
      [],
    );
    // Width and height stand at these places of a PNG's header.
    const icon = readFileSync(fileOf(manifest.icon));
    assert.deepEqual([icon.readUInt32BE(16), icon.readUInt32BE(20)], [128, 128]);
  });
});
