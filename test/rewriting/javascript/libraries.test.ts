import { checkRewrites } from '../support/checkRewrites.ts';
import { libraryCases } from './libraries.ts';
import { installedPackages } from './packages.ts';
import { nodeWith } from './toolchain.ts';

checkRewrites('JavaScript and TypeScript: libraries', nodeWith(installedPackages), libraryCases);
