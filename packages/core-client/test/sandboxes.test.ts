import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BerthError } from '@berth/foundation';
import { startContainerd, type PrivateContainerd } from '@berth/lab';
import { connect, filterValue, type Containerd } from '@berth/core-client';

const SPEC = { typeUrl: 'example.test/spec', value: new TextEncoder().encode('{"kind":"test"}') };
const NOTE = { typeUrl: 'example.test/note', value: new Uint8Array([1, 2, 3]) };

describe('sandboxes', () => {
  let daemon: PrivateContainerd;
  let containerd: Containerd;
  let here: boolean;
  let controllers: boolean;

  beforeAll(async () => {
    daemon = await startContainerd();
    containerd = await connect({ address: daemon.address, namespace: 'sandboxes' });
    ({ sandboxes: here, sandboxControllers: controllers } = await containerd.introspection.features());
  }, 60_000);

  afterAll(async () => {
    await containerd[Symbol.asyncDispose]();
    await daemon[Symbol.asyncDispose]();
  }, 60_000);

  test('a daemon without sandboxes says so at every call', async () => {
    if (here) return expect(containerd.sandboxes.list()).resolves.toEqual([]);
    const { sandboxes } = containerd;
    const controller = sandboxes.controller();
    const calls = [
      sandboxes.create({ id: 's1' }),
      sandboxes.get('s1'),
      sandboxes.list(),
      sandboxes.update('s1', { labels: { a: 'b' } }),
      sandboxes.delete('s1'),
      controller.create({ id: 's1' }),
      controller.start('s1'),
      controller.platform('s1'),
      controller.stop('s1'),
      controller.wait('s1'),
      controller.status('s1'),
      controller.shutdown('s1'),
      controller.metrics('s1'),
      controller.update({ id: 's1' }, ['labels']),
    ];
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes).toMatchObject(calls.map(() => ({ status: 'rejected', reason: { code: 'unimplemented' } })));
  });

  test('the store keeps a record, finds it by its labels, changes only what is named and lets it go', async () => {
    if (!here) return expect(containerd.sandboxes.get('s2')).rejects.toMatchObject({ code: 'unimplemented' });
    const { sandboxes } = containerd;
    const runtime = { name: 'io.containerd.runc.v2' };
    const made = await sandboxes.create({ id: 's2', runtime, spec: SPEC, labels: { a: '1' }, extensions: { n: NOTE } });
    expect(made).toMatchObject({ id: 's2', runtime, labels: { a: '1' } });
    await expect(sandboxes.create({ id: 's2' })).rejects.toMatchObject({ code: 'already-exists' });
    await sandboxes.create({ id: 's3', runtime, labels: { a: '2' } });

    const filters = [`labels.a==${filterValue('1')}`];
    await expect(sandboxes.list({ filters })).resolves.toMatchObject([{ id: 's2' }]);
    await expect(sandboxes.list()).resolves.toHaveLength(2);

    await sandboxes.update('s2', { labels: { b: '2' } });
    const found = await sandboxes.get('s2');
    expect(found.labels).toEqual({ a: '1', b: '2' });
    expect(found.runtime.name).toBe('io.containerd.runc.v2');
    expect(found.spec?.typeUrl).toBe(SPEC.typeUrl);
    expect([...(found.extensions['n']?.value ?? [])]).toEqual([1, 2, 3]);
    expect(found.updatedAt).not.toEqual(found.createdAt);
    await expect(sandboxes.get('s2', { namespace: 'elsewhere' })).rejects.toMatchObject({ code: 'not-found' });

    await sandboxes.delete('s2');
    await sandboxes.delete('s3');
    await expect(sandboxes.get('s2')).rejects.toMatchObject({ code: 'not-found', object: 'sandbox "s2"' });
    await expect(sandboxes.list()).resolves.toEqual([]);
  });

  test('the shim controller is there without the CRI; one that is not registered is not found', async () => {
    const shim = containerd.sandboxes.controller();
    if (!controllers) return expect(shim.status('s4')).rejects.toMatchObject({ code: 'unimplemented' });
    await expect(shim.status('s4')).resolves.toMatchObject({ id: 's4', pid: 0, state: '' });
    // 1.7 asks its store first, and its shims have neither metrics nor updates.
    const [stopped, ...others] = await Promise.allSettled([
      shim.stop('s4', { timeoutMs: 1500 }),
      shim.wait('s4'),
      shim.shutdown('s4'),
      shim.metrics('s4'),
      shim.update({ id: 's4' }, ['labels']),
    ]);
    if (stopped.status === 'rejected') expect(stopped.reason).toMatchObject({ code: 'not-found' });
    const codes = others.map((each) => (each.status === 'rejected' ? BerthError.from(each.reason).code : 'fulfilled'));
    const late = daemon.version === '1.7.30' ? 'unimplemented' : 'not-found';
    expect(codes).toEqual(['not-found', 'not-found', late, late]);
    await expect(shim.platform('s4')).rejects.toMatchObject({ code: 'unimplemented' });
    const other = containerd.sandboxes.controller('podsandbox');
    // 1.7 has one controller, whatever it is called.
    if (daemon.version === '1.7.30') return;
    await expect(other.status('s4')).rejects.toMatchObject({ code: 'not-found', peerMessage: /podsandbox/ });
  });

  test("what runc's shim does with a sandbox is told in the daemon's words: none is run in 2.x, a stub in 1.7", async () => {
    if (daemon.version === '1.7.30') await runsStub();
    else await runsNone();
  }, 30_000);

  /** From 2.0 on the shim has no sandbox service, and nothing of the try is left. */
  async function runsNone(): Promise<void> {
    const shim = containerd.sandboxes.controller();
    const sandbox = { id: 's5', runtime: { name: 'io.containerd.runc.v2' }, spec: SPEC };
    const failure = BerthError.from(await shim.create(sandbox).catch((error: unknown) => error));
    expect(failure.code).toBe('unimplemented');
    if (!controllers) return;
    expect(failure.peerMessage).toContain('service containerd.runtime.sandbox.v1.Sandbox');
    await expect(shim.start('s5')).rejects.toMatchObject({ peerMessage: /unable to find sandbox "s5"/ });
    await expect(shim.shutdown('s5')).rejects.toMatchObject({ code: 'not-found' });
  }

  /** A sandbox is made, seen and removed, though the daemon fails to tell of it. */
  async function runsStub(): Promise<void> {
    const { sandboxes } = containerd;
    const shim = sandboxes.controller();
    const sandbox = { id: 's8', runtime: { name: 'io.containerd.runc.v2' }, spec: SPEC };
    await sandboxes.create(sandbox);
    // Its topics lack a slash, so it refuses its own events once the shim has done its part.
    const untold = (topic: string) => ({ code: 'invalid-argument', peerMessage: expect.stringContaining(topic) });
    await expect(shim.create(sandbox)).rejects.toMatchObject(untold('envelope topic "sandboxes/create"'));
    await expect(shim.create(sandbox)).rejects.toMatchObject({ code: 'already-exists' });
    await expect(shim.start('s8')).rejects.toMatchObject(untold('envelope topic "sandboxes/start"'));
    await expect(shim.status('s8')).resolves.toMatchObject({ pid: 0, state: '' });
    await expect(shim.wait('s8')).rejects.toMatchObject(untold('envelope topic "sandboxes/exit"'));
    await shim.shutdown('s8');
    await expect(shim.stop('s8')).rejects.toMatchObject({ code: 'not-found' });
    await sandboxes.delete('s8');
  }

  test('a record of nothing but an id is kept as it is, and the daemon lives on', async () => {
    const { sandboxes } = containerd;
    const creating = sandboxes.create({ id: 's7' });
    if (!here) return expect(creating).rejects.toMatchObject({ code: 'unimplemented' });
    await creating;
    const { spec, runtime, labels, extensions } = await sandboxes.get('s7');
    expect({ spec, runtime, labels, extensions }).toEqual({
      spec: undefined,
      runtime: { name: '', options: undefined },
      labels: {},
      extensions: {},
    });
    await sandboxes.update('s7', { spec: SPEC });
    expect((await sandboxes.get('s7')).spec?.typeUrl).toBe(SPEC.typeUrl);
    await sandboxes.delete('s7');
    await expect(containerd.healthy()).resolves.toBe(true);
  });

  test('a bad argument is refused before the daemon is asked', async () => {
    const { sandboxes } = containerd;
    const bad = { code: 'invalid-argument', field: 'id' };
    await expect(sandboxes.create({ id: '../x' })).rejects.toMatchObject(bad);
    await expect(sandboxes.controller().start('a b')).rejects.toMatchObject(bad);
    await expect(sandboxes.update('s6', {})).rejects.toMatchObject({ field: 'changes' });
    const relative = sandboxes.controller().create({ id: 's6' }, { networkNamespace: 'ns' });
    await expect(relative).rejects.toMatchObject({ field: 'networkNamespace' });
    await expect(sandboxes.controller().stop('s6', { timeoutMs: -1 })).rejects.toMatchObject({ field: 'timeoutMs' });
    expect(() => sandboxes.controller('')).toThrow('sandboxer');
  });
});
