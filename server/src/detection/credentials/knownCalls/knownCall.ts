import type { FindingKind } from '../../../core/finding.ts';

/** A function that takes a credential in a fixed place. */
export interface KnownCall {
  /** Last part of the callee, as it is written, with the opening parenthesis (or a blank, where a language needs none). */
  readonly callee: string;
  /** Zero-based. */
  readonly argument: number;
  /** Fewest and most arguments for which this holds. */
  readonly arguments: readonly [least: number, most: number];
  readonly kind: FindingKind;
  /** `weak`: other functions are called like that, too, so that the value has to look like a credential. */
  readonly strength: 'strong' | 'weak';
  /** Ends what stands before the callee: of generics, whose method alone says little. */
  readonly behind?: RegExp;
  /** How the first argument begins, of a method whose name says little. */
  readonly first?: RegExp;
  /** The argument is `user:password`. */
  readonly account?: true;
  /** The argument is an object, and this the key in it whose value is the credential. */
  readonly entry?: RegExp;
}

/** `callee` takes the credential as argument number `argument` (zero-based) when it is given `least` to `most` of them. */
type MakeCall = (callee: string, argument: number, least: number, most: number) => KnownCall;

const callOf =
  (kind: FindingKind): MakeCall =>
  (callee, argument, least, most) => ({
    callee: `${callee}(`,
    argument,
    arguments: [least, most],
    kind,
    strength: 'strong',
  });

export const password = callOf('password');
export const cryptoKey = callOf('crypto-key');
export const apiKey = callOf('api-key');
export const token = callOf('token');

/** For a function that takes an object with the credential in it. */
export const withEntry = (
  callee: string,
  argument: number,
  entry: RegExp,
  kind: FindingKind = 'crypto-key',
): KnownCall => ({ ...callOf(kind)(callee, argument, argument + 1, argument + 3), entry });

/** For a language that needs no parentheses. */
export const inWords = (call: KnownCall): KnownCall => ({ ...call, callee: call.callee.replace(/\($/, ' ') });

/** For a function whose name is not its own. */
export const weak = (call: KnownCall): KnownCall => ({ ...call, strength: 'weak' });
