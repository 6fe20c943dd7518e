/**
 * A value that is made at its first use and kept. Compiling the patterns of all rules takes longer than a server has to
 * start, and a document needs but a few of them.
 */
export function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}
