import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  bigImage,
  duplicateLayersImage,
  manyLayersImage,
  push,
  startRegistry,
  type BuiltImage,
  type PrivateRegistry,
} from '@berth/lab';
import { BerthError } from '@berth/foundation';
import { machineArchitecture, type Containerd, type PullOptions, type PullProgress } from '@berth/core-client';
import { faultyRegistry, type Faults } from './faulty-registry.js';
import { connectTo, daemonFixture, type DaemonFixture } from './fixture.js';
import { gatedRegistry } from './gated-registry.js';
import { expectNothingLeft, expectSettled, listOf } from './nothing-left.js';
import { WRONG_IMAGES, wrongDiffId } from './wrong-images.js';

const VIA = { via: 'transfer' } as const;

describe('a pull that the daemon fetches and we unpack', () => {
  let fixture: DaemonFixture;
  let registry: PrivateRegistry;
  let containerd: Containerd;
  let beside: boolean;
  let counted = 0;

  beforeAll(async () => {
    [fixture, registry] = await Promise.all([daemonFixture('beside'), startRegistry()]);
    const { snapshotters } = await fixture.containerd.introspection.features();
    beside = snapshotters['overlayfs']?.includes('rebase') === true;
  }, 60_000);

  beforeEach(async () => {
    containerd = await connectTo(fixture.daemon, `beside-${(counted += 1)}`);
  });

  afterAll(async () => {
    await registry[Symbol.asyncDispose]();
    await fixture[Symbol.asyncDispose]();
  }, 60_000);

  const pull = (reference: string, options: PullOptions = {}) =>
    containerd.images.pull(reference, { ...VIA, ...options }).image();

  /** Whether this daemon's layers are unpacked by us: any other unpacks by itself, or has no service, or takes no plain http. */
  async function besideOr(work: () => Promise<unknown>): Promise<boolean> {
    if (beside) return true;
    const outcome = await work().then(
      () => 'done',
      (error: unknown) => BerthError.from(error).code,
    );
    const { version } = fixture.daemon;
    expect(outcome).toBe(version.startsWith('2.') ? 'done' : version === '1.7.30' ? 'unavailable' : 'unimplemented');
    return false;
  }

  /** What every blob of the image is labelled with. */
  async function labels(namespace: string): Promise<Readonly<Record<string, Readonly<Record<string, string>>>>> {
    const infos = await listOf(containerd.content.list({ namespace }));
    return Object.fromEntries(infos.map(({ digest, labels: of }) => [digest, of]));
  }

  /** An image whose layers no other namespace has: the daemon would not fetch those. */
  const fresh = () => bigImage({ layers: 3, layerBytes: 100_000 + (counted += 1) });

  const pushed = async (image: BuiltImage, name: string) => push(image, { host: registry.host, name, tag: '1' });

  test.each([
    ['many', () => manyLayersImage(5)],
    ['duplicate', () => duplicateLayersImage()],
  ])(
    "leaves the labels and snapshots that the daemon's own unpacking leaves: %s layers",
    async (name, build) => {
      const reference = await pushed(await build(), name);
      if (!(await besideOr(() => pull(reference)))) return;
      const { snapshot } = await pull(reference);
      const namespace = `${containerd.namespace ?? ''}-daemon`;
      const platform = { os: 'linux', architecture: machineArchitecture() };
      const unpacks = [{ platform, snapshotter: 'overlayfs' }];
      await containerd.transfer.transfer(
        { kind: 'registry', reference },
        { kind: 'image-store', name: reference, platforms: [platform], unpacks },
        { namespace },
      );
      expect(await labels(containerd.namespace ?? '')).toEqual(await labels(namespace));
      await expect(containerd.snapshots().stat(snapshot)).resolves.toMatchObject({ kind: 'committed' });
      await expectSettled(containerd);
      await containerd.images.remove(reference, { sync: true });
      await expectNothingLeft(containerd);
    },
    60_000,
  );

  test('unpacks what is there while the rest is still on its way', async () => {
    const image = await bigImage({ layers: 2, layerBytes: 4 * 1024 ** 2 });
    await using gated = await gatedRegistry(registry);
    const reference = (await pushed(image, 'gated')).replace(registry.host, gated.host);
    if (!(await besideOr(() => pull(reference)))) return;
    const [large, small] = image.layers.map(({ descriptor }) => descriptor);
    gated.hold((small?.size ?? 0) + 1);
    let held = true;
    let last: PullProgress | undefined;
    for await (const progress of containerd.images.pull(reference, VIA)) {
      last = progress;
      const of = (digest: string | undefined) => progress.layers.find((layer) => layer.digest === digest)?.state;
      if (held && of(small?.digest) === 'unpacking') {
        expect(of(large?.digest)).toMatch(/waiting|downloading/);
        held = false;
        gated.release();
      }
    }
    expect(held).toBe(false);
    expect(last).toMatchObject({ state: 'done', downloadedBytes: last?.totalBytes ?? 0 });
    await expectSettled(containerd);
  }, 60_000);

  const failures: readonly {
    readonly what: string;
    readonly image: () => Promise<BuiltImage>;
    readonly faults?: (image: BuiltImage) => Faults;
    readonly expected: Readonly<Record<string, unknown>>;
  }[] = [
    ...WRONG_IMAGES,
    {
      what: 'a layer that is not what its digest says',
      image: fresh,
      faults: ({ layers }) => ({ instead: { [layers[2]?.descriptor.digest ?? '']: Buffer.alloc(100) } }),
      expected: { operation: 'transfer' },
    },
  ];

  test.each(failures)(
    'fails with one error where there is $what, and leaves nothing',
    async ({ image, faults, expected }) => {
      const built = await image();
      await using faulty = await faultyRegistry(built, faults?.(built));
      // A daemon that does not let us unpack has words of its own, or does not come so far.
      await expect(pull(faulty.reference)).rejects.toMatchObject({ name: 'BerthError', ...(beside ? expected : {}) });
      await expectNothingLeft(containerd);
    },
    60_000,
  );

  test('that fails puts back the image that had the name', async () => {
    const built = await wrongDiffId();
    await using faulty = await faultyRegistry(built);
    const reference = await pushed(await manyLayersImage(2), 'before');
    const { target } = await containerd.images.pull(reference, { unpack: false }).image();
    const before = await containerd.images.create({ name: faulty.reference, target, labels: { kept: 'yes' } });
    await expect(pull(faulty.reference)).rejects.toBeInstanceOf(BerthError);
    await expect(containerd.images.get(faulty.reference)).resolves.toMatchObject({
      target: before.target,
      labels: before.labels,
    });
  }, 60_000);

  test('that is left in the middle ends both sides and leaves nothing', async () => {
    const built = await fresh();
    const top = built.layers[2]?.descriptor.digest ?? '';
    await using faulty = await faultyRegistry(built, beside ? { hang: [top] } : {});
    if (!(await besideOr(() => pull(faulty.reference)))) return;
    let seen: PullProgress | undefined;
    for await (const progress of containerd.images.pull(faulty.reference, VIA)) {
      seen = progress;
      if (progress.layers.some(({ state }) => state === 'done')) break;
    }
    expect(seen?.state).toBe('fetching');
    await expectNothingLeft(containerd);
  }, 60_000);

  test('that is cancelled says so', async () => {
    const built = await fresh();
    await using faulty = await faultyRegistry(built, { hang: [built.layers[2]?.descriptor.digest ?? ''] });
    if (!beside) {
      await expect(pull(faulty.reference, { signal: AbortSignal.abort() })).rejects.toMatchObject({
        code: 'cancelled',
      });
      return;
    }
    const ending = new AbortController();
    const pulling = (async () => {
      for await (const { layers } of containerd.images.pull(faulty.reference, { ...VIA, signal: ending.signal })) {
        if (layers.some(({ state }) => state === 'done')) ending.abort();
      }
    })();
    await expect(pulling).rejects.toMatchObject({ code: 'cancelled' });
    await expectNothingLeft(containerd);
  }, 60_000);

  test('shares layers with a pull by this client of the same image', async () => {
    const reference = await pushed(await manyLayersImage(6), 'shared');
    if (!(await besideOr(() => pull(reference)))) return;
    const images = await Promise.all([pull(reference), containerd.images.pull(reference).image(), pull(reference)]);
    expect(new Set(images.map(({ snapshot }) => snapshot)).size).toBe(1);
    await expect(containerd.snapshots().stat(images[0].snapshot)).resolves.toMatchObject({ kind: 'committed' });
    await expectSettled(containerd);
  }, 60_000);
});
