import { buildPrefilter, createHitList, createScanBuffer, keywordOf } from '../../detection/prefilter.ts';

/** Shorter ones are not for the prefilter. */
const shortest = 4;

/** Gives which of the keywords (lower case) occur in a text, in whatever case. */
export function keywordFinder(keywords: readonly string[]): (text: string) => ReadonlySet<string> {
  const isLong = (keyword: string): boolean => keyword.length >= shortest && /^[\0-\x7f]*$/.test(keyword);
  const long = [...new Set(keywords.filter(isLong))];
  const short = [...new Set(keywords.filter((keyword) => !isLong(keyword)))];
  const prefilter = long.length === 0 ? undefined : buildPrefilter(long);
  let buffer = createScanBuffer(1 << 16);
  return (text) => {
    const found = new Set<string>();
    if (short.length > 0) {
      const lower = text.toLowerCase();
      for (const keyword of short) if (lower.includes(keyword)) found.add(keyword);
    }
    if (prefilter === undefined) return found;
    const needed = prefilter.capacityFor(text.length);
    if (buffer.bytes.length < needed) buffer = createScanBuffer(needed * 2);
    // A byte a UTF-16 unit: what that cuts off can only make a hit too many.
    buffer.bytes.write(text, 0, 'latin1');
    const hits = createHitList();
    prefilter.find(buffer, text.length, 0, text.length, hits);
    for (let index = 0; index < hits.count; index++) found.add(long[keywordOf(hits, index)] ?? '');
    return found;
  };
}
