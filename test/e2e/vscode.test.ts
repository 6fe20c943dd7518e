import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { ensureHost, hostVersions, recipes } from './support/install.ts';
import type { HostVersion } from './support/install.ts';
import { withoutAws } from './support/workbench.ts';
import { createProject } from './support/workspace.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const suite = join(root, '.cache/e2e/suite.cjs');

/** The suite of `suite/` in the extension host of a real VS Code, of each version that is promised. */
describe('a real VS Code', function () {
  this.timeout(600_000);

  before(async () => {
    await build({
      entryPoints: [fileURLToPath(new URL('suite/index.ts', import.meta.url))],
      outfile: suite,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      external: ['vscode', 'mocha'],
      logLevel: 'warning',
    });
  });

  for (const version of hostVersions) {
    it(`${recipes[version].vscode} runs the extension's suite`, async () => {
      const stats = await runSuiteIn(version);
      assert.equal(stats.failures, 0);
      assert.ok(stats.passes >= 10, `only ${stats.passes} tests passed`);
    });
  }
});

/** VS Code itself says 0 in each of these cases. */
describe('a suite that did not run to its end', function () {
  this.timeout(300_000);
  const standIn = fileURLToPath(new URL('standIn.mjs', import.meta.url));
  const cases = {
    'is killed with its extension host': "process.kill(process.pid, 'SIGKILL')",
    'ends its extension host': 'process.exit(0)',
    'runs no test': '',
  };
  for (const [name, body] of Object.entries(cases)) {
    it(`does not pass when it ${name}`, async () => {
      const temporary = await mkdtemp(join(tmpdir(), 'uhs-'));
      const broken = join(temporary, 'broken.cjs');
      try {
        await writeFile(broken, `exports.run = async () => { ${body} };\n`);
        const running = runTests({
          vscodeExecutablePath: standIn,
          extensionDevelopmentPath: root,
          extensionTestsPath: broken,
          launchArgs: [temporary],
          extensionTestsEnv: { E2E_REPORT_FILE: join(temporary, 'report.json'), UNHARDCODE_VSCODE: '1.139' },
        });
        await assert.rejects(running, /Test run failed with code [67]/);
      } finally {
        await rm(temporary, { recursive: true, force: true });
      }
    });
  }
});

interface Stats {
  readonly passes: number;
  readonly failures: number;
}

/** The exit code is not enough: a suite that never ran leaves no report. */
async function runSuiteIn(version: HostVersion): Promise<Stats> {
  const temporary = await mkdtemp(join(tmpdir(), 'uhs-'));
  const project = await createProject(join(root, 'node_modules'));
  const report = join(temporary, 'report.json');
  try {
    await runTests({
      vscodeExecutablePath: await executableOf(version),
      extensionDevelopmentPath: root,
      extensionTestsPath: suite,
      launchArgs: [project],
      extensionTestsEnv: {
        E2E_REPORT_FILE: report,
        UNHARDCODE_VSCODE: version,
        ...withoutAws,
        HOME: process.env['HOME'],
      },
    });
    return JSON.parse(await readFile(report, 'utf8')) as Stats;
  } finally {
    await rm(temporary, { recursive: true, force: true });
    await rm(dirname(project), { recursive: true, force: true });
  }
}

/** The executable named by the user, the desktop's where there is a display and a network, else the stand-in. */
async function executableOf(version: HostVersion): Promise<string> {
  const named = process.env['VSCODE_EXECUTABLE'];
  if (named !== undefined) return named;
  if (process.platform !== 'linux' || process.env['DISPLAY'] !== undefined) {
    const desktop = await downloadAndUnzipVSCode(recipes[version].vscode).catch(() => undefined);
    if (desktop !== undefined) return desktop;
  }
  await ensureHost(version, (line) => process.stderr.write(`      ${line}\n`));
  return fileURLToPath(new URL('standIn.mjs', import.meta.url));
}
