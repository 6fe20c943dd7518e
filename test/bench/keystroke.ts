import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import { percentile } from './measure.ts';
import type { Bench, Measure } from './measure.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const ours = [here('../../server/dist/main.js'), 'lsp', '--stdio'];
const echo = [here('./echoServer.mjs')];
const keys = 200;

/** A key pressed in an open document until its diagnostics arrive, over stdio, beside a server that only answers. */
export const keystroke: Bench = async () => {
  const rows: Measure[] = [];
  for (const lines of [300, 10_000]) {
    const text = program(lines);
    const floor = await latencies(echo, text);
    const measured = await latencies(ours, text);
    const [p50, p99, base] = [
      percentile(measured.keys, 0.5),
      percentile(measured.keys, 0.99),
      percentile(floor.keys, 0.5),
    ];
    rows.push(
      { name: `${lines} lines: an echo, p50`, value: `${base.toFixed(1)} ms` },
      {
        name: `${lines} lines: diagnostics, p50`,
        value: `${p50.toFixed(1)} ms`,
        goal: 'echo + 5 ms',
        met: p50 <= base + 5,
      },
      { name: `${lines} lines: diagnostics, p99`, value: `${p99.toFixed(1)} ms`, goal: '≤ 25 ms', met: p99 <= 25 },
      {
        name: `${lines} lines: start to first diagnostics`,
        value: `${measured.first.toFixed(0)} ms`,
        goal: '2 x echo + 100 ms',
        met: measured.first <= 2 * floor.first + 100,
      },
    );
  }
  return rows;
};

interface Latencies {
  readonly first: number;
  readonly keys: readonly number[];
}

async function latencies(command: readonly string[], text: string): Promise<Latencies> {
  const started = performance.now();
  const child = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const waiting = new Map<number, () => void>();
  connection.onNotification('textDocument/publishDiagnostics', ({ version }: { version: number }) =>
    waiting.get(version)?.(),
  );
  connection.listen();
  const published = (version: number): Promise<void> => new Promise((resolve) => waiting.set(version, resolve));

  const uri = 'file:///bench/program.ts';
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } },
  });
  await connection.sendNotification('initialized', {});
  const opened = published(1);
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'typescript', version: 1, text },
  });
  await opened;
  const first = performance.now() - started;

  const middle = text.split('\n').length >> 1;
  const times: number[] = [];
  for (let version = 2; version < keys + 2; version += 1) {
    const begun = performance.now();
    const done = published(version);
    const start = { line: middle, character: 0 };
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start, end: start }, text: ' ' }],
    });
    await done;
    times.push(performance.now() - begun);
  }
  connection.dispose();
  child.kill();
  // The first keys warm the code up.
  return { first, keys: times.slice(20) };
}

/** A program of about 34 characters a line, with a credential every 500 lines. */
function program(lines: number): string {
  const password = ['Str0ng', 'Pa55', 'phrase!'].join('-');
  return Array.from({ length: lines }, (_, line) =>
    line % 500 === 7
      ? `const databasePassword${line} = '${password}${line}';`
      : `export const value${line} = compute(${line}, "key${line}");`,
  ).join('\n');
}
