#!/usr/bin/env node
// Takes the place of VS Code's executable where none can be had; see support/standIn.ts.
import { register } from 'tsx/esm/api';

register();
const { runSuite } = await import('./support/standIn.ts');
process.exit(await runSuite(process.argv.slice(2), process.env));
