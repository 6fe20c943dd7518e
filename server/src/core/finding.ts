import type { Span } from './span.ts';

/** The kinds that the command line promises in its JSON. */
export const findingKinds = [
  'password',
  'connection-string',
  'api-key',
  'token',
  'private-key',
  'crypto-key',
  'other',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Strongest first. A level shows itself and what is stronger. */
export const confidences = ['certain', 'likely', 'possible'] as const;
export type Confidence = (typeof confidences)[number];

/** One independent piece of evidence. `text` is for people and never quotes the value. */
export interface Evidence {
  readonly kind: 'format' | 'checksum' | 'structure' | 'name' | 'call' | 'entropy' | 'place';
  readonly text: string;
}

/** A place in a document that holds a secret value. Deliberately holds no text of the value. */
export interface Finding {
  /** Rule identifier, kebab-case, stable between releases. */
  readonly rule: string;
  readonly kind: FindingKind;
  /** The secret part: of a connection string the password, of `Bearer abc` only `abc`; without quotes. */
  readonly span: Span;
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
  /** The name the value is bound to (variable, key, parameter), where there is one. */
  readonly name?: string;
  /** Stable when lines move; made from rule, file and context, never from the value. */
  readonly fingerprint: string;
}

/** Whether a finding of `confidence` is shown at `level`. */
export const isShownAt = (confidence: Confidence, level: Confidence): boolean =>
  confidences.indexOf(confidence) <= confidences.indexOf(level);

/** What people call a kind: `api key`, `connection string`; of no particular kind, `secret`. */
export const wordFor = (kind: FindingKind): string => (kind === 'other' ? 'secret' : kind.replace('-', ' '));

/** One sentence for people: what was found and why. Never quotes the value. */
export const reasonOf = (finding: Finding): string => finding.evidence.map(({ text }) => text).join('; ');
