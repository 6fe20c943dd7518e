import { execFile } from 'node:child_process';
import { access, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A VS Code that runs in the browser: the server, and the Node it needs. */
export interface Host {
  /** Of VS Code itself, such as `1.139.1`. */
  readonly version: string;
  readonly node: string;
  readonly serverMain: string;
}

interface Recipe {
  readonly vscode: string;
  readonly codeServer: string;
  readonly node: string;
  /** The modules that have to be compiled; without them the output channels stay empty or terminals hang. */
  readonly native: readonly string[];
  /** Whether the package leaves ripgrep to a download, so that the system's is linked in its place. */
  readonly needsRipgrep: boolean;
}

/** The oldest version that the extension promises to run in, and a recent one. */
export const recipes = {
  '1.100': {
    vscode: '1.100.3',
    codeServer: '4.100.3',
    node: '20.20.2',
    native: ['@vscode/spdlog', 'native-watchdog', 'node-pty'],
    needsRipgrep: true,
  },
  '1.139': {
    vscode: '1.139.1',
    codeServer: '4.139.1',
    node: '24.21.0',
    native: ['@vscode/spdlog', '@vscode/native-watchdog'],
    needsRipgrep: false,
  },
} as const satisfies Readonly<Record<string, Recipe>>;
export type HostVersion = keyof typeof recipes;
export const hostVersions = Object.keys(recipes) as readonly HostVersion[];
/** The pictures of the documents are of the recent version. */
export const pictured: HostVersion = '1.139';

export type Report = (line: string) => void;

/**
 * VS Code from the npm registry alone, installed once a version into the user's cache.
 * @throws Error when something cannot be downloaded or compiled; a half-made installation is never left in place.
 */
export async function ensureHost(version: HostVersion, report: Report = () => undefined): Promise<Host> {
  const recipe = recipes[version];
  const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'unhardcode', `vscode-${recipe.vscode}`);
  const host = hostIn(folder, recipe);
  if (await answers(host)) return host;
  const half = `${folder}.${process.pid}`;
  try {
    await installInto(half, recipe, report);
    await rm(folder, { recursive: true, force: true });
    await rename(half, folder);
  } finally {
    await rm(half, { recursive: true, force: true });
  }
  return host;
}

/** Path of a Chromium: the one named in `CHROMIUM`, the system's, or Debian's package, installed when it is missing. */
export async function ensureChromium(report: Report = () => undefined): Promise<string> {
  const candidates = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  for (const candidate of candidates) {
    if (candidate !== undefined && (await exists(candidate))) return candidate;
  }
  report('installing chromium');
  await installPackages(['chromium']);
  return '/usr/bin/chromium';
}

function hostIn(folder: string, recipe: Recipe): Host {
  const modules = join(folder, 'node_modules');
  return {
    version: recipe.vscode,
    node: join(modules, nodePackage, 'bin/node'),
    serverMain: join(modules, 'code-server/lib/vscode/out/server-main.js'),
  };
}

const nodePackage = `node-${process.platform}-${process.arch}`;

async function answers(host: Host): Promise<boolean> {
  if (!(await exists(host.serverMain))) return false;
  const { stdout } = await run(host.node, [host.serverMain, '--version']).catch(() => ({ stdout: '' }));
  return stdout.startsWith(host.version);
}

async function installInto(folder: string, recipe: Recipe, report: Report): Promise<void> {
  const node = join(folder, 'node_modules', nodePackage);
  const server = join(folder, 'node_modules/code-server/lib/vscode');
  const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true, "name": "vscode-host", "version": "0.0.0" }\n');
  report(`VS Code ${recipe.vscode}: downloading`);
  await npm(folder, [...install, '--save-exact', `code-server@${recipe.codeServer}`, `${nodePackage}@${recipe.node}`]);
  await npm(server, [...install, '--omit=dev']);
  await npm(join(server, 'extensions'), [...install, '--omit=dev']);
  report(`VS Code ${recipe.vscode}: compiling its native modules, which takes a minute or two`);
  const environment = {
    PATH: `${join(node, 'bin')}${delimiter}${process.env.PATH ?? ''}`,
    npm_config_nodedir: node,
    npm_config_yes: 'true',
    // The project's own settings say no, and reach this process when npm has started it.
    npm_config_ignore_scripts: 'false',
  };
  // A step after the compilation of node-pty fails without a network; the smoke runs show whether a module is missing.
  await npm(server, ['rebuild', '--loglevel=error', ...recipe.native], environment).catch(() => undefined);
  if (!(await exists(join(server, 'node_modules/@vscode/spdlog/build/Release/spdlog.node')))) {
    throw new Error(
      'the native modules of VS Code could not be compiled; a C++ compiler, make and Python 3 are needed',
    );
  }
  if (recipe.needsRipgrep) await linkRipgrep(server, report);
}

/** Without ripgrep, finding files and text silently gives nothing. */
async function linkRipgrep(server: string, report: Report): Promise<void> {
  if (!(await exists('/usr/bin/rg'))) {
    report('installing ripgrep');
    await installPackages(['ripgrep']);
  }
  const folder = join(server, 'node_modules/@vscode/ripgrep/bin');
  await mkdir(folder, { recursive: true });
  await symlink('/usr/bin/rg', join(folder, 'rg'));
}

async function npm(folder: string, parameters: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<void> {
  await run('npm', [...parameters], { cwd: folder, env: { ...process.env, ...environment }, maxBuffer: 64 << 20 });
}

/** Debian's packages, as root or through a sudo that asks for no password. */
async function installPackages(names: readonly string[]): Promise<void> {
  const apt = process.getuid?.() === 0 ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  const call = async (parameters: readonly string[]): Promise<void> => {
    const [command = 'apt-get', ...rest] = [...apt, ...parameters];
    await run(command, rest, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, maxBuffer: 64 << 20 });
  };
  await call(['update', '-qq']);
  await call(['install', '-y', '-qq', '--no-install-recommends', ...names]);
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
