import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { mainFile } from '../support/cli.ts';
import { migrate } from '../support/migrate.ts';
import { faultOf } from './files.ts';
import {
  brokenAtAnyTime,
  brokenAtTheEnd,
  brokenTokens,
  leaksOf,
  mixed,
  modesOf,
  recordsLeft,
  startReading,
  stateOf,
  temporaryFiles,
} from './invariants.ts';
import type { State } from './invariants.ts';
import { networkFaults } from './network.ts';
import { startProxy } from './proxy.ts';
import type { Exchange, Proxy } from './proxy.ts';
import type { Moment, Schedule } from './schedule.ts';
import { makeWorld, project } from './world.ts';
import type { World } from './world.ts';

/** Runs a schedule and gives what did not hold; nothing when it was survived. */
export async function survive(schedule: Schedule): Promise<readonly string[]> {
  const world = await makeWorld(schedule);
  try {
    return await play(schedule, world);
  } finally {
    await world.close();
  }
}

async function play(schedule: Schedule, world: World): Promise<readonly string[]> {
  const said: Record<string, string> = {};
  const broken: string[] = [];
  const during: State[] = [];
  const trouble = makeTrouble(schedule, world);
  const modes = modesOf(world);
  const reader = startReading(world);
  let state = await stateOf(world);

  // With faults, as often as the schedule says.
  for (let run = 0; run < schedule.runs; run += 1) {
    const proxy = await startProxy(trouble.handle);
    const runs = schedule.isTwofold ? [1, 2] : [1];
    const outputs = await Promise.all(runs.map(() => troubledRun(schedule, world, proxy, trouble)));
    outputs.forEach((output, index) => (said[`output ${run}.${index}`] = output));
    await proxy.close();
    await trouble.settled();
    const before = state;
    state = await stateOf(world);
    during.push(state);
    const found = [
      ...brokenAtAnyTime(state, world),
      ...brokenTokens(before.records, proxy.sent),
      ...(schedule.kill?.who === 'client' ? [] : temporaryFiles(state)),
    ];
    broken.push(...found.map((what) => `after run ${run + 1}: ${what}`));
  }
  trouble.mend();

  // Without faults: it finishes the work.
  const passing = await startProxy(async (exchange) => exchange.answer(await exchange.forward()));
  const finishing = await migrate(world.folder, { ...world.env, HTTP_PROXY: passing.url }, { apply: true, yes: true });
  await passing.close();
  said['finishing'] = finishing.stdout + finishing.stderr;
  const end = await stateOf(world);
  if (finishing.exitCode !== 0) broken.push(`the finishing run ended with ${finishing.exitCode}: ${finishing.stderr}`);
  broken.push(...brokenTokens(state.records, passing.sent));
  broken.push(...brokenAtAnyTime(end, world), ...brokenAtTheEnd(end, Object.values(said).join('')));
  broken.push(...during.flatMap((one) => mixed(one, end, trouble.originals)), ...trouble.lostIn(end));

  // Once more: nothing is left to do.
  const last = await migrate(world.folder, world.env, { apply: true, yes: true });
  said['last'] = last.stdout + last.stderr;
  if (last.exitCode !== 0) broken.push(`a run with nothing to do ended with ${last.exitCode}: ${last.stderr}`);
  const after = await stateOf(world);
  if (JSON.stringify(after.files) !== JSON.stringify(end.files)) broken.push('a run with nothing to do changed a file');
  if (after.texts.size !== end.texts.size) broken.push('a run with nothing to do changed the store');
  if (JSON.stringify(modesOf(world)) !== JSON.stringify(modes)) broken.push('the mode of a file is another one');
  for (const [path, text] of reader.read()) {
    if (!trouble.originals(path).includes(text)) broken.push(`${path} was written under the eyes of a reader`);
  }
  broken.push(...recordsLeft(after).map((name) => `the record of ${name} is left`));
  broken.push(...leaksOf(world, said).map((where) => `a value is in ${where}`));
  return broken;
}

interface Trouble {
  readonly handle: (exchange: Exchange) => Promise<void>;
  /** Called when it is time to kill the client; set by whoever runs it. */
  onKill: () => void;
  settled(): Promise<void>;
  mend(): void;
  /** What a file may be before it is edited. */
  readonly originals: (path: string) => readonly (string | undefined)[];
  /** What another program wrote and is not there in the end. */
  readonly lostIn: (end: State) => readonly string[];
}

/** What goes wrong, at the requests that the schedule names; counted over all runs. */
function makeTrouble({ network, files, kill }: Schedule, world: World): Trouble {
  let requests = 0;
  let isStruck = false;
  let endpoint = Promise.resolve();

  function reach(request: number, side: Moment['side']): void {
    if (files !== undefined && !isStruck && isAt(files.at, request, side)) {
      isStruck = true;
      faultOf(files.fault).strike(world.folder, files.path);
    }
    if (kill === undefined || !('request' in kill.at) || !isAt(kill.at, request, side)) return;
    if (kill.who === 'client') trouble.onKill();
    else endpoint = world.killEndpoint();
  }

  const trouble: Trouble = {
    onKill: () => undefined,
    async handle(exchange) {
      const request = requests++;
      reach(request, 'before');
      const fault = network[request];
      if (fault === undefined) exchange.answer(await exchange.forward());
      else await networkFaults[fault](exchange, world.rival);
      reach(request, 'after');
    },
    settled: () => endpoint,
    mend() {
      if (files !== undefined && isStruck) faultOf(files.fault).mend(world.folder, files.path);
    },
    originals(path) {
      const text = project[path];
      if (files === undefined || path !== files.path || text === undefined) return [text];
      const struck = files.fault.startsWith('a folder') ? undefined : faultOf(files.fault).original(text);
      return [text, struck];
    },
    lostIn(end) {
      if (files === undefined || !isStruck) return [];
      const isKept = end.files[files.path]?.includes(faultOf(files.fault).written ?? '') === true;
      return isKept ? [] : [`what another program wrote into ${files.path} is gone`];
    },
  };
  return trouble;
}

const isAt = (moment: Moment, request: number, side: Moment['side']): boolean =>
  moment.request === request && moment.side === side;

/** Gives everything that was said. */
async function troubledRun(schedule: Schedule, world: World, proxy: Proxy, trouble: Trouble): Promise<string> {
  const env = { ...world.env, HTTP_PROXY: proxy.url };
  if (schedule.kill === undefined) {
    const { stdout, stderr } = await migrate(world.folder, env, { apply: true, yes: true });
    return stdout + stderr;
  }
  const child = spawn(process.execPath, [mainFile, 'migrate', '--apply', '--yes', '--format', 'json'], {
    cwd: world.folder,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk));
  const end = once(child, 'close');
  const kill = (): void => void child.kill('SIGKILL');
  trouble.onKill = kill;
  const { at } = schedule.kill;
  if ('milliseconds' in at) setTimeout(kill, at.milliseconds).unref();
  if ('edited' in at) {
    while (child.exitCode === null && editedIn(world) < at.edited) await setImmediate();
    kill();
  }
  await end;
  return Buffer.concat(output).toString();
}

const editedIn = ({ folder }: World): number =>
  Object.entries(project).filter(([path, text]) => textOf(join(folder, path)) !== text).length;

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
