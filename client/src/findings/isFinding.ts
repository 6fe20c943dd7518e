import type { Diagnostic } from 'vscode';

/** The source that the server puts on its diagnostics. */
export const diagnosticSource = 'unhardcode';

/** A diagnostic with what the server puts beside its text, which the protocol's library keeps. */
type WithData = Diagnostic & { readonly data?: Readonly<Record<string, unknown>> | null };

/** What kind of credential a diagnostic is about; undefined for one that is about none, as an ignore without use. */
export function kindOf({ source, data }: WithData): string | undefined {
  return source === diagnosticSource && typeof data?.['kind'] === 'string' ? data['kind'] : undefined;
}

export const isFinding = (diagnostic: Diagnostic): boolean => kindOf(diagnostic) !== undefined;

/** How many findings of a document are left out of its list, where the diagnostic is the one that says so. */
export const hiddenIn = ({ source, data }: WithData): number =>
  source === diagnosticSource && typeof data?.['hidden'] === 'number' ? data['hidden'] : 0;
