import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { styleText } from 'node:util';
import type { Demo } from './demo.ts';
import { pythonWithBoto3 } from './python.ts';

interface Program {
  readonly title: string;
  readonly command: string;
  readonly args: readonly string[];
}

/** The whole loop without an editor: programs run, scan, plan, store and rewrite, programs run again. */
export function showInTerminal(demo: Demo): void {
  const programs = programsOf(demo);
  heading('1. The programs, with their credentials in the code');
  const before = programs.map((program) => run(program, demo));
  programs.forEach((program, index) => show(program.title, before[index] ?? ''));

  heading('2. unhardcode scan .');
  unhardcode(['scan', '.'], demo);
  heading('3. unhardcode migrate . (the plan: nothing is stored or edited)');
  unhardcode(['migrate', '.'], demo);
  heading('4. unhardcode migrate . --apply --yes (store, read back, edit)');
  unhardcode(['migrate', '.', '--apply', '--yes'], demo);

  heading('5. The programs again: the credentials come from Secrets Manager');
  for (const [index, program] of programs.entries()) {
    const after = run(program, demo);
    show(program.title, after);
    console.log(
      after === before[index]
        ? styleText('green', '  ✔ prints what it printed before')
        : styleText('red', '  ✘ prints something else'),
    );
    if (after !== before[index]) process.exitCode = 1;
  }
  console.log(`\nThe rewritten programs are in ${demo.workspace}`);
}

function programsOf({ root, workspace }: Demo): readonly Program[] {
  const node = process.execPath;
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  const python = pythonWithBoto3();
  return [
    { title: 'node node-esm/webhook.mjs', command: node, args: [join(workspace, 'node-esm/webhook.mjs')] },
    { title: 'node node-cjs/report.cjs', command: node, args: [join(workspace, 'node-cjs/report.cjs')] },
    { title: 'tsx typescript/client.ts', command: node, args: [tsx, join(workspace, 'typescript/client.ts')] },
    ...(python === undefined
      ? []
      : [{ title: 'python3 python/app.py', command: python, args: [join(workspace, 'python/app.py')] }]),
  ];
}

function run({ command, args }: Program, { workspace, environment }: Demo): string {
  const { stdout, stderr, status } = spawnSync(command, args, { cwd: workspace, env: environment, encoding: 'utf8' });
  return status === 0 ? stdout : `${stdout}${stderr}`;
}

function unhardcode(args: readonly string[], { root, workspace, environment }: Demo): void {
  const main = join(root, 'server/dist/main.js');
  spawnSync(process.execPath, [main, ...args], { cwd: workspace, env: environment, stdio: 'inherit' });
}

const heading = (text: string): void => console.log(`\n${styleText('bold', text)}`);

function show(title: string, output: string): void {
  console.log(styleText('gray', `$ ${title}`));
  console.log(output.trimEnd().replace(/^/gm, '  '));
}
