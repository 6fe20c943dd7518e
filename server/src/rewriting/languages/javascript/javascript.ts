import { extensionOf } from './paths.ts';
import type { LanguageRewriter } from '../../rewriter.ts';
import { helperPaths } from './helperModule.ts';
import { configurationPaths } from './moduleFormat.ts';
import { readLiteral } from './readLiteral.ts';
import { rewrite } from './rewrite.ts';
import { surroundingsOf } from './surroundings.ts';

/** JavaScript and TypeScript, with and without JSX. */
export const javascript: LanguageRewriter = {
  languageIds: ['javascript', 'javascriptreact', 'typescript', 'typescriptreact'],
  grammarOf: (languageId, path) => {
    if (languageId === 'typescriptreact' || extensionOf(path) === '.tsx') return 'tsx';
    return languageId === 'typescript' ? 'typescript' : 'javascript';
  },
  helperPaths,
  contextPaths: configurationPaths,
  percentEncode: (text) => encodeURIComponent(text),
  readLiteral,
  surroundingsOf,
  rewrite,
};
