import { settingSpecs, settingsSection } from './settings.ts';

/** `contributes.configuration` of package.json, made from the table; a test holds the two equal. */
export function configurationSection(): {
  readonly title: string;
  readonly properties: Readonly<Record<string, unknown>>;
} {
  return {
    title: 'Unhardcode',
    properties: Object.fromEntries(
      Object.entries(settingSpecs).map(([name, spec], order) => [
        `${settingsSection}.${name}`,
        { ...spec.schema, default: spec.default, scope: spec.scope, order },
      ]),
    ),
  };
}

/** `capabilities.untrustedWorkspaces.restrictedConfigurations` of package.json. */
export const restrictedConfigurations = (): readonly string[] =>
  Object.entries(settingSpecs)
    .filter(([, { restricted }]) => restricted)
    .map(([name]) => `${settingsSection}.${name}`);
