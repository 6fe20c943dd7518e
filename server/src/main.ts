#!/usr/bin/env node
import { processIo } from './cli/processIo.ts';

// The composition root: a language server for VS Code, or the command line.
const args = process.argv.slice(2);
if (args.includes('--node-ipc')) {
  const { serveOverIpc } = await import('./cli/commands/lsp.ts');
  process.exitCode = await serveOverIpc();
} else {
  const { runProgram } = await import('./cli/program.ts');
  process.exitCode = await runProgram(args, processIo());
}
