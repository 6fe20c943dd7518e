import type { LanguageRewriter } from '../rewriter.ts';
import { javascript } from './javascript/javascript.ts';
import { python } from './python/python.ts';

/** Every language that can be rewritten, one line each. */
const rewriters: readonly LanguageRewriter[] = [javascript, python];

export const rewriterFor = (languageId: string): LanguageRewriter | undefined =>
  rewriters.find(({ languageIds }) => languageIds.includes(languageId));
