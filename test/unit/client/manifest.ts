import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { commandIds, specOf } from '../../../client/src/commands/specs.ts';
import { configurationSection, restrictedConfigurations } from '../../../server/src/settings/configurationSection.ts';

const path = fileURLToPath(new URL('../../../package.json', import.meta.url));

export interface MenuEntry {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}

interface Step {
  readonly description: string;
  readonly media: { readonly svg: string };
  readonly completionEvents: readonly string[];
}

/** The parts of `package.json` that VS Code reads. */
export interface Manifest {
  readonly main: string;
  readonly icon: string;
  readonly extensionKind: readonly string[];
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: {
      readonly supported: string;
      readonly restrictedConfigurations: readonly string[];
    };
    readonly virtualWorkspaces: { readonly supported: string };
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly configuration: unknown;
    readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
    readonly viewsContainers: { readonly activitybar: readonly { readonly icon: string }[] };
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly icon: string }[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string }[];
    readonly walkthroughs: readonly { readonly steps: readonly Step[] }[];
  };
}

export const readManifest = (): Manifest => JSON.parse(readFileSync(path, 'utf8')) as Manifest;

/** The manifest with every part that is made from a table made anew. */
export function generated(manifest: Manifest): Manifest {
  const commands = commandIds.map((command) => {
    const { title, icon } = specOf(command);
    return { command, title, category: 'Unhardcode', ...(icon === undefined ? {} : { icon }) };
  });
  const commandPalette = commandIds.map((command) => ({ command, when: whenInPalette(command) }));
  const { untrustedWorkspaces } = manifest.capabilities;
  return {
    ...manifest,
    capabilities: {
      ...manifest.capabilities,
      untrustedWorkspaces: { ...untrustedWorkspaces, restrictedConfigurations: restrictedConfigurations() },
    },
    contributes: {
      ...manifest.contributes,
      commands,
      configuration: configurationSection(),
      menus: { ...manifest.contributes.menus, commandPalette: commandPalette.filter(({ when }) => when !== 'true') },
    },
  };
}

function whenInPalette(command: (typeof commandIds)[number]): string {
  const { onlyInTree, worksUntrusted } = specOf(command);
  if (onlyInTree === true) return 'false';
  return worksUntrusted === true ? 'true' : 'isWorkspaceTrusted';
}

/** Writes the generated parts into `package.json`; run with `UPDATE_MANIFEST=1`. */
export function updateManifest(): void {
  writeFileSync(path, `${JSON.stringify(generated(readManifest()), null, 2)}\n`);
}
