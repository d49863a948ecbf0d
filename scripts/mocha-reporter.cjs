// One dot a test and the failures in full; writes the counts to the file named by MOCHA_COUNTS, if any, with the files
// that a test failed in.
const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

module.exports = class extends reporters.Dot {
  /** Waits for the counts to be written before mocha may exit. */
  done(failures, exit) {
    const file = process.env.MOCHA_COUNTS;
    const { passes, pending } = this.stats;
    const failedIn = [...new Set(this.failures.map((test) => test.file))];
    if (file) writeFileSync(file, JSON.stringify({ passed: passes, failed: failures, pending, failedIn }));
    exit(failures);
  }
};
