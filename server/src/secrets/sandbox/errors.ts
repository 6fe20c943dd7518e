/** What Secrets Manager answers instead of a result: AWS's own error type and text. Carries no secret value. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly type: string;
  readonly status: number;

  constructor(type: string, message: string, status = 400, cause?: unknown) {
    super(message, { cause });
    this.type = type;
    this.status = status;
  }
}

export const notFound = (message = "Secrets Manager can't find the specified secret."): ServiceError =>
  new ServiceError('ResourceNotFoundException', message);

export const alreadyExists = (message: string): ServiceError => new ServiceError('ResourceExistsException', message);

export const invalidRequest = (message: string): ServiceError => new ServiceError('InvalidRequestException', message);

export const invalidParameter = (message: string): ServiceError =>
  new ServiceError('InvalidParameterException', message);

export const invalid = (message: string): ServiceError => new ServiceError('ValidationException', message);

export const unreadable = (message: string): ServiceError => new ServiceError('SerializationException', message);

export const limitExceeded = (message: string): ServiceError => new ServiceError('LimitExceededException', message);

export const internal = (message: string, cause?: unknown): ServiceError =>
  new ServiceError('InternalServiceError', message, 500, cause);

/** The data folder is in use, made with another key, damaged or not writable: the sandbox cannot start. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
}
