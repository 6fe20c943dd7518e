import { checkRewrites } from '../support/checkRewrites.ts';
import { python } from '../support/pythonToolchain.ts';
import { literals } from './literals.ts';

checkRewrites('Python: literals', python, literals);
