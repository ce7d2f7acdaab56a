import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { bombImage, push, sparseBombImage, startRegistry, type BuiltImage, type PrivateRegistry } from '@berth/lab';
import { connect, type Containerd, type PullOptions } from '@berth/core-client';
import { daemonFixture, until, type DaemonFixture } from './fixture.js';
import { expectNothingLeft, expectSettled } from './nothing-left.js';

const GIB = 1024 ** 3;
const BOMB_GIB = 6;

let fixture: DaemonFixture;
let registry: PrivateRegistry;
let bomb: BuiltImage;
let reference: string;
let containerd: Containerd;
let counted = 0;

beforeAll(async () => {
  [fixture, registry, bomb] = await Promise.all([daemonFixture('bomb'), startRegistry(), bombImage(BOMB_GIB)]);
  reference = await push(bomb, { host: registry.host, name: 'bomb', tag: '1' });
}, 60_000);

beforeEach(async () => {
  containerd = await open();
});

afterAll(async () => {
  await registry[Symbol.asyncDispose]();
  await fixture[Symbol.asyncDispose]();
}, 60_000);

function open(snapshotter?: string): Promise<Containerd> {
  const { address } = fixture.daemon;
  return connect({ address, namespace: `bomb-${(counted += 1)}`, snapshotter });
}

const BOMB = {
  name: 'BerthError',
  code: 'resource-exhausted',
  reason: 'layer-bomb',
  object: expect.stringContaining('layer sha256:'),
};

/** How large the layer had grown when that was found. */
async function grown(failing: Promise<unknown>): Promise<number> {
  const error: unknown = await failing.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject(BOMB);
  return Number(/to (\d+) bytes/.exec(String(error))?.[1]);
}

/** What the files of a directory take; those that go away meanwhile take nothing. */
async function bytesUnder(directory: string): Promise<number> {
  const paths = await readdir(directory, { recursive: true });
  const sizes = paths.map((path) =>
    stat(join(directory, path)).then(
      ({ blocks }) => blocks * 512,
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
}

const pull = (options: PullOptions) => containerd.images.pull(reference, options).image();

describe('a layer that unpacks to more than a limit', () => {
  test('is ended long before all of it is there, and leaves nothing', async () => {
    const bytes = await grown(pull({ unpackedLimitBytes: GIB / 4 }));
    expect(bytes).toBeGreaterThan(GIB / 4);
    expect(bytes).toBeLessThan(BOMB_GIB * GIB);
    await expectNothingLeft(containerd);
    await until(async () => (await bytesUnder(fixture.daemon.directory)) < GIB / 4);
  }, 60_000);

  test('is ended too for a snapshotter that applies layers one by one', async () => {
    await using native = await open('native');
    await grown(native.images.pull(reference, { unpackedLimitBytes: GIB / 4 }).image());
    await expectNothingLeft(native);
  }, 60_000);

  test('is ended too where the archive is small, and means a sparse file', async () => {
    const sparse = await push(await sparseBombImage(BOMB_GIB), { host: registry.host, name: 'sparse', tag: '1' });
    const bytes = await grown(containerd.images.pull(sparse, { unpackedLimitBytes: GIB / 4 }).image());
    expect(bytes).toBeLessThan(BOMB_GIB * GIB);
    await expectNothingLeft(containerd);
  }, 60_000);

  test('is ended too when the daemon fetches it', async () => {
    const { transfer } = await containerd.introspection.features();
    const scheme = fixture.daemon.version.startsWith('2.');
    const failing = pull({ via: 'transfer', unpackedLimitBytes: GIB / 4 });
    if (transfer && scheme) expect(await grown(failing)).toBeLessThan(BOMB_GIB * GIB);
    // Older daemons have no transfer service, or none that takes plain http.
    else await expect(failing).rejects.toMatchObject({ code: expect.stringMatching(/unimplemented|unavailable/) });
    await expectNothingLeft(containerd);
  }, 60_000);

  test('is ended too when it is unpacked from the content store, whose blobs stay', async () => {
    await pull({ unpack: false });
    expect(await grown(containerd.images.unpack(reference, { unpackedLimitBytes: GIB / 4 }))).toBeLessThan(
      BOMB_GIB * GIB,
    );
    await expectSettled(containerd);
    await expect(containerd.images.get(reference)).resolves.toMatchObject({ name: reference });
  }, 60_000);

  test.each([0, Number.NaN, 1.5])('is bounded by a whole number: %p is refused', async (unpackedLimitBytes) => {
    const refused = expect.objectContaining({ code: 'invalid-argument', field: 'unpackedLimitBytes' });
    expect(() => containerd.images.pull(reference, { unpackedLimitBytes })).toThrow(refused);
    await expect(containerd.images.unpack('no such image', { unpackedLimitBytes })).rejects.toEqual(refused);
  });
});
