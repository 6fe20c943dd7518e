import type { World } from './secretRecord.ts';

/** One request's surroundings. */
export interface Call {
  readonly region: string;
  readonly accountId: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly world: World;
  /** Whether there is a program that stands in for a Lambda function. */
  readonly rotates: (functionArn: string) => boolean;
}
