/** Finds every keyword in bytes, ASCII case folded: the textbook automaton, flat. It is the oracle of the prefilter. */
export interface Automaton {
  /** Calls `hit` with the keyword's index and the offset of its first byte. */
  find(bytes: Uint8Array, length: number, hit: (keyword: number, offset: number) => void): void;
}

const foldByte = (byte: number): number => (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte);

export function buildAutomaton(keywords: readonly string[]): Automaton {
  const classes = new Uint8Array(256);
  let classCount = 1;
  for (const keyword of keywords) {
    for (const byte of Buffer.from(keyword, 'latin1')) {
      if (classes[foldByte(byte)] === 0) classes[foldByte(byte)] = classCount++;
    }
  }
  for (let byte = 0x41; byte <= 0x5a; byte++) classes[byte] = classes[byte | 0x20] ?? 0;

  const width = 1 << Math.ceil(Math.log2(classCount));
  const states = keywords.reduce((total, keyword) => total + keyword.length, 1);
  const next = new Int32Array(states * width).fill(-1);
  const outputs: number[][] = [[]];
  keywords.forEach((keyword, index) => {
    let state = 0;
    for (const byte of Buffer.from(keyword, 'latin1')) {
      const slot = state * width + (classes[foldByte(byte)] ?? 0);
      if (next[slot] === -1) next[slot] = outputs.push([]) - 1;
      state = next[slot] ?? 0;
    }
    outputs[state]?.push(index);
  });
  linkFailures(next, width, outputs);

  const flat = next.map((state) => state * width);
  const hasOutput = Uint8Array.from(outputs, (list) => (list.length > 0 ? 1 : 0));
  return {
    find(bytes, length, hit) {
      let state = 0;
      for (let position = 0; position < length; position++) {
        state = flat[state + (classes[bytes[position] ?? 0] ?? 0)] ?? 0;
        if (hasOutput[state / width] === 1) {
          for (const keyword of outputs[state / width] ?? []) {
            hit(keyword, position + 1 - (keywords[keyword]?.length ?? 0));
          }
        }
      }
    },
  };
}

/** Turns the trie into an automaton without failure steps, breadth first. */
function linkFailures(next: Int32Array, width: number, outputs: number[][]): void {
  const failure = new Int32Array(outputs.length);
  const queue: number[] = [];
  for (let symbol = 0; symbol < width; symbol++) {
    const child = next[symbol] ?? -1;
    if (child > 0) queue.push(child);
    else next[symbol] = 0;
  }
  for (const state of queue) {
    const fallback = (failure[state] ?? 0) * width;
    outputs[state]?.push(...(outputs[failure[state] ?? 0] ?? []));
    for (let symbol = 0; symbol < width; symbol++) {
      const slot = state * width + symbol;
      const child = next[slot] ?? -1;
      if (child === -1) next[slot] = next[fallback + symbol] ?? 0;
      else {
        failure[child] = next[fallback + symbol] ?? 0;
        queue.push(child);
      }
    }
  }
}
