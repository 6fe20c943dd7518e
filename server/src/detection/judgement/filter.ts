import type { Candidate } from '../candidate.ts';
import type { Place } from './place.ts';

/** What a filter says of a candidate; nothing when it has no opinion. */
export type Opinion =
  /** It is no secret. */
  | { readonly kind: 'turned-down'; readonly reason: string }
  /** It is one that hardly matters, or may be none: one level less for each. */
  | { readonly kind: 'lowered'; readonly reason: string };

export type Filter = (candidate: Candidate, place: Place) => Opinion | undefined;

export const turnedDown = (reason: string): Opinion => ({ kind: 'turned-down', reason });
export const lowered = (reason: string): Opinion => ({ kind: 'lowered', reason });
