import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  buildImage,
  hostPlatform,
  manyLayersImage,
  multiPlatformImage,
  noise,
  file,
  push,
  REGISTRY_USER,
  startRegistry,
  type PrivateRegistry,
} from '@berth/lab';
import { openRegistry, type Containerd, type PushProgress } from '@berth/core-client';
import { connectTo, daemonFixture, type DaemonFixture } from './fixture.js';

const own = `linux/${hostPlatform().architecture}`;
const other = hostPlatform().architecture === 's390x' ? 'linux/amd64' : 'linux/s390x';

let fixture: DaemonFixture;
let registry: PrivateRegistry;
let guarded: PrivateRegistry;
let containerd: Containerd;
let reference: string;
let indexed: string;

beforeAll(async () => {
  [fixture, registry, guarded] = await Promise.all([
    daemonFixture('push'),
    startRegistry(),
    startRegistry({ auth: true }),
  ]);
  ({ containerd } = fixture);
  reference = await push(await manyLayersImage(4), { host: registry.host, name: 'test/layers', tag: '1' });
  indexed = await push(await multiPlatformImage({ mediaTypes: 'docker' }), {
    host: registry.host,
    name: 'test/multi',
    tag: '2',
  });
  await containerd.images.pull(reference).image();
  await containerd.images.pull(indexed).image();
  await containerd.images.pull(indexed, { platform: other, unpack: false }).image();
}, 60_000);

afterAll(async () => {
  await guarded[Symbol.asyncDispose]();
  await registry[Symbol.asyncDispose]();
  await fixture[Symbol.asyncDispose]();
}, 60_000);

async function progressOf(pushing: AsyncIterable<PushProgress>): Promise<readonly PushProgress[]> {
  const seen: PushProgress[] = [];
  for await (const progress of pushing) seen.push(progress);
  return seen;
}

const states = (seen: readonly PushProgress[]) => new Set(seen.at(-1)?.blobs.map(({ state }) => state));

describe('push', () => {
  test('blobs are mounted from where they came, then found there, and the image can be pulled by ctr', async () => {
    const { target } = await containerd.images.get(reference);
    const to = `${registry.host}/test/copy:1`;
    const first = await progressOf(containerd.images.push(reference, to));
    expect(first.at(-1)).toMatchObject({ state: 'done', reference: to, descriptor: { digest: target.digest } });
    expect(first.at(-1)?.uploadedBytes).toBe(first.at(-1)?.totalBytes);
    expect(states(first)).toContain('mounted');
    expect(states(first)).not.toContain('waiting');
    const again = await progressOf(containerd.images.push(reference, to));
    expect(states(again)).toEqual(new Set(['existed']));
    await fixture.daemon.ctr(['-n', 'by-ctr', 'images', 'pull', '--plain-http', to]);
    await using byCtr = await connectTo(fixture.daemon, 'by-ctr');
    expect((await byCtr.images.get(to)).target.digest).toBe(target.digest);
    await expect(containerd.leases.list()).resolves.toEqual([]);
  }, 30_000);

  test('a registry with basic authentication takes it with credentials, and refuses it without', async () => {
    const to = `${guarded.host}/deep/er/name:v1`;
    await expect(containerd.images.push(reference, to).pushed()).rejects.toMatchObject({ code: 'unauthenticated' });
    await using allowed = openRegistry({ credentials: () => Promise.resolve({ kind: 'password', ...REGISTRY_USER }) });
    const seen = await progressOf(containerd.images.push(reference, to, { registry: allowed }));
    expect(states(seen)).toEqual(new Set(['uploaded']));
    const { target } = await containerd.images.get(reference);
    await expect(allowed.resolve(to)).resolves.toMatchObject({ descriptor: { digest: target.digest } });
    await expect(containerd.leases.list()).resolves.toEqual([]);
  });

  test('a big layer arrives whole', async () => {
    const built = await buildImage({ layers: [[file('big', noise(7, 40 * 1024 * 1024))]], compression: 'none' });
    const from = await push(built, { host: registry.host, name: 'test/big' });
    await containerd.images.pull(from, { unpack: false }).image();
    await using allowed = openRegistry({ credentials: () => Promise.resolve({ kind: 'password', ...REGISTRY_USER }) });
    const descriptor = await containerd.images.push(from, `${guarded.host}/big:1`, { registry: allowed }).pushed();
    expect(descriptor.digest).toBe(built.descriptor.digest);
  }, 60_000);

  test('an image of which platforms are missing is refused whole, and pushed by those that are here', async () => {
    const to = `${registry.host}/test/some:1`;
    await expect(containerd.images.push(indexed, to).pushed()).rejects.toMatchObject({ reason: 'incomplete-image' });
    const descriptor = await containerd.images.push(indexed, to, { platforms: [own, other] }).pushed();
    expect(descriptor.digest).not.toBe((await containerd.images.get(indexed)).target.digest);
    await using elsewhere = await connectTo(fixture.daemon, 'elsewhere');
    await expect(elsewhere.images.pull(to).image()).resolves.toMatchObject({ target: { digest: descriptor.digest } });
    await expect(elsewhere.images.pull(to, { platform: 'linux/mips' }).image()).rejects.toMatchObject({
      reason: 'no-such-platform',
    });
    await expect(containerd.images.push(indexed, to, { platforms: ['linux/mips'] }).pushed()).rejects.toMatchObject({
      reason: 'no-such-platform',
    });
    await expect(containerd.images.push(indexed, to, { platforms: [] }).pushed()).rejects.toMatchObject({
      field: 'platforms',
    });
  }, 30_000);

  test('an abort, a registry that is not there, and a name that is no reference each end in one error', async () => {
    await expect(containerd.images.push(reference, '127.0.0.1:1/a:b').pushed()).rejects.toMatchObject({
      code: 'unavailable',
    });
    const signal = AbortSignal.abort();
    await expect(containerd.images.push(reference, reference, { signal }).pushed()).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(() => containerd.images.push(reference, 'UPPER:case:x')).toThrow(
      expect.objectContaining({ field: 'reference' }),
    );
    await expect(containerd.images.push('no:such').pushed()).rejects.toMatchObject({ code: 'not-found' });
    await expect(containerd.leases.list()).resolves.toEqual([]);
  }, 30_000);
});

