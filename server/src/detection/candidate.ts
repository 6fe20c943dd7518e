import type { Confidence, Evidence, FindingKind } from '../core/finding.ts';
import type { Span } from '../core/span.ts';

/** How the value is bound to its name, from the plainest statement to the loosest. */
export type Binding =
  /** `password = "x"`, `"password": "x"`, `password: x`. */
  | 'assignment'
  /** Argument that is named like a credential, or of a function that is. */
  | 'argument'
  /** Argument of a call that is known to take a credential there, and nothing else. */
  | 'call'
  /** Stands in when a setting is missing. */
  | 'default'
  | 'comparison'
  /** `return "x"` of a function that is named like a credential. */
  | 'result'
  /** Option of a command line, header, part of a query. */
  | 'option'
  /** Inside a string, a comment or prose. */
  | 'prose'
  /** Written behind the name with nothing between them that binds. */
  | 'apposition';

/** A value that may be a secret, before judgement. It lives within one scan only, since it holds the value. */
export interface Candidate {
  readonly rule: string;
  readonly kind: FindingKind;
  readonly span: Span;
  /** Decoded as far as it takes to judge it. */
  readonly value: string;
  readonly name?: string;
  /** What the line says in front of the name. */
  readonly aside?: 'example' | 'commented';
  readonly evidence: readonly Evidence[];
  readonly origin:
    | { readonly kind: 'format'; readonly verified: boolean; readonly minEntropy?: number }
    | { readonly kind: 'connection'; readonly host: string | undefined; readonly username: string | undefined }
    | {
        readonly kind: 'name';
        readonly strength: 'strong' | 'weak';
        readonly words: readonly string[];
        /** The credential's word is also one of everyday language: `pass`, `key`, `pin`. */
        readonly ordinary: boolean;
        readonly binding: Binding;
        /** The value was written without quotes. */
        readonly bare: boolean;
        /** Parts of it are known at run time only. */
        readonly interpolated: boolean;
      };
}

/** What judgement makes of a candidate. */
export type Judgement =
  | {
      readonly kind: 'finding';
      readonly confidence: Confidence;
      readonly evidence: readonly Evidence[];
      /** Why it is less sure than it could be: a level for each. */
      readonly lowered: readonly string[];
    }
  | { readonly kind: 'turned-down'; readonly reason: string };
