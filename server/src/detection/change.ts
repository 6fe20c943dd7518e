/** What differs between two texts: `before` from `start` to `endBefore` became `after` from `start` to `endAfter`. */
export interface Change {
  readonly start: number;
  readonly endBefore: number;
  readonly endAfter: number;
}

/** The shortest single change that makes one text of the other. */
export function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  const start = commonStart(before, after, shorter);
  const rest = commonEnd(before, after, shorter - start);
  return { start, endBefore: before.length - rest, endAfter: after.length - rest };
}

/** Characters compared at once: engines compare strings many characters at a time. */
const step = 1 << 12;

function commonStart(before: string, after: string, most: number): number {
  let common = 0;
  while (common + step <= most && before.slice(common, common + step) === after.slice(common, common + step))
    common += step;
  while (common < most && before.charCodeAt(common) === after.charCodeAt(common)) common += 1;
  return common;
}

function commonEnd(before: string, after: string, most: number): number {
  const [endBefore, endAfter] = [before.length, after.length];
  let common = 0;
  while (
    common + step <= most &&
    before.slice(endBefore - common - step, endBefore - common) ===
      after.slice(endAfter - common - step, endAfter - common)
  )
    common += step;
  while (common < most && before.charCodeAt(endBefore - common - 1) === after.charCodeAt(endAfter - common - 1))
    common += 1;
  return common;
}
