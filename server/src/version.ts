declare const UNHARDCODE_VERSION: string | undefined;

/** Set when the program is bundled. */
export const version: string = typeof UNHARDCODE_VERSION === 'string' ? UNHARDCODE_VERSION : 'development';
