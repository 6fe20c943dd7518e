// `npm run bench`: prints what the product costs, as ratios to something simple measured in the same run.
import { runOrExit, installAndBuild } from '../support/bootstrap.mjs';

installAndBuild();
runOrExit(process.execPath, ['esbuild.mjs', '--production']);
runOrExit(process.execPath, ['--import', 'tsx', 'test/bench/all.ts', ...process.argv.slice(2)]);
