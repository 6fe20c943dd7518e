// `npm start`: installs and builds what is missing, then shows the demo.
import { spawn } from 'node:child_process';
import { installAndBuild, root } from '../support/bootstrap.mjs';

installAndBuild();
const child = spawn(process.execPath, ['--import', 'tsx', 'test/demo/start.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
// Ctrl+C reaches the child too, which ends what it started; this process only waits for it.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 130));
