// Mocha's own `spec` reporter, which also leaves the counts in a file: an exit code alone can be a false pass.
const { writeFileSync } = require('node:fs');
const required = require('mocha');
const Mocha = required.default ?? required;

module.exports = class RingReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const file = process.env.RING_REPORT;
    if (file === undefined) return;
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = runner.stats;
      writeFileSync(file, JSON.stringify({ passes, failures, pending }));
    });
  }
};
