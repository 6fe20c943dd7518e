import type { LanguageRewriter } from '../rewriter.ts';

/** Every language that can be rewritten, one line each. */
const rewriters: readonly LanguageRewriter[] = [];

export const rewriterFor = (languageId: string): LanguageRewriter | undefined =>
  rewriters.find(({ languageIds }) => languageIds.includes(languageId));
