import { checkRewrites } from '../support/checkRewrites.ts';
import { byteCases } from './bytes.ts';
import { failureCases } from './failures.ts';
import { helperPositionCases } from './helper.ts';
import { literalCases } from './literals.ts';
import { awaitingCases, refusedCases } from './positions.ts';
import { nodeWith, tsx } from './toolchain.ts';
import { typescriptCases, unbuiltCases } from './typescript.ts';

const toolchain = nodeWith();

checkRewrites('TypeScript', toolchain, typescriptCases);
checkRewrites('TypeScript: without a build', tsx, unbuiltCases);
checkRewrites('TypeScript: literals', toolchain, literalCases('.mts'));
checkRewrites('TypeScript: bytes', toolchain, byteCases('.mts'));
checkRewrites('TypeScript: where await is legal', toolchain, awaitingCases('.mts'));
checkRewrites('TypeScript: what is refused', toolchain, refusedCases('.mts'));
checkRewrites('TypeScript: where only the helper can read', toolchain, helperPositionCases('.mts'));
checkRewrites('TypeScript: without a value', toolchain, failureCases('.mts', '.cts'));
