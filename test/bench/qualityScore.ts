/** A case file, as the labelled corpora give it: see the README beside them. */
export interface Case {
  readonly id: string;
  readonly language: string;
  readonly path: string;
  readonly text: string;
  readonly expect: readonly Expectation[];
  readonly reject_lines: readonly number[];
  readonly neutral_lines?: readonly number[];
  /** Every line that nothing is said about is clean. */
  readonly complete: boolean;
}

interface Expectation {
  readonly line: number;
  readonly endLine?: number;
  /** Lines where reporting the same secret is as good. */
  readonly alt?: readonly number[];
  readonly kind: string;
  readonly why: string;
  readonly optional?: boolean;
}

export interface Reported {
  readonly line: number;
  readonly endLine: number;
  readonly kind: string;
  readonly rule: string;
}

export interface Measures {
  readonly precision: number | undefined;
  readonly recall: number | undefined;
  readonly f1: number | undefined;
}

export interface Tally {
  cases: number;
  hit: number;
  missed: number;
  falseAlarms: number;
  measures(): Measures;
}

export const createTally = (): Tally => ({
  cases: 0,
  hit: 0,
  missed: 0,
  falseAlarms: 0,
  measures() {
    const precision = share(this.hit, this.falseAlarms);
    const recall = share(this.hit, this.missed);
    const none = precision === undefined && recall === undefined ? undefined : 0;
    const f1 = precision && recall ? (2 * precision * recall) / (precision + recall) : none;
    return { precision, recall, f1 };
  },
});

const share = (good: number, bad: number): number | undefined => (good + bad === 0 ? undefined : good / (good + bad));

export interface Sink {
  readonly tallies: readonly Tally[];
  readonly ofKind: (kind: string) => Tally;
  readonly note: (what: 'missed' | 'false alarm', line: number, about: string) => void;
}

const longestSpan = 120;

/**
 * A hit is a finding that touches the lines of an expectation or its alternatives. A false alarm touches none, nor a
 * neutral line, and touches a rejected line or lies in a complete file; several on one line count once.
 */
export function tallyCase(labelled: Case, reported: readonly Reported[], { tallies, ofKind, note }: Sink): void {
  const covers = labelled.expect.map(
    (one) => new Set([...linesFrom(one.line, one.endLine ?? one.line), ...(one.alt ?? [])]),
  );
  const tolerated = new Set([...(labelled.neutral_lines ?? []), ...covers.flatMap((cover) => [...cover])]);
  const rejected = new Set(labelled.reject_lines);
  const touched = new Set<number>();
  const alarms = new Map<number, Reported>();
  for (const one of reported) {
    const lines = linesFrom(one.line, Math.min(one.endLine, one.line + longestSpan - 1));
    for (const line of lines) touched.add(line);
    if (lines.some((line) => tolerated.has(line))) continue;
    const refused = lines.find((line) => rejected.has(line));
    if (labelled.complete || refused !== undefined) alarms.set(refused ?? one.line, one);
  }
  for (const tally of tallies) tally.cases += 1;
  labelled.expect.forEach((one, index) => {
    if (one.optional === true) return;
    const isHit = [...(covers[index] ?? [])].some((line) => touched.has(line));
    for (const tally of [...tallies, ofKind(one.kind)]) tally[isHit ? 'hit' : 'missed'] += 1;
    if (!isHit) note('missed', one.line, one.kind);
  });
  for (const [line, { kind, rule }] of alarms) {
    for (const tally of [...tallies, ofKind(kind)]) tally.falseAlarms += 1;
    note('false alarm', line, rule);
  }
}

const linesFrom = (first: number, last: number): readonly number[] =>
  Array.from({ length: Math.max(1, last - first + 1) }, (_, index) => first + index);
