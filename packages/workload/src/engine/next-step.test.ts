import { describe, expect, test } from '@jest/globals';
import { nextStep, type Observed, type ObservedContainer, type Step } from './next-step.js';
import { twoContainers } from './two-containers.test.support.js';

const exit = { code: 0, finishedAt: undefined };
const absent: ObservedContainer = { state: 'absent' };
const made: ObservedContainer = { state: 'made' };
const created: ObservedContainer = { state: 'created', pid: 1 };
const running: ObservedContainer = { state: 'running', pid: 1 };
const stopped: ObservedContainer = { state: 'stopped', exit };
const lost: ObservedContainer = { state: 'lost' };
const exited: ObservedContainer = { state: 'exited', exit };

const seen = (a: ObservedContainer, b: ObservedContainer, more: Partial<Observed> = {}): Observed => ({
  sandboxReady: true,
  removing: false,
  containers: { a, b },
  ...more,
});

describe('the next step of a workload', () => {
  test.each<[string, 'prepared' | 'running' | 'stopped', Observed, Step]>([
    ['nothing there yet', 'running', seen(absent, absent, { sandboxReady: false }), { kind: 'prepare' }],
    ['a sandbox that a reboot took', 'running', seen(made, made, { sandboxReady: false }), { kind: 'prepare' }],
    ['one container missing', 'prepared', seen(made, absent), { kind: 'prepare' }],
    ['all made, and no more wanted', 'prepared', seen(made, made), { kind: 'wait' }],
    ['all made', 'running', seen(made, made), { kind: 'create', container: 'a' }],
    ['the first created', 'running', seen(created, made), { kind: 'start', container: 'a' }],
    ['the first running', 'running', seen(running, made), { kind: 'create', container: 'b' }],
    ['all running', 'running', seen(running, running), { kind: 'wait' }],
    ['one ended', 'running', seen(stopped, running), { kind: 'settle', container: 'a' }],
    ['one lost', 'running', seen(running, lost), { kind: 'settle', container: 'b' }],
    ['one ended and written down', 'running', seen(exited, made), { kind: 'wait' }],
    ['not wanted any more, the last first', 'stopped', seen(running, running), { kind: 'stop', container: 'b' }],
    ['a created one not wanted any more', 'stopped', seen(created, made), { kind: 'stop', container: 'a' }],
    ['all stopped', 'stopped', seen(exited, made), { kind: 'wait' }],
    [
      'to be removed while it runs',
      'running',
      seen(running, made, { removing: true }),
      { kind: 'stop', container: 'a' },
    ],
    ['to be removed', 'running', seen(exited, made, { removing: true }), { kind: 'remove' }],
    ['to be removed before it was made', 'running', seen(absent, absent, { removing: true }), { kind: 'remove' }],
  ])('%s, %s', (_, desired, observed, step) => {
    expect(nextStep(twoContainers(desired), observed)).toEqual(step);
  });
});
