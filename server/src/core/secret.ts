import { inspect } from 'node:util';

const mask = '•••';

/**
 * A secret text in memory. It prints as `•••` wherever text is made of it by accident (string conversion, JSON,
 * `console.log`), so that only {@link reveal} can let the value out, and every use of it can be found by name.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself. Call it at the border where the value is handed over, never earlier. */
  reveal(): string {
    return this.#value;
  }

  /** Length in bytes of the value as UTF-8, the unit of Secrets Manager's limit. */
  get byteLength(): number {
    return Buffer.byteLength(this.#value, 'utf8');
  }

  equals(other: Secret): boolean {
    return this.#value === other.#value;
  }

  toString(): string {
    return mask;
  }

  toJSON(): string {
    return mask;
  }

  [inspect.custom](): string {
    return mask;
  }
}
