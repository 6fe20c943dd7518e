import { readInput } from '../model/validate.ts';
import type { InputOf, Members } from '../model/shape.ts';
import type { Access } from '../state/access.ts';
import type { Call } from '../state/call.ts';
import type { RotationJob } from '../state/rotation.ts';
import type { Change } from '../state/secretRecord.ts';

/** What a handler decided: the answer, and what has to be stored before it is given. */
export interface Outcome {
  /** Members that are `undefined` are left out. Dates are epoch seconds. */
  readonly answer: Readonly<Record<string, unknown>>;
  readonly changes?: readonly Change[];
  /** Reads to be noted. A date that cannot be noted fails nothing. */
  readonly accesses?: readonly Access[];
  /** To be started when the changes are stored. */
  readonly rotation?: RotationJob;
}

/** One operation of the service. Handlers are pure: they read the world and say what should change. */
export interface Operation {
  readonly name: string;
  /** Whether the outcome can hold changes; those run one after the other. */
  readonly access: 'read' | 'write';
  /** @throws ServiceError */
  readonly run: (body: unknown, call: Call) => Outcome;
}

/** Binds a handler to the model of its input. */
export const operation = <const M extends Members>(definition: {
  readonly name: string;
  readonly access: Operation['access'];
  readonly input: M;
  readonly handle: (input: InputOf<M>, call: Call) => Outcome;
}): Operation => ({
  name: definition.name,
  access: definition.access,
  run: (body, call) => definition.handle(readInput(definition.input, body), call),
});
