/** Why a request is not served, before any operation has seen it. Rendered in the protocol of the request. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** Error type without the ending `Exception`, which only the JSON protocol has. */
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}
