import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  chosenContainerdVersion,
  machineState,
  startContainerd,
  startRegistry,
  type MachineState,
  type PrivateRegistry,
} from '@berth/lab';
import { leftovers } from './leftovers.js';
import { runSleeper, taskPid } from './running-container.js';

describe('a private containerd', () => {
  let registry: PrivateRegistry;
  let before: MachineState;
  let namespace: string;

  beforeAll(async () => {
    before = await machineState();
    namespace = `lab-${randomUUID()}`;
    registry = await startRegistry();
  });

  afterAll(async () => {
    await registry[Symbol.asyncDispose]();
  });

  test('answers, in the version that was asked for, once it has started', async () => {
    await using containerd = await startContainerd();
    const said = await containerd.ctr(['version']);
    const version = chosenContainerdVersion();
    const server = /Server:\s+Version:\s+(\S+)/.exec(said)?.[1];
    expect(server).toEqual(version === 'distribution' ? expect.stringMatching(/^\d+\.\d+/) : `v${version}`);
    expect(containerd.pid).toBeGreaterThan(0);
  });

  test('starts again on the same folders, with another pid', async () => {
    await using containerd = await startContainerd();
    await containerd.ctr(['namespaces', 'create', namespace]);
    const first = containerd.pid;
    await containerd.restart();
    expect(containerd.pid).not.toBe(first);
    expect(await containerd.ctr(['namespaces', 'ls', '-q'])).toContain(namespace);
  });

  test('killed with -9 is no more, while its task lives on and is found after a restart', async () => {
    await using containerd = await startContainerd();
    const { pid } = await runSleeper(containerd, registry, namespace);
    await containerd.kill9();
    expect(containerd.pid).toBeUndefined();
    expect(existsSync(`/proc/${pid}`)).toBe(true);
    await containerd.restart();
    expect(await taskPid(containerd, namespace)).toBe(pid);
  });

  test('leaves nothing behind, though a container ran in it', async () => {
    const containerd = await startContainerd();
    const { marks } = await runSleeper(containerd, registry, namespace);
    expect(await machineState()).not.toEqual(before);
    await containerd[Symbol.asyncDispose]();
    expect(await leftovers(before, [containerd.directory, ...marks])).toEqual([]);
  });

  test('leaves nothing behind, though it was dead itself when its container still ran', async () => {
    const containerd = await startContainerd();
    const { marks } = await runSleeper(containerd, registry, namespace);
    await containerd.kill9();
    await containerd[Symbol.asyncDispose]();
    expect(await leftovers(before, [containerd.directory, ...marks])).toEqual([]);
  });

  test('may have a root of limited size', async () => {
    await using containerd = await startContainerd({ rootLimitBytes: 64 * 1024 * 1024 });
    expect((await machineState()).mounts).toContain(`${containerd.root} tmpfs`);
  });

  test('that cannot start says why, and leaves nothing behind', async () => {
    const failure: unknown = await startContainerd({ extraConfig: '[grpc' }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'unavailable', message: expect.stringContaining('toml') });
    const directory = /\/[^\s=]+\/berth-lab-\w+/.exec(String(failure))?.[0] ?? 'no folder in the message';
    expect(directory).toMatch(/^\//);
    expect(await leftovers(before, [directory])).toEqual([]);
  });
});
