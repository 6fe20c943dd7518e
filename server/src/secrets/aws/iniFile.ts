/** A section's keys and values. Keys of a nested block are `block.key`. */
export type Section = Readonly<Record<string, string | undefined>>;

/**
 * The sections of a shared AWS file, by what stands in the brackets. As the AWS CLI reads it, and more forgiving than
 * the SDK's loader, which drops names with spaces or accents, and the whole file for one bad name: either kind of line
 * end, a byte-order mark, comments at the start of a line and behind a space, sections that come twice (the last value
 * of a key counts).
 * https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */
export function parseIniFile(text: string): ReadonlyMap<string, Section> {
  const sections = new Map<string, Map<string, string>>();
  let section: Map<string, string> | undefined;
  let block: string | undefined;
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)) {
    const content = line.replace(/(?:^|\s)[;#].*$/, '').trimEnd();
    const header = /^\s*\[(?<name>.*)\]$/.exec(content)?.groups?.['name']?.trim();
    if (header !== undefined) {
      section = sections.get(header) ?? new Map<string, string>();
      sections.set(header, section);
      block = undefined;
      continue;
    }
    const equals = content.indexOf('=');
    if (section === undefined || equals < 1) continue;
    const key = content.slice(0, equals).trim();
    const value = content.slice(equals + 1).trim();
    const isIndented = /^\s/.test(content);
    if (!isIndented) block = value === '' ? key : undefined;
    if (value !== '') section.set(block === undefined ? key : `${block}.${key}`, value);
  }
  return new Map([...sections].map(([name, keys]) => [name, Object.fromEntries(keys)]));
}
