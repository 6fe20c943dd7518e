import type { Rule } from '../../../server/src/detection/rule.ts';

const size = 4096;
const filled = (unit: string): string => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);

/** Texts of 4 KB that keep a pattern busy: made of what it looks for, but never quite. */
export function hostileTexts({ keywords, examples }: Rule): readonly string[] {
  const keyword = keywords[0] ?? '';
  const example = examples.secret[0] ?? '';
  const almost = example.slice(0, Math.floor(example.length * 0.8));
  return [
    filled(keyword),
    filled(`${keyword} `),
    filled(`${keyword.toUpperCase()}_`),
    filled(`${keyword}="`),
    filled(`${keyword}:::=>>`),
    keyword + filled('a'),
    keyword + filled('A1-_.'),
    keyword + filled(' '),
    keyword + filled('="\'`'),
    filled(almost),
    filled(`${almost} `),
    filled(example.replace(/[^A-Za-z0-9]/g, '')),
    filled(example.replace(/[A-Za-z0-9](?=[^A-Za-z0-9]*$)/, '!')),
  ];
}
