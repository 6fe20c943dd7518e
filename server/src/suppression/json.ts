export type ParsedJson =
  | { readonly kind: 'parsed'; readonly value: unknown }
  /** `line` is where it stops being JSON, as far as that is known. */
  | { readonly kind: 'broken'; readonly line: number };

export function parseJson(text: string): ParsedJson {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return { kind: 'parsed', value };
  } catch (error) {
    const position = error instanceof SyntaxError ? /position (\d+)/.exec(error.message)?.[1] : undefined;
    return { kind: 'broken', line: text.slice(0, Number(position ?? 0)).split('\n').length };
  }
}

/** The members of an object; undefined for anything else. */
export const membersOf = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : undefined;
