import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { instantFromNanos, type Instant } from '@berth/foundation';
import { openChannel, openServer, toTimestamp, unaryRoute, type Channel, type Route, type Server } from '@berth/rpc';
import { ControllerService as service } from '../generated/containerd/services/sandbox/v1.js';
import { createSession } from '../session/session.js';
import { controllerOf } from './controller-proxy.js';

const AT = instantFromNanos(1_700_000_000_000_000_001n);
const SPEC = { typeUrl: 'example.test/spec', value: Buffer.from('spec') };

/** A controller that answers every call as a sandbox that runs does, and keeps what it was asked. */
function scripted(asked: unknown[]): readonly Route[] {
  const keep = <Res>(answer: Res) =>
    async function answered(request: unknown): Promise<Res> {
      asked.push(request);
      return Promise.resolve(answer);
    };
  const at = toTimestamp(AT);
  const place = { address: 'unix:///run/s.sock', version: 3 };
  return [
    unaryRoute(service.create, keep({ sandboxId: 's1' })),
    unaryRoute(
      service.start,
      keep({ sandboxId: 's1', pid: 7, createdAt: at, labels: { a: 'b' }, spec: SPEC, ...place }),
    ),
    unaryRoute(
      service.platform,
      keep({ platform: { os: 'linux', architecture: 'arm64', variant: 'v8', osVersion: '', osFeatures: [] } }),
    ),
    unaryRoute(service.stop, keep({})),
    unaryRoute(service.wait, keep({ exitStatus: 137, exitedAt: at })),
    unaryRoute(
      service.status,
      keep({
        ...{ sandboxId: 's1', pid: 7, state: 'SANDBOX_READY', info: { k: 'v' } },
        ...{ createdAt: at, exitedAt: undefined, extra: { typeUrl: '', value: Buffer.alloc(0) }, ...place },
      }),
    ),
    unaryRoute(service.shutdown, keep({})),
    unaryRoute(service.metrics, keep({ metrics: { id: 's1', timestamp: at, data: SPEC } })),
    unaryRoute(service.update, keep({})),
  ];
}

describe('the sandbox controller on the wire', () => {
  let directory: string;
  let server: Server;
  let channel: Channel;
  let asked: unknown[];

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'berth-sandboxes-'));
    asked = [];
    server = await openServer({ address: `unix://${directory}/s`, routes: scripted(asked) });
    channel = openChannel({ target: `unix://${directory}/s` });
  });

  afterEach(async () => {
    channel.close();
    await server[Symbol.asyncDispose]();
    await rm(directory, { recursive: true });
  });

  const controller = () => controllerOf(createSession(channel, { namespace: 'n' }), 'vmm');

  test('what is asked arrives whole, with the name of the controller', async () => {
    const rootfs = [{ type: 'bind', source: '/r', options: ['ro'] }];
    const options = { rootfs, options: SPEC, networkNamespace: '/run/netns/x', annotations: { note: 'n' } };
    await controller().create({ id: 's1', runtime: { name: 'kata' }, spec: SPEC, labels: { l: '1' } }, options);
    await controller().stop('s1', { timeoutMs: 1001 });
    await controller().status('s1', { verbose: true });
    await controller().shutdown('s1');
    await controller().update({ id: 's1', labels: { l: '2' } }, ['labels']);
    const named = { sandboxId: 's1', sandboxer: 'vmm' };
    expect(asked).toMatchObject([
      {
        ...named,
        rootfs: [{ type: 'bind', source: '/r', options: ['ro'] }],
        options: { typeUrl: SPEC.typeUrl },
        netnsPath: '/run/netns/x',
        annotations: { note: 'n' },
        sandbox: { ...named, runtime: { name: 'kata' }, labels: { l: '1' }, spec: { typeUrl: SPEC.typeUrl } },
      },
      { ...named, timeoutSecs: 2 },
      { ...named, verbose: true },
      named,
      { ...named, fields: ['labels'], sandbox: { sandboxId: 's1', labels: { l: '2' } } },
    ]);
  });

  /** Of an instant only its text compares. */
  const text = (at: Instant | undefined) => at?.toString();

  test("what is answered is read into the client's own types", async () => {
    const place = { address: 'unix:///run/s.sock', version: 3 };
    const started = await controller().start('s1');
    expect(started).toMatchObject({ id: 's1', pid: 7, labels: { a: 'b' }, ...place });
    expect(text(started.createdAt)).toBe(AT.toString());
    expect(Buffer.from(started.spec?.value ?? []).toString()).toBe('spec');
    await expect(controller().platform('s1')).resolves.toEqual({ os: 'linux', architecture: 'arm64', variant: 'v8' });
    const ended = await controller().wait('s1');
    expect({ ...ended, exitedAt: text(ended.exitedAt) }).toEqual({ code: 137, exitedAt: AT.toString() });
    const status = await controller().status('s1');
    expect({ ...status, createdAt: text(status.createdAt) }).toEqual({
      ...{ id: 's1', pid: 7, state: 'SANDBOX_READY', info: { k: 'v' }, createdAt: AT.toString(), exitedAt: undefined },
      ...{ extra: undefined, ...place },
    });
    const metrics = await controller().metrics('s1');
    expect({ id: metrics.id, at: text(metrics.at), type: metrics.data?.typeUrl }).toEqual({
      ...{ id: 's1', at: AT.toString(), type: SPEC.typeUrl },
    });
  });
});
