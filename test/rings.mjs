// The rings of tests, from the quickest to the most real; one line each.

/**
 * @typedef {object} Ring
 * @property {string} name
 * @property {string} about
 * @property {readonly string[]} command  run in the project's root
 * @property {boolean} mocha  leaves counts; otherwise the exit code is one test
 */

const mocha = (...patterns) => ['node_modules/.bin/mocha', '--reporter', 'test/support/ringReporter.cjs', ...patterns];

/** @type {readonly Ring[]} */
export const rings = [
  { name: 'types', about: 'everything type-checks', command: ['node_modules/.bin/tsc', '--noEmit'], mocha: false },
  { name: 'lint', about: 'ESLint and Prettier', command: ['npm', 'run', '--silent', 'lint'], mocha: false },
  { name: 'unit', about: 'rules, filters, names, plans, laws', command: mocha('test/unit/**/*.test.ts'), mocha: true },
  {
    name: 'lsp',
    about: 'the protocol, in memory and over stdio',
    command: mocha('test/lsp/**/*.test.ts'),
    mocha: true,
  },
  {
    name: 'store',
    about: 'the contract, on the sandbox and on moto',
    command: mocha('test/store/**/*.test.ts'),
    mocha: true,
  },
  {
    name: 'faults',
    about: 'a hundred random schedules of what can go wrong',
    command: mocha('test/faults/*.test.ts', 'test/canaries/*.test.ts'),
    mocha: true,
  },
  { name: 'cli', about: 'the built command line', command: mocha('test/cli/**/*.test.ts'), mocha: true },
  {
    name: 'rewriting',
    about: 'rewritten programs, executed',
    command: mocha('test/rewriting/**/*.test.ts'),
    mocha: true,
  },
  { name: 'editors', about: 'Neovim and Emacs', command: mocha('test/e2e/editors/**/*.test.ts'), mocha: true },
  { name: 'vscode', about: 'a real VS Code', command: mocha('test/e2e/*.test.ts'), mocha: true },
];
