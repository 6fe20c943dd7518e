import type { FindingKind } from '../../core/finding.ts';
import type { Span } from '../../core/span.ts';

/** Of HTTP headers (RFC 7235), and how a password without a hash is marked for Spring Security and Dovecot. */
const scheme =
  /^\s{0,4}(?:(?:pass(?=:)|Bearer|Basic|Token|Api-?(?:Key|Token)|Key(?= )|JWT|SSWS|Digest|GoogleLogin auth=)[ :]{1,3}|\{(?:noop|plain|clear|cleartext)\})(?=\S)/i;

/** How much of the text at `from` is the scheme of an HTTP header. */
export const schemeLength = (text: string, from: number): number =>
  scheme.exec(text.slice(from, from + 24))?.[0].length ?? 0;

/** Leaves the scheme of an HTTP header (RFC 7235) out of the secret part. */
export function withoutScheme(
  found: { readonly value: string; readonly span: Span },
  kind: FindingKind,
): { readonly value: string; readonly span: Span; readonly kind: FindingKind } {
  const prefix = scheme.exec(found.value)?.[0] ?? '';
  if (prefix === '') return { value: found.value, span: found.span, kind };
  return {
    value: found.value.slice(prefix.length),
    span: { start: found.span.start + prefix.length, end: found.span.end },
    kind: /^\s*basic/i.test(prefix) ? 'password' : kind === 'other' ? 'token' : kind,
  };
}
