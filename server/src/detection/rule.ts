import type { Evidence, FindingKind } from '../core/finding.ts';

/** What a rule's own check says of a candidate that its pattern matched. */
export type Verification =
  | { readonly kind: 'verified'; readonly evidence: Evidence }
  | { readonly kind: 'plausible' }
  /** The format has a checksum or structure and the candidate does not keep it. */
  | { readonly kind: 'rejected'; readonly reason: string };

/**
 * A provider's token format, as data. The engine owns the loop: it finds a keyword, cuts a window of at most
 * {@link Rule.window} characters around it, runs the pattern there and judges what it matched.
 */
export interface Rule {
  /** Kebab-case, unique, stable between releases: people write it into ignore files. */
  readonly id: string;
  readonly title: string;
  readonly kind: FindingKind;
  /** Lower case, at least 4 characters, rare in ordinary text. One of them occurs in everything the pattern matches. */
  readonly keywords: readonly string[];
  /**
   * Flags `dg` (and `i` where the format is case-insensitive). The named group `secret` is the secret part. Only
   * bounded quantifiers, so that it runs in linear time on a window.
   */
  readonly pattern: RegExp;
  /** Characters before and after the keyword that the pattern may need. Default 256; at most 4096. */
  readonly window?: number;
  /** Bits per character below which a match is no random token. */
  readonly minEntropy?: number;
  /** Checksum or structure, where the format has one. Gets the secret part. */
  readonly verify?: (secret: string) => Verification;
  /** Where the provider documents the format, or how to revoke it. */
  readonly documentation: string;
  /** Built from parts, or plainly random, so that no scanner objects to this repository. */
  readonly examples: {
    readonly secret: readonly string[];
    /** At least one near miss. */
    readonly harmless: readonly string[];
  };
}
