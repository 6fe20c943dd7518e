import type { FileStyle } from './fileStyle.ts';
import type { Names } from './names.ts';

export const sdkPackage = '@aws-sdk/client-secrets-manager';

/** What a generated text has to fit. */
export interface Target {
  readonly style: FileStyle;
  readonly typescript: boolean;
  readonly names: Names;
  readonly region: string | undefined;
}

/**
 * A text written with `;`, two spaces and `'` as the file writes its own. Types stand in `⟨…⟩` and are left out of
 * JavaScript.
 */
export function fitted(template: string, { style, typescript }: Pick<Target, 'style' | 'typescript'>): string {
  let text = template.replace(/⟨([^⟩]*)⟩/gu, typescript ? '$1' : '');
  if (!style.semicolons) text = text.replace(/;$/gmu, '');
  if (style.quote === '"') text = text.replaceAll("'", '"');
  return text
    .replace(/^(?: {2})+/gmu, (space) => style.indentation.repeat(space.length / 2))
    .replaceAll('\n', style.lineEnd);
}

/** A global of the language, reached in another way where the file has something of its own by that name. */
export const globalName = (name: string, names: Names): string =>
  names.declarations(name) === 0 ? name : `globalThis.${name}`;

/** The arguments of a client's constructor. Without a region the environment of the program decides. */
export const clientOptions = (region: string | undefined): string =>
  region === undefined ? '{}' : `{ region: '${region}' }`;
