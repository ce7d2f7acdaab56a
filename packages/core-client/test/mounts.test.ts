import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startContainerd, type PrivateContainerd } from '@berth/lab';
import { connect, type Activation, type Containerd, type Mount } from '@berth/core-client';

describe("the daemon's mount manager", () => {
  let daemon: PrivateContainerd;
  let containerd: Containerd;
  let here: boolean;
  let source: string;

  beforeAll(async () => {
    daemon = await startContainerd();
    containerd = await connect({ address: daemon.address, namespace: 'mounts' });
    here = (await containerd.introspection.features()).mounts;
    source = `${daemon.directory}/source`;
    await mkdir(source);
    await writeFile(`${source}/file`, 'seen through a mount');
  }, 60_000);

  afterAll(async () => {
    await containerd[Symbol.asyncDispose]();
    await daemon[Symbol.asyncDispose]();
  }, 60_000);

  const bind = (): Mount => ({ type: 'bind', source, options: ['rbind', 'ro'] });

  async function names(): Promise<readonly string[]> {
    const found: Activation[] = [];
    for await (const each of containerd.mounts.list()) found.push(each);
    return found.map(({ name }) => name);
  }

  test('a temporary activation is mounted, told of, listed and unmounted; elsewhere the daemon says that it has none', async () => {
    // Nothing else keeps an activation from the collector.
    await using lease = await containerd.leases.hold();
    const options = { temporary: true, labels: { purpose: 'test' }, lease: lease.id };
    const activating = containerd.mounts.activate('a1', [bind()], options);
    if (!here) {
      await expect(activating).rejects.toMatchObject({ code: 'unimplemented', operation: 'mounts.activate' });
      await expect(containerd.mounts.info('a1')).rejects.toMatchObject({ code: 'unimplemented' });
      await expect(containerd.mounts.deactivate('a1')).rejects.toMatchObject({ code: 'unimplemented' });
      await expect(names()).rejects.toMatchObject({ code: 'unimplemented', operation: 'mounts.list' });
      return;
    }
    const { active, system } = await activating;
    expect(active).toMatchObject([{ mount: { type: 'bind', source } }]);
    expect(system).toHaveLength(1);
    await expect(readFile(`${active[0]?.mountPoint ?? ''}/file`, 'utf8')).resolves.toBe('seen through a mount');
    await expect(names()).resolves.toEqual(['a1']);
    await expect(containerd.mounts.info('a1')).resolves.toMatchObject({ labels: { purpose: 'test' } });
    const again = containerd.mounts.activate('a1', [bind()], { temporary: true });
    await expect(again).rejects.toMatchObject({ code: 'already-exists' });
    await containerd.mounts.deactivate('a1');
    await expect(names()).resolves.toEqual([]);
    await expect(readFile(`${active[0]?.mountPoint ?? ''}/file`)).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(containerd.mounts.info('a1')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a mount that refers to another is formatted by the daemon, and what is left is plain', async () => {
    const formatted: Mount = { type: 'format/bind', source: '{{ mount 0 }}', options: ['rbind'] };
    await using lease = await containerd.leases.hold();
    const activating = containerd.mounts.activate('a2', [bind(), formatted], { lease: lease.id });
    if (!here) {
      await expect(activating).rejects.toMatchObject({ code: 'unimplemented' });
      return;
    }
    const { active, system } = await activating;
    expect(system).toMatchObject([{ type: 'bind', source: active[0]?.mountPoint }]);
    await containerd.leases.delete((await containerd.leases.create()).id, { sync: true });
    await expect(containerd.mounts.info('a2')).resolves.toMatchObject({ name: 'a2' });
    await containerd.mounts.deactivate('a2');
  });

  test('what no containerd does yet is told as it is: plain mounts activated, labels changed', async () => {
    await expect(containerd.mounts.activate('a3', [bind()])).rejects.toMatchObject({ code: 'unimplemented' });
    await expect(containerd.mounts.setLabels('a3', { k: 'v' })).rejects.toMatchObject({ code: 'unimplemented' });
  });

  test('a bad argument is refused before the daemon is asked', async () => {
    const empty = { code: 'invalid-argument', field: 'name' };
    await expect(containerd.mounts.activate('', [bind()])).rejects.toMatchObject(empty);
    await expect(containerd.mounts.deactivate('')).rejects.toMatchObject(empty);
    await expect(containerd.mounts.activate('a4', [])).rejects.toMatchObject({ field: 'mounts' });
  });
});
