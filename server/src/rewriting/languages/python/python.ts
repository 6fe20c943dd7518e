import type { LanguageRewriter } from '../../rewriter.ts';
import { helperPathsOf, packageMarkersOf } from './helper.ts';
import { readLiteral } from './readLiteral.ts';
import { rewrite } from './rewrite.ts';
import { surroundingsOf } from './surroundings.ts';

/** Python 3.9 and later, with boto3. A call is legal nearly everywhere, and nothing has to be awaited. */
export const python: LanguageRewriter = {
  languageIds: ['python'],
  grammarOf: () => 'python',
  helperPaths: helperPathsOf,
  contextPaths: packageMarkersOf,
  percentEncode,
  readLiteral,
  surroundingsOf,
  rewrite,
};

/** What `urllib.parse.quote(text, safe="")` gives: all but letters, digits and `_.-~` as UTF-8 bytes in hex. */
function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
