// `npm test`: set up, build, the unit tests, then the tests against real daemons, on the distribution's containerd and, where
// Go is, on the newest. With CI=true the built packages are tested once more on the oldest Node.js that berth supports.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureNode22, setUp } from '../packages/lab/setup/index.mjs';
import { build } from './build.mjs';
import { readArguments } from './test-arguments.mjs';
import { add, sentence, sumOf } from './test-sum.mjs';
import { NODE, ROOT, run } from './workspace.mjs';

const ci = process.env.CI === 'true';
const PINNED = ['1.6.38', '1.7.30', '2.1.9', '2.4.2'];
const TOOLS = ['runc-1.5.2', 'cni-1.9.1'];

/** Jest that takes longer hangs; the whole of CI has 90 minutes. */
const JEST_TIMEOUT_MS = 25 * 60_000;

/** A machine that is busy with other work must not make a test fail. */
const TEST_TIMEOUT_MS = { unit: 20_000, real: 60_000 };

let total = { passed: 0, failed: 0, skipped: 0 };

/** Tests against real daemons, wherever the workspace itself may stand. */
const REAL = '/packages/[^/]+/test/';

/** Runs Jest over the test files whose paths match, and adds what it counted. */
async function jest(title, node, env, patterns, only, go = true) {
  console.log(`\n── ${title}`);
  const directory = mkdtempSync(join(tmpdir(), 'berth-test-'));
  try {
    const report = join(directory, 'report.json');
    const args = ['--passWithNoTests', '--json', `--outputFile=${report}`, ...selection(patterns, only, go)];
    const options = {
      env: { NODE_OPTIONS: '--experimental-vm-modules --no-warnings', ...env },
      timeoutMs: JEST_TIMEOUT_MS,
    };
    const exitCode = await run(node, ['node_modules/jest/bin/jest.js', ...args], options);
    total = add(total, sumOf(readReport(report), exitCode));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Which files Jest takes, and how many at once: daemons share the cores with what they run. */
function selection(patterns, only, go) {
  const left = ['/node_modules/', '/packages/[^/]+/dist', ...(only === 'unit' ? [REAL] : []), ...(go ? [] : NEEDS_GO)];
  const real = patterns.length === 0 ? [REAL] : patterns.map((pattern) => `${REAL}.*${pattern}`);
  const chosen = only === 'real' ? real : patterns;
  return [
    `--testTimeout=${TEST_TIMEOUT_MS[only]}`,
    ...(only === 'real' ? ['--runInBand'] : ['--maxWorkers=2']),
    ...['--testPathIgnorePatterns', ...left],
    ...(chosen.length > 0 ? ['--testPathPatterns', ...chosen] : []),
  ];
}

/** undefined where Jest left none. */
function readReport(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

/** The versions to test on, and what is left out for want of Go. */
function versionsOf(wanted, go) {
  if (wanted !== undefined) return [wanted];
  return go ? ['distribution', '2.4.2'] : ['distribution'];
}

/** The Go modules to have: with the whole suite all pinned daemons, since the contract is compared with each. */
function modulesOf({ containerd, unit, patterns }) {
  if (unit) return [];
  const whole = patterns.length === 0 || containerd === undefined;
  const versions = whole ? PINNED : PINNED.filter((version) => version === containerd);
  return [...versions.map((version) => `containerd-${version}`), ...TOOLS];
}

/** The test files that compare us with what only Go modules carry. */
const NEEDS_GO = ['contract\\.test', 'oci-schema\\.test'];

const NO_GO =
  'not run: the suite on containerd 2.4.2 and the comparisons with the pinned daemons and the runtime-spec, which come with Go 1.21 or newer: apt-get install golang-go';

async function main() {
  const { containerd, unit, yes, patterns } = readArguments(process.argv.slice(2), PINNED);
  const { go } = await setUp({
    root: ROOT,
    modules: modulesOf({ containerd, unit, patterns }),
    daemons: !unit,
    yes: ci || yes,
  });
  if ((await build()) !== 0) throw new Error('the build failed');
  if (containerd === undefined) await jest('unit tests', NODE, {}, patterns, 'unit');
  if (!unit) {
    for (const version of versionsOf(containerd, go)) {
      await jest(`real daemons, containerd ${version}`, NODE, { BERTH_TEST_CONTAINERD: version }, patterns, 'real', go);
    }
    if (ci && containerd === undefined) {
      const node22 = await ensureNode22({ say: (line) => console.error(`set-up: ${line}`) });
      await jest(
        'the built packages on Node.js 22',
        node22,
        { BERTH_TEST_CONTAINERD: 'distribution' },
        patterns,
        'real',
      );
    }
  }
  if (!go && !unit) {
    console.log(`\n${NO_GO}`);
    if (ci) total.failed += 1;
  }
}

try {
  await main();
} catch (error) {
  console.error(error.message);
  total.failed += 1;
}
console.log(`\n${sentence(total)}`);
process.exitCode = total.failed > 0 || total.skipped > 0 || total.passed === 0 ? 1 : 0;
