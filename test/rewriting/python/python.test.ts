import { checkRewrites } from '../support/checkRewrites.ts';
import { python } from '../support/pythonToolchain.ts';
import { bytes } from './bytes.ts';
import { helpers } from './helpers.ts';
import { libraries } from './libraries.ts';
import { literals } from './literals.ts';
import { positions, refusals } from './positions.ts';
import { clashes, failures, imports, surroundings } from './surroundings.ts';

checkRewrites('Python: literals', python, literals);
checkRewrites('Python: bytes', python, bytes);
checkRewrites('Python: positions', python, positions);
checkRewrites('Python: refusals', python, refusals);
checkRewrites('Python: surroundings', python, surroundings);
checkRewrites('Python: imports', python, imports);
checkRewrites('Python: clashes', python, clashes);
checkRewrites('Python: helpers', python, helpers);
checkRewrites('Python: libraries', python, libraries);
checkRewrites('Python: failures', python, failures);
