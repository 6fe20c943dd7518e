import type { RewriteCase } from '../support/rewriteCase.ts';

const top = "const password = '⟦hunter2-A9x7⟧';\nconsole.log(password);\n";
const absences = ['secret', 'key', 'empty-value', 'endpoint'] as const;

/** Nothing is printed once the value cannot be had, and the program's exit code says so. */
export const failureCases = (extension: '.mjs' | '.mts', commonjs: '.cjs' | '.cts'): readonly RewriteCase[] =>
  absences.flatMap((absent) => [
    { name: `inline, without the ${absent}`, files: { [`main${extension}`]: top }, absent },
    { name: `by the helper, without the ${absent}`, files: { [`main${extension}`]: top }, style: 'helper', absent },
    {
      name: `by the helper and synchronously, without the ${absent}`,
      files: { [`main${commonjs}`]: top },
      style: 'helper',
      absent,
    },
  ]);
