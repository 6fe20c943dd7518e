/**
 * Undoes percent-encoding as UTF-8 (RFC 3986, section 2.1). A text that is not well encoded is taken literally, as
 * drivers do with a `%` that somebody forgot to encode.
 */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
