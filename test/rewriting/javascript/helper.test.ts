import { checkRewrites } from '../support/checkRewrites.ts';
import { failureCases } from './failures.ts';
import { helperCases, helperPositionCases } from './helper.ts';
import { programCases } from './programs.ts';
import { nodeWith } from './toolchain.ts';

const toolchain = nodeWith();

checkRewrites('JavaScript: helper', toolchain, helperCases);
checkRewrites('JavaScript: where only the helper can read', toolchain, helperPositionCases('.mjs'));
checkRewrites('JavaScript: programs', toolchain, programCases);
checkRewrites('JavaScript: without a value', toolchain, failureCases('.mjs', '.cjs'));
