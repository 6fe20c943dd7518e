import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { confidences } from '../../../server/src/core/finding.ts';
import { configurationKeys } from '../../../server/src/suppression/unhardcodeYaml.ts';
import { configurationNames } from '../../../server/src/workspace/configurationFiles.ts';

interface Schema {
  readonly properties: Readonly<Record<string, { readonly items: Schema }>> & {
    readonly level?: { readonly enum: readonly string[] };
  };
}

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));
const schema = read('media/unhardcode.schema.json') as Schema;

describe('the schema of .unhardcode.yaml', () => {
  it('knows the keys that are read', () => {
    const { ignore, levels } = schema.properties;
    assert.ok(ignore !== undefined && levels !== undefined);
    assert.deepEqual(Object.keys(schema.properties), configurationKeys.top);
    assert.deepEqual(Object.keys(ignore.items.properties), configurationKeys.ignore);
    assert.deepEqual(Object.keys(levels.items.properties), configurationKeys.level);
    assert.deepEqual(levels.items.properties.level?.enum, confidences);
  });

  it('is offered to editors for the names that are looked for', () => {
    const { contributes } = read('package.json') as {
      readonly contributes: {
        readonly yamlValidation: readonly { readonly fileMatch: readonly string[]; readonly url: string }[];
      };
    };
    assert.deepEqual(contributes.yamlValidation, [
      { fileMatch: [...configurationNames.unhardcode], url: './media/unhardcode.schema.json' },
    ]);
  });
});
