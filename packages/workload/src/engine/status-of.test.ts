import { describe, expect, test } from '@jest/globals';
import type { WorkloadState } from '../model/workload-status.js';
import type { ObservedContainer } from './next-step.js';
import { statusOf, verdict } from './status-of.js';
import { twoContainers } from './two-containers.test.support.js';

const known = { addresses: [], startedAt: {}, imageDigests: {}, failure: undefined };
const exited = (code: number | undefined): ObservedContainer => ({ state: 'exited', exit: { code, finishedAt: 't' } });
const running: ObservedContainer = { state: 'running', pid: 7 };
const made: ObservedContainer = { state: 'made' };

describe('the status of a workload', () => {
  test.each<[WorkloadState, 'prepared' | 'running' | 'stopped', ObservedContainer, ObservedContainer, boolean]>([
    ['preparing', 'running', { state: 'absent' }, { state: 'absent' }, false],
    ['preparing', 'prepared', made, { state: 'absent' }, true],
    ['prepared', 'prepared', made, made, true],
    ['starting', 'running', made, made, true],
    ['starting', 'running', running, made, true],
    ['running', 'running', running, running, true],
    ['running', 'running', exited(0), running, true],
    ['exited', 'running', exited(0), exited(0), true],
    ['stopping', 'stopped', running, exited(0), true],
    ['exited', 'stopped', exited(0), made, true],
  ])('is %s where %s is wanted of %j and %j', (state, desired, a, b, sandboxReady) => {
    const observed = { sandboxReady, removing: false, containers: { a, b } };
    expect(statusOf(twoContainers(desired), observed, known).state).toBe(state);
  });

  test('has the reason of the first container that ended badly', () => {
    const observed = { sandboxReady: true, removing: false, containers: { a: exited(0), b: exited(3) } };
    expect(statusOf(twoContainers('running'), observed, known)).toMatchObject({
      reason: 'Error',
      message: 'ended with exit code 3',
    });
  });

  test('an end that is not written down yet is not told', () => {
    const a: ObservedContainer = { state: 'stopped', exit: { code: 1, finishedAt: 't' } };
    const observed = { sandboxReady: true, removing: false, containers: { a, b: running } };
    const [first] = statusOf(twoContainers('running'), observed, known).containers;
    expect(first).toMatchObject({ state: 'running', exitCode: undefined });
  });

  test.each([
    [0, 'Completed'],
    [1, 'Error'],
    [128, 'Error'],
    [137, 'Signaled'],
    [undefined, 'RuntimeLost'],
  ])('exit code %s is %s', (code, reason) => {
    expect(verdict({ code, finishedAt: undefined }).reason).toBe(reason);
  });
});
