import { randomUUID } from 'node:crypto';
import type { Lane } from '../lane.ts';
import { completed, nextRotation, pendingVersion, withPendingVersion, withoutTestVersion } from '../state/rotation.ts';
import type { RotationJob } from '../state/rotation.ts';
import type { SecretRecord } from '../state/secretRecord.ts';
import { versionById } from '../state/versions.ts';
import type { Store } from '../storage/store.ts';
import { rotationSteps, runProgram } from './program.ts';
import type { RotationStep } from './program.ts';

/** Runs programs in the stead of Lambda functions. */
export interface Rotator {
  /** Whether there is a program for a function. */
  readonly serves: (functionArn: string) => boolean;
  /** Begins a rotation whose version is stored, and returns at once. */
  start(job: RotationJob): void;
  /** Runs what is due, and again what failed or was interrupted, one after the other; resolves when all has ended. */
  runDue(): Promise<void>;
  /** Ends the programs that are running. */
  close(): Promise<void>;
}

/** What programs are run in the stead of functions, and in what. */
export interface RotationOptions {
  readonly programFor: (functionArn: string) => string | undefined;
  /** What the programs find in their environment, beside what points them to the sandbox. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds that a step may take; a minute when absent. */
  readonly stepTimeout?: number;
}

interface Parts {
  readonly store: Store;
  readonly lane: Lane;
  readonly arnOf: (record: SecretRecord) => string;
  /** The variables that point a program to the sandbox, for a secret of a region. */
  readonly environmentFor: (region: string) => Readonly<Record<string, string>>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Told which rotation failed in which step. */
  readonly report: (message: string) => void;
}

const minute = 60 * 1000;
const longestDelay = 60 * minute;

interface Failures {
  readonly count: number;
  readonly retryAt: number;
}

export function openRotator(options: RotationOptions, { store, lane, ...parts }: Parts): Rotator {
  const { now, report } = parts;
  const closing = new AbortController();
  const running = new Map<string, Promise<void>>();
  const failures = new Map<string, Failures>();
  const keyOf = ({ region, name, token }: RotationJob) => `${region} ${name} ${token}`;

  const failedStep = async (job: RotationJob, steps: readonly RotationStep[]): Promise<string | undefined> => {
    for (const step of steps) {
      if (!isWanted(store, job)) return undefined;
      const problem = await runProgram({
        file: options.programFor(job.functionArn) ?? '',
        event: { Step: step, SecretId: job.arn, ClientRequestToken: job.token },
        environment: { ...withoutAws(options.environment), ...parts.environmentFor(job.region) },
        timeout: options.stepTimeout ?? minute,
        signal: closing.signal,
      });
      if (problem !== undefined) return `in ${step}: ${problem}`;
    }
    return undefined;
  };

  const run = async (job: RotationJob): Promise<void> => {
    const problem = await failedStep(job, job.kind === 'test' ? ['testSecret'] : rotationSteps);
    if (closing.signal.aborted) return;
    const isStillWanted = isWanted(store, job);
    const incomplete = await lane.run(() => settle(store, job, now()));
    const failure = problem ?? incomplete;
    if (failure === undefined || !isStillWanted) {
      failures.delete(keyOf(job));
      return;
    }
    const count = (failures.get(keyOf(job))?.count ?? 0) + 1;
    failures.set(keyOf(job), { count, retryAt: now() + Math.min(2 ** (count - 1) * minute, longestDelay) });
    report(`The ${job.kind} of secret ${job.name} (${job.region}) failed ${failure}.`);
  };

  const start = (job: RotationJob): Promise<void> => {
    const key = keyOf(job);
    const begun = running.get(key);
    if (begun) return begun;
    const ended = run(job)
      .catch((error: unknown) => report(`A rotation failed: ${error instanceof Error ? error.name : typeof error}.`))
      .finally(() => running.delete(key));
    running.set(key, ended);
    return ended;
  };

  /** The job that a secret waits for; for a rotation that is due its version is stored first. */
  const dueJob = async (found: SecretRecord): Promise<RotationJob | undefined> => {
    const record = store.find(found.region, found.name);
    const { rotation } = record ?? {};
    if (!record || record.deletionDate !== undefined) return undefined;
    if (!rotation?.isEnabled || options.programFor(rotation.functionArn) === undefined) return undefined;
    const { region, name } = record;
    const about = { region, name, arn: parts.arnOf(record), functionArn: rotation.functionArn };
    if (rotation.testToken !== undefined) return { ...about, kind: 'test', token: rotation.testToken };
    const begun = pendingVersion(record);
    if (begun) {
      const job = { ...about, kind: 'rotation', token: begun.id } as const;
      return (failures.get(keyOf(job))?.retryAt ?? 0) > now() ? undefined : job;
    }
    if ((nextRotation(record)?.opensAt ?? Infinity) > now()) return undefined;
    const token = randomUUID();
    await store.commit([{ kind: 'save', record: withPendingVersion(record, token, now()) }]);
    return { ...about, kind: 'rotation', token };
  };

  return {
    serves: (functionArn) => options.programFor(functionArn) !== undefined,
    start: (job) => void start(job),
    async runDue() {
      for (const record of store.primaries()) {
        if (!record.rotation?.isEnabled || closing.signal.aborted) continue;
        // What the disk refuses now is due the next time, too.
        const job = await lane.run(() => dueJob(record)).catch(() => undefined);
        if (job) await start(job);
      }
      await Promise.all(running.values());
    },
    async close() {
      closing.abort();
      await Promise.all(running.values());
    },
  };
}

/** Whether the secret is still there, with its version, and nobody has cancelled its rotation. */
function isWanted(store: Store, { region, name, token }: RotationJob): boolean {
  const record = store.find(region, name);
  return record?.rotation?.isEnabled === true && versionById(record, token) !== undefined;
}

/** Stores that a job has ended; says what is missing when the rotation is not complete. */
async function settle(store: Store, job: RotationJob, now: number): Promise<string | undefined> {
  const record = store.find(job.region, job.name);
  if (!record || !versionById(record, job.token)) return undefined;
  if (job.kind === 'test') {
    await store.commit([{ kind: 'save', record: withoutTestVersion(record) }]);
    return undefined;
  }
  if (!record.rotation?.isEnabled) return undefined;
  const done = completed(record, job.token, now);
  if (!done) return 'in finishSecret: the new version did not become AWSCURRENT';
  await store.commit([{ kind: 'save', record: done }]);
  return undefined;
}

/** Nothing of the user's own account may reach a program that is to speak to the sandbox. */
const withoutAws = (environment: RotationOptions['environment']): RotationOptions['environment'] =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('AWS_')));
