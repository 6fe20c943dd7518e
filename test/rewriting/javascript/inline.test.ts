import { checkRewrites } from '../support/checkRewrites.ts';
import { byteCases, otherByteCases } from './bytes.ts';
import { literalCases } from './literals.ts';
import { nameCases } from './names.ts';
import { placementCases } from './placement.ts';
import { awaitingCases, refusedCases } from './positions.ts';
import { nodeWith } from './toolchain.ts';

const toolchain = nodeWith();

checkRewrites('JavaScript: literals', toolchain, literalCases('.mjs'));
checkRewrites('JavaScript: bytes', toolchain, [...otherByteCases, ...byteCases('.mjs')]);
checkRewrites('JavaScript: where await is legal', toolchain, awaitingCases('.mjs'));
checkRewrites('JavaScript: what is refused', toolchain, refusedCases('.mjs'));
checkRewrites('JavaScript: placement', toolchain, placementCases);
checkRewrites('JavaScript: names', toolchain, nameCases);
