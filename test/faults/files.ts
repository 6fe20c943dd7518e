import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** What may happen to the files of a project while a run is under way. */
export interface FileFault {
  /** Needs a file system of its own, which only root can mount. */
  readonly needsMount?: true;
  strike(folder: string, path: string): void;
  /** Before the run that finishes the work. */
  mend(folder: string, path: string): void;
  /** The text of the struck file before anything is edited, from then on. */
  readonly original: (text: string) => string;
  /** What another program wrote, and has to be there in the end. */
  readonly written?: string;
  /** The one file that it may strike. */
  readonly path?: string;
}

const same = (text: string): string => text;
const nothing = (): void => undefined;
const addition = '\n// somebody else was here\n';

function renamed(manifest: string): string {
  return manifest.replace('"shop"', '"market"');
}

/** One row a fault. */
export const fileFaults = {
  'another program adds a line': {
    strike: (folder, path) => appendFileSync(join(folder, path), addition),
    mend: nothing,
    original: (text) => text + addition,
    written: addition,
  },
  'another program saves the file anew': {
    strike(folder, path) {
      const file = join(folder, path);
      renameSync(file, `${file}.saving`);
      renameSync(`${file}.saving`, file);
      appendFileSync(file, addition);
    },
    mend: nothing,
    original: (text) => text + addition,
    written: addition,
  },
  // And so what its secrets would be called.
  'another program renames the project': {
    path: 'package.json',
    strike: (folder, path) => writeFileSync(join(folder, path), renamed(readFileSync(join(folder, path), 'utf8'))),
    mend: nothing,
    original: renamed,
    written: '"market"',
  },
  'a folder takes the place of the file for a while': {
    strike(folder, path) {
      renameSync(join(folder, path), join(folder, `${path}.aside`));
      mkdirSync(join(folder, path));
    },
    mend(folder, path) {
      rmSync(join(folder, path), { recursive: true });
      renameSync(join(folder, `${path}.aside`), join(folder, path));
    },
    original: same,
  },
  'the file cannot be written': {
    strike: (folder, path) => changeMode(join(folder, path), (mode) => mode & ~0o222),
    mend: (folder, path) => changeMode(join(folder, path), (mode) => mode | 0o200),
    original: same,
  },
  'the disk is full': {
    needsMount: true,
    strike: (folder) => fill(join(folder, '.filler')),
    mend: (folder) => rmSync(join(folder, '.filler'), { force: true }),
    original: same,
  },
  'the disk becomes read-only': {
    needsMount: true,
    strike: (folder) => remount(folder, 'ro'),
    mend: (folder) => remount(folder, 'rw'),
    original: same,
  },
} as const satisfies Readonly<Record<string, FileFault>>;

export type FileFaultName = keyof typeof fileFaults;
export const fileFaultNames = Object.keys(fileFaults) as readonly FileFaultName[];
export const faultOf = (name: FileFaultName): FileFault => fileFaults[name];

const changeMode = (file: string, change: (mode: number) => number): void =>
  chmodSync(file, change(statSync(file).mode));

/** Until nothing more fits. */
function fill(file: string): void {
  for (const size of [65_536, 4096, 512]) {
    try {
      for (;;) appendFileSync(file, Buffer.alloc(size));
    } catch {
      // The next smaller piece may still fit.
    }
  }
}

const remount = (folder: string, how: 'ro' | 'rw'): void =>
  void spawnSync('mount', ['-o', `remount,${how}`, folder], { stdio: 'ignore' });

/** Bytes: enough for a project and the new content of its largest file. */
const diskSize = 1_048_576;

/** Mounts a small file system over a folder. False where that is not allowed. */
export const mountDisk = (folder: string): boolean =>
  process.platform === 'linux' &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${diskSize}`, 'tmpfs', folder], { stdio: 'ignore' }).status === 0;

export const unmountDisk = (folder: string): void => void spawnSync('umount', ['-l', folder], { stdio: 'ignore' });

/** Whether this machine lets us mount; asked once. */
export function canMount(folder: string): boolean {
  const probe = join(folder, 'probe');
  mkdirSync(probe);
  const can = mountDisk(probe);
  if (can) unmountDisk(probe);
  rmSync(probe, { recursive: true });
  return can;
}
