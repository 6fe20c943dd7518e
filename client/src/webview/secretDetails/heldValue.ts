import type { RevealedValue } from '../../../../server/src/protocol/requests.ts';

export interface Pair {
  readonly key: string;
  readonly value: string;
}

/** One row a key; a value without keys is one row. */
export function pairsOf(value: RevealedValue, wholeLabel: string): readonly Pair[] {
  switch (value.kind) {
    case 'key-value':
      return value.pairs;
    case 'plaintext':
      return [{ key: wholeLabel, value: value.value }];
    case 'binary':
      return [{ key: `${wholeLabel} (base64)`, value: value.base64 }];
  }
}

/** A value that was read, let go of after a time. */
export interface HeldValue {
  readonly keys: readonly string[];
  valueAt(index: number): string | undefined;
  forget(): void;
}

/**
 * @param seconds how long the value is held
 * @param forgotten called once, when the time is up; not after {@link HeldValue.forget}
 */
export function holdValue(pairs: readonly Pair[], seconds: number, forgotten: () => void): HeldValue {
  let held = pairs;
  const timer = setTimeout(() => {
    held = [];
    forgotten();
  }, seconds * 1000);
  return {
    keys: pairs.map(({ key }) => key),
    valueAt: (index) => held[index]?.value,
    forget() {
      clearTimeout(timer);
      held = [];
    },
  };
}
