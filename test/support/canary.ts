import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The ways in which a value may be written down, by name. Of base64 the part that does not depend on what is around. */
export function formsOf(value: string): ReadonlyMap<string, string> {
  const bytes = Buffer.from(value, 'utf8');
  const base64 = [0, 1, 2].map((offset): [string, string] => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // Characters that hold bits of a neighbour: at the start ⌈8·offset/6⌉, at the end one.
    return [`base64 at offset ${offset}`, text.slice(Math.ceil((offset * 8) / 6), -1)];
  });
  return new Map([
    ['raw', value],
    ...base64,
    ...base64.map(([name, text]): [string, string] => [name.replace('64', '64url'), toUrlAlphabet(text)]),
    ['hex', bytes.toString('hex')],
    ['HEX', bytes.toString('hex').toUpperCase()],
    ['URL-escaped', encodeURIComponent(value)],
    ['every character URL-escaped', [...bytes].map((byte) => `%${hexOf(byte)}`).join('')],
    ['JSON-escaped', JSON.stringify(value).slice(1, -1)],
    ['JSON-escaped twice', JSON.stringify(JSON.stringify(value).slice(1, -1)).slice(1, -1)],
    ['HTML-escaped', value.replace(/[&<>"']/g, (character) => entities[character] ?? character)],
    ['UTF-16', Buffer.from(value, 'utf16le').toString('latin1')],
  ]);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const hexOf = (byte: number): string => byte.toString(16).toUpperCase().padStart(2, '0');

const toUrlAlphabet = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_');

/** Where a value stands in what was written, as `place: form`. */
export function occurrencesIn(written: Readonly<Record<string, string | Buffer>>, values: readonly string[]): string[] {
  const forms = values.flatMap((value) => [...formsOf(value)]);
  return Object.entries(written).flatMap(([place, text]) => {
    const searched = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
    return forms.flatMap(([name, form]) =>
      searched.includes(form, name === 'UTF-16' ? 'latin1' : 'utf8') ? [`${place}: ${name}`] : [],
    );
  });
}

/** Every file below a folder, by path. */
export function contentsOf(folder: string): Readonly<Record<string, Buffer>> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file, readFileSync(file)]),
  );
}
