import { writeFileSync } from 'node:fs';
import * as loadedMocha from 'mocha';

/** Entry of the suite inside VS Code's extension host: the same on the desktop and behind the stand-in. */
export async function run(): Promise<void> {
  const Mocha = constructorIn(loadedMocha);
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, color: false });
  // Gives the suites their `describe` and `it`; they are loaded after it.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('./extension.ts');
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.once('end', () => report(runner.stats));
  });
  if (failures > 0) throw new Error(`${failures} tests failed`);
}

/** The report that the runner demands beside a good exit code. */
function report(stats: Mocha.Stats | undefined): void {
  const path = process.env['E2E_REPORT_FILE'];
  if (path !== undefined) writeFileSync(path, JSON.stringify(stats ?? {}));
}

/** Depending on the Node in the host, Mocha comes as a module with a default or as the constructor itself. */
function constructorIn(loaded: unknown): typeof Mocha {
  const inner = typeof loaded === 'object' && loaded !== null && 'default' in loaded ? loaded.default : loaded;
  return inner === loaded ? (loaded as typeof Mocha) : constructorIn(inner);
}
