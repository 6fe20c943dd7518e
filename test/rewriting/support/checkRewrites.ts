import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startEndpoint, type Endpoint, type NamedSecret } from './endpoint.ts';
import { assertExpectations, assertLaws, assertSameOutput, assertStops } from './laws.ts';
import { migrateCase, type MigratedCase } from './migrateCase.ts';
import { pool, runProgram, type ProgramResult } from './runProgram.ts';
import type { RewriteCase, Toolchain } from './rewriteCase.ts';

/** What a case came to: everything is started before the first test looks at it, two programs at a time. */
interface Execution {
  readonly before: Promise<ProgramResult>;
  /** Not where the program is only run to see it fail. */
  readonly after?: Promise<ProgramResult>;
  readonly failing?: Promise<ProgramResult>;
}

/**
 * A test for every case, which holds the laws of a rewrite: the text changed where it was meant to and nowhere else,
 * it parses, the finding is gone, the answer is the same every time, a second run finds nothing, and the program
 * prints against a real endpoint what it printed before.
 */
export function checkRewrites(title: string, toolchain: Toolchain, cases: readonly RewriteCase[]): void {
  describe(title, function () {
    this.timeout(600_000);
    const migrated = new Map<RewriteCase, MigratedCase | Error>();
    const executions = new Map<RewriteCase, Execution>();
    const folder = mkdtempSync(join(tmpdir(), 'unhardcode-rewriting-'));
    const folderOf = (testCase: RewriteCase, state: keyof Workplace['folders']): string =>
      join(folder, `${cases.indexOf(testCase)}`, state);
    const folderOfRewritten = (testCase: RewriteCase): string => folderOf(testCase, 'after');
    let endpoint: Endpoint | undefined;
    let checked: Promise<ReadonlyMap<string, string>> = Promise.resolve(new Map());

    before(async () => {
      for (const [index, testCase] of cases.entries()) {
        const result = await migrateCase(testCase, toolchain, `${slugOf(title)}-${index}`).catch(asError);
        migrated.set(testCase, result);
        if (!(result instanceof Error)) writeFiles(folderOf(testCase, 'after'), result.program);
      }
      endpoint = await startEndpoint();
      await endpoint.create([...migrated].flatMap(([testCase, result]) => secretsOf(testCase, result)));
      await toolchain.install?.(folder);
      const run = pool(2);
      checked = settled(
        run(
          async () =>
            (await toolchain.check?.(cases.filter(({ main }) => main !== 'none').map(folderOfRewritten))) ?? new Map(),
        ),
      );
      for (const testCase of cases) {
        const result = migrated.get(testCase);
        if (result === undefined || result instanceof Error || testCase.main === 'none') continue;
        const folders = { before: folderOf(testCase, 'before'), after: folderOf(testCase, 'after') };
        executions.set(testCase, execute(testCase, result, { toolchain, endpoint, run, folders }));
      }
    });

    after(async () => {
      await endpoint?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    for (const testCase of cases) {
      it(testCase.name, async () => {
        const result = migrated.get(testCase);
        if (result === undefined) throw new Error('the case was not migrated');
        if (result instanceof Error) throw result;
        assertExpectations(testCase, result);
        await assertLaws(testCase, result, toolchain);
        assert.equal((await checked).get(folderOfRewritten(testCase)), undefined, 'it compiles');
        const execution = executions.get(testCase);
        if (execution === undefined) return;
        const before = await execution.before;
        if (execution.after !== undefined) assertSameOutput(result, before, await execution.after);
        if (execution.failing !== undefined) assertStops(result, await execution.failing);
      });
    }
  });
}

interface Workplace {
  readonly toolchain: Toolchain;
  readonly endpoint: Endpoint;
  readonly run: <T>(task: () => Promise<T>) => Promise<T>;
  readonly folders: { readonly before: string; readonly after: string };
}

function execute(testCase: RewriteCase, result: MigratedCase, workplace: Workplace): Execution {
  const { toolchain, endpoint, run, folders } = workplace;
  const main = testCase.main ?? Object.keys(testCase.files)[0] ?? '';
  const call = (place: string, environment: Readonly<Record<string, string>>): Promise<ProgramResult> =>
    settled(
      run(async () => {
        if (place === folders.before) writeFiles(place, result.original);
        await toolchain.prepare(place);
        const command = [...toolchain.command(main), ...(testCase.arguments ?? [])];
        return runProgram({ command, folder: place, environment: { ...toolchain.environment, ...environment } });
      }),
    );
  // The original must not reach the endpoint, so it is not told where it is.
  const before = call(folders.before, {});
  if (testCase.absent === undefined) return { before, after: call(folders.after, endpoint.environment) };
  const isThere = testCase.absent === 'endpoint';
  const after = isThere ? call(folders.after, endpoint.environment) : undefined;
  const failing = call(folders.after, isThere ? nowhere(endpoint) : endpoint.environment);
  return { before, failing, ...(after === undefined ? {} : { after }) };
}

/** An endpoint where nobody listens. */
const nowhere = (endpoint: Endpoint): Readonly<Record<string, string>> => ({
  ...endpoint.environment,
  AWS_ENDPOINT_URL_SECRETS_MANAGER: 'http://127.0.0.1:9',
  AWS_MAX_ATTEMPTS: '1',
});

/** A rejection is kept for the test that waits for it, instead of ending the process before. */
function settled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

function secretsOf(testCase: RewriteCase, result: MigratedCase | Error): readonly NamedSecret[] {
  if (result instanceof Error || testCase.absent === 'secret') return [];
  const binaries = [...result.binaries].map(([name, value]) => ({ name, value }));
  return result.values.size === 0 ? binaries : [...binaries, textSecretOf(testCase, result)];
}

function textSecretOf(testCase: RewriteCase, result: MigratedCase): NamedSecret {
  const values = Object.fromEntries(result.values);
  if (testCase.absent === 'key') return { name: result.secretName, value: '{"another":"value"}' };
  if (testCase.absent === 'empty-value')
    return { name: result.secretName, value: JSON.stringify(mapValues(values, () => '')) };
  return { name: result.secretName, value: JSON.stringify(values) };
}

const mapValues = (object: Readonly<Record<string, string>>, map: (value: string) => string) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]));

function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const slugOf = (title: string): string => title.toLowerCase().replace(/[^a-z0-9]+/g, '-');

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
