import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { format } from 'node:util';
import type { Browser } from 'playwright-core';
import { openBrowser, viewport } from './browser.ts';
import { ensureHost, hostVersions } from './install.ts';
import type { HostVersion } from './install.ts';
import { openWorkbench } from './workbench.ts';
import type { Workbench } from './workbench.ts';

/**
 * Stands in for the desktop's executable: takes the same parameters, opens VS Code in a browser and runs the same
 * suite in the same extension host.
 *
 * VS Code says 0 when an extension host dies in the middle of a suite. So the exit code alone is not believed: every
 * extension host must have ended well, and the suite must have written a report with passes and no failures.
 */
export async function runSuite(parameters: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const { options, folder } = parse(parameters);
  const report = environment['E2E_REPORT_FILE'];
  if (report !== undefined) rmSync(report, { force: true });
  let workbench: Workbench | undefined;
  let browser: Browser | undefined;
  try {
    workbench = await openWorkbench({
      host: await ensureHost(versionIn(environment), (line) => process.stderr.write(`${line}\n`)),
      folder,
      runsSuites: true,
      environment: { ...environment, HOME: undefined },
    });
    browser = await openBrowser();
    const code = await openPage(browser, addressOf(workbench, folder, options), limitIn(environment));
    // The line about the end of the extension host arrives after the suite's answer.
    await new Promise((done) => setTimeout(done, 500));
    if (code !== 0) return code;
    if (workbench.log.failedHosts.length > 0) return exitCodes.hostDied;
    return report === undefined || (await passed(report)) ? 0 : exitCodes.noReport;
  } finally {
    await browser?.close();
    await workbench?.stop();
  }
}

export const exitCodes = { crashed: 2, closed: 3, timedOut: 5, hostDied: 6, noReport: 7 } as const;

type Options = ReadonlyMap<string, string>;

function parse(parameters: readonly string[]): { readonly options: Options; readonly folder: string } {
  const options = new Map<string, string>();
  const rest: string[] = [];
  for (const parameter of parameters) {
    const named = /^--(?<name>[^=]+)(?:=(?<value>.*))?$/s.exec(parameter)?.groups;
    if (named === undefined) rest.push(parameter);
    else options.set(named['name'] ?? '', named['value'] ?? '');
  }
  return { options, folder: resolve(rest[0] ?? '.') };
}

function versionIn(environment: NodeJS.ProcessEnv): HostVersion {
  return hostVersions.find((version) => version === environment['UNHARDCODE_VSCODE']) ?? '1.139';
}

const limitIn = (environment: NodeJS.ProcessEnv): number => Number(environment['SUITE_TIMEOUT_MS'] ?? 240_000);

function addressOf({ url, origin }: Workbench, folder: string, options: Options): string {
  // The authority must be the page's own: under another name a file would be opened twice.
  const remote = (path: string): string => `vscode-remote://${new URL(origin).host}${encodeURI(resolve(folder, path))}`;
  const payload = ['extensionDevelopmentPath', 'extensionTestsPath'].map((name) => [
    name,
    remote(options.get(name) ?? ''),
  ]);
  return `${url}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

async function openPage(browser: Browser, address: string, limit: number): Promise<number> {
  const page = await (await browser.newContext({ viewport })).newPage();
  const ended = new Promise<number>((finish) => {
    page.once('crash', () => finish(exitCodes.crashed));
    page.once('close', () => finish(exitCodes.closed));
    void page.exposeFunction('codeAutomationExit', (code: number) => finish(code));
    setTimeout(() => finish(exitCodes.timedOut), limit).unref();
  });
  await page.exposeFunction('codeAutomationLog', (type: string, values: readonly unknown[]) => {
    const line = format(...values);
    if (!noise.test(line)) (type === 'error' ? process.stderr : process.stdout).write(`${line}\n`);
  });
  await page.goto(address);
  return ended;
}

const noise =
  /^\[[A-Za-z]|Creating a socket|connection token|builtin extensions|authentication provider|from gallery|^Canceled: Canceled|^\s+at /;

async function passed(report: string): Promise<boolean> {
  const text = await readFile(report, 'utf8').catch(() => '{}');
  const { passes, failures } = JSON.parse(text) as { readonly passes?: number; readonly failures?: number };
  return passes !== undefined && passes > 0 && failures === 0;
}
