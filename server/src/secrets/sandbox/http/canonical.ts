/** RFC 3986 encoding: everything but unreserved characters, with capital digits. */
export const encodeStrictly = (bytes: Buffer): string =>
  Array.from(bytes, (byte) => {
    const character = String.fromCharCode(byte);
    return /[A-Za-z0-9\-._~]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');

/** The path without dot segments and repeated slashes, encoded once more, as every service but S3 wants it. */
export function canonicalPath(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') kept.pop();
    else kept.push(encodeStrictly(Buffer.from(segment, 'latin1')));
  }
  const isFolder = kept.length > 0 && path.endsWith('/');
  return `/${kept.join('/')}${isFolder ? '/' : ''}`;
}

/** Parameters decoded, encoded strictly, sorted by name and then by value. */
export function canonicalQuery(query: string): string {
  if (query === '') return '';
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair): readonly [string, string] => {
      const end = pair.indexOf('=');
      const [name, value] = end === -1 ? [pair, ''] : [pair.slice(0, end), pair.slice(end + 1)];
      return [encodeStrictly(percentDecode(name)), encodeStrictly(percentDecode(value))];
    })
    .sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function percentDecode(text: string): Buffer {
  const decoded = text.replace(/%([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
  return Buffer.from(decoded, 'latin1');
}
