import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import type { Bench } from './measure.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const ours = [here('../../server/dist/main.js'), 'lsp', '--stdio'];
const echo = [here('./echoServer.mjs')];

/** Resident memory of the server with open documents of 100 lines, above that of a server that only answers. */
export const serverMemory: Bench = async () => {
  const rows = [];
  for (const documents of [1, 1000]) {
    const above = (await residentWith(ours, documents)) - (await residentWith(echo, documents));
    const name = `server with ${documents} open document${documents === 1 ? '' : 's'}, above an echo server`;
    const value = `${above.toFixed(0)} MiB`;
    rows.push(documents === 1 ? { name, value } : { name, value, goal: '≤ 60 MiB', met: above <= 60 });
  }
  return rows;
};

/** Mebibytes once every document has its diagnostics, as Linux counts them. */
async function residentWith(command: readonly string[], documents: number): Promise<number> {
  const child = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const published = new Set<string>();
  const all = new Promise<void>((resolve) => {
    connection.onNotification('textDocument/publishDiagnostics', ({ uri }: { uri: string }) => {
      if (published.add(uri).size === documents) resolve();
    });
  });
  connection.listen();
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  await connection.sendNotification('initialized', {});
  const line = 'export const value = compute(first, "key of something");';
  const text = Array.from({ length: 100 }, () => line).join('\n');
  for (let index = 0; index < documents; index++) {
    const uri = `file:///bench/program${index}.ts`;
    const textDocument = { uri, languageId: 'typescript', version: 1, text };
    await connection.sendNotification('textDocument/didOpen', { textDocument });
  }
  await all;
  const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid ?? 'self'}/status`, 'utf8'))?.[1];
  connection.dispose();
  child.kill();
  return Number(resident) / 1024;
}