describe('convert', () => {
  test('a subset of the platforms gets a name of its own; the source stays, and the new one lives on without it', async () => {
    await using client = await connectTo(fixture.daemon, 'convert');
    await client.images.pull(indexed).image();
    const before = await client.images.get(indexed);
    const made = await client.images.convert(indexed, 'only/own:1', { platforms: [own], labels: { made: 'here' } });
    expect(made).toMatchObject({
      name: 'only/own:1',
      labels: { made: 'here' },
      target: { mediaType: before.target.mediaType },
    });
    expect((await client.images.get(indexed)).target.digest).toBe(before.target.digest);
    await client.images.remove(indexed, { sync: true });
    await expect(client.content.info(before.target.digest)).rejects.toMatchObject({ code: 'not-found' });
    const opened = await client.images.open('only/own:1');
    for (const { digest } of [opened.configDescriptor, ...opened.layers]) await client.content.info(digest);
    await client.snapshots().stat(opened.snapshot);
    await expect(client.leases.list()).resolves.toEqual([]);
  }, 30_000);

  test("Docker's media types become OCI's on demand", async () => {
    await using client = await connectTo(fixture.daemon, 'convert-oci');
    await client.images.pull(indexed).image();
    const made = await client.images.convert(indexed, 'oci:1', { platforms: [own], mediaTypes: 'oci' });
    expect(made.target.mediaType).toBe('application/vnd.oci.image.index.v1+json');
    const { manifest, configDescriptor, layers } = await client.images.open('oci:1');
    expect(manifest.mediaType).toBe('application/vnd.oci.image.manifest.v1+json');
    expect(configDescriptor.mediaType).toBe('application/vnd.oci.image.config.v1+json');
    expect(layers.map(({ mediaType }) => mediaType)).toEqual(
      layers.map(() => 'application/vnd.oci.image.layer.v1.tar+gzip'),
    );
    await client.images.remove(indexed, { sync: true });
    await client.images.unpack('oci:1');
    await client.images.push('oci:1', `${registry.host}/oci:1`).pushed();
  }, 30_000);

  test('what is not here or not asked for rightly is refused', async () => {
    const convert = (platforms: readonly string[], newName = 'x:1') =>
      containerd.images.convert(indexed, newName, { platforms });
    await expect(convert(['linux/mips'])).rejects.toMatchObject({ code: 'not-found', reason: 'no-such-platform' });
    await expect(convert(['what'])).rejects.toMatchObject({ code: 'invalid-argument', field: 'platform' });
    await expect(convert([own], '')).rejects.toMatchObject({ code: 'invalid-argument', field: 'newName' });
    await expect(containerd.images.get('x:1')).rejects.toMatchObject({ code: 'not-found' });
    await expect(containerd.leases.list()).resolves.toEqual([]);
  });
});
