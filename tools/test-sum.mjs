// What jest's reports add up to. Pure.

/**
 * @typedef {object} Sum
 * @property {number} passed
 * @property {number} failed tests, and files that could not be run at all
 * @property {number} skipped
 */

/**
 * The sum of one run of jest.
 *
 * @param {object | undefined} report jest's JSON report; undefined where it left none
 * @param {number} exitCode
 * @returns {Sum}
 */
export function sumOf(report, exitCode) {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return {
    passed: report.numPassedTests,
    // An exit code alone tells of what went wrong outside of any test.
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * @param {Sum} one
 * @param {Sum} other
 * @returns {Sum}
 */
export function add(one, other) {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

/** @param {Sum} sum */
export function sentence({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
