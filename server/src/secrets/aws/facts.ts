/** All that is taken from an error of the SDK. Its text may quote what was sent, so it is only looked at, never shown. */
export interface ErrorFacts {
  readonly name: string;
  readonly text: string;
  /** Code of Node's network, TLS or file error, or empty. */
  readonly systemCode: string;
  readonly status: number;
  readonly requestId?: string;
  /** Whether the SDK had tried before: what it met with then is not told. */
  readonly isRetry: boolean;
}

export function factsOf(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { name: typeof error, text: '', systemCode: '', status: 0, isRetry: false };
  const metadata = property(error, '$metadata');
  const requestId = property(metadata, 'requestId');
  // An answer that cannot be read is kept beside the error.
  const status = property(metadata, 'httpStatusCode') ?? property(property(error, '$response'), 'statusCode');
  return {
    name: error.name,
    text: error.message,
    systemCode: systemCodeOf(error),
    status: typeof status === 'number' ? status : 0,
    isRetry: Number(property(metadata, 'attempts') ?? 1) > 1,
    ...(typeof requestId === 'string' && /^[\w-]{1,80}$/.test(requestId) ? { requestId } : {}),
  };
}

function systemCodeOf(error: Error): string {
  // Several addresses of one host fail as one AggregateError, whose first error tells.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : undefined;
  const code = property(error, 'code') ?? property(first, 'code') ?? property(property(error, 'cause'), 'code');
  if (typeof code === 'string') return code;
  // The SDK's providers keep the text alone.
  return (
    /\b(?:E[A-Z]{4,12}|EAI_AGAIN|(?:SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|CERT)_[A-Z_]+)\b/.exec(error.message)?.[0] ?? ''
  );
}

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && name in value ? (value as Record<string, unknown>)[name] : undefined;
