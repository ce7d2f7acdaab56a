import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  bigImage,
  busyboxImage,
  duplicateLayersImage,
  manyLayersImage,
  multiPlatformImage,
  push,
  startRegistry,
  whiteoutsImage,
  type BuiltImage,
  type PrivateRegistry,
} from '@berth/lab';
import {
  buildSpec,
  machineArchitecture,
  type Containerd,
  type PullOptions,
  type PullProgress,
} from '@berth/core-client';
import { faultyRegistry, type Faults } from './faulty-registry.js';
import { connectTo, daemonFixture, output, type DaemonFixture } from './fixture.js';
import { expectNothingLeft, expectSettled } from './nothing-left.js';
import { noJson, WRONG_IMAGES } from './wrong-images.js';

let fixture: DaemonFixture;
let registry: PrivateRegistry;
let containerd: Containerd;
let counted = 0;

beforeAll(async () => {
  [fixture, registry] = await Promise.all([daemonFixture('pull-faults'), startRegistry()]);
}, 60_000);

// Each test has a namespace of its own: what one left could hide what another leaves.
beforeEach(async () => {
  containerd = await connectTo(fixture.daemon, `pull-faults-${(counted += 1)}`);
});

afterAll(async () => {
  await registry[Symbol.asyncDispose]();
  await fixture[Symbol.asyncDispose]();
}, 60_000);

/** Runs a script in a container of the image and answers what it printed. */
async function run(client: Containerd, reference: string, script: string): Promise<string> {
  const image = await client.images.open(reference);
  const id = `run-${(counted += 1)}`;
  const spec = buildSpec({
    id,
    namespace: client.namespace ?? '',
    architecture: machineArchitecture(),
    image: image.config,
    process: { args: ['sh', '-c', script], terminal: false },
  });
  const container = await client.containers.create({ id, spec, image });
  const task = await container.createTask({ io: { kind: 'streams' } });
  const exited = task.wait();
  await task.start();
  const printed = await output(task.streams.stdout);
  await exited;
  await task.delete();
  await container.delete();
  return printed;
}

describe('a pull that cannot succeed ends in one clear error and leaves nothing', () => {
  const layers = () => manyLayersImage(4);
  const top = (image: BuiltImage) => image.layers[2]?.descriptor.digest ?? '';

  const cases: readonly {
    readonly what: string;
    readonly image?: () => Promise<BuiltImage>;
    readonly faults?: (image: BuiltImage) => Promise<Faults> | Faults;
    readonly options?: PullOptions;
    readonly expected: object;
  }[] = [
    {
      what: 'a layer with other bytes',
      faults: async (image) => ({
        instead: { [top(image)]: Buffer.alloc((await image.layers[2]?.bytes())?.length ?? 0, 1) },
      }),
      expected: { code: 'data-loss', reason: 'digest-mismatch', object: expect.stringContaining('sha256:') },
    },
    {
      what: 'a layer that is too short',
      faults: async (image) => ({
        instead: { [top(image)]: (await image.layers[2]?.bytes())?.subarray(0, 50) ?? Buffer.alloc(0) },
      }),
      expected: { code: expect.stringMatching(/data-loss|unavailable/) },
    },
    {
      what: 'a layer that is too long',
      faults: async (image) => ({
        instead: {
          [top(image)]: Buffer.concat([(await image.layers[2]?.bytes()) ?? Buffer.alloc(0), Buffer.alloc(50)]),
        },
      }),
      expected: { code: 'data-loss', reason: 'size-mismatch' },
    },
    {
      what: 'a layer whose connection breaks each time',
      faults: (image) => ({ cutAt: { [top(image)]: 0 } }),
      expected: { code: 'unavailable' },
    },
    {
      what: 'a configuration with other bytes',
      faults: (image) => ({
        instead: { [image.config.descriptor.digest]: Buffer.alloc(image.config.descriptor.size, ' ') },
      }),
      expected: { code: 'data-loss', reason: 'digest-mismatch' },
    },
    {
      what: 'a manifest with other bytes',
      faults: async (image) => ({
        instead: {
          [image.descriptor.digest]: Buffer.concat([
            (await image.documents[0]?.bytes()) ?? Buffer.alloc(0),
            Buffer.from(' '),
          ]),
        },
      }),
      expected: { code: 'data-loss' },
    },
    {
      what: 'a manifest over 4 MiB',
      faults: (image) => ({ instead: { [image.descriptor.digest]: Buffer.alloc(4 * 1024 * 1024 + 1, ' ') } }),
      expected: { code: 'resource-exhausted', reason: 'manifest-too-large' },
    },
    {
      what: 'a layer over the limit',
      options: { layerLimitBytes: 1000 },
      expected: { code: 'resource-exhausted', reason: 'layer-too-large' },
    },
    {
      what: 'another platform',
      options: { platform: 'linux/mips' },
      expected: { code: 'not-found', reason: 'no-such-platform' },
    },
    ...WRONG_IMAGES,
    {
      what: 'a configuration that is no JSON',
      image: noJson,
      expected: { code: 'protocol-error', object: expect.stringContaining('sha256:') },
    },
  ];

  test.each(cases)(
    '$what',
    async ({ image = layers, faults, options, expected }) => {
      const built = await image();
      await using faulty = await faultyRegistry(built, (await faults?.(built)) ?? {});
      await expect(containerd.images.pull(faulty.reference, options).image()).rejects.toMatchObject({
        name: 'BerthError',
        ...expected,
      });
      await expectNothingLeft(containerd);
    },
    30_000,
  );

  test.each([{ parallelDownloads: 0 }, { parallelDownloads: 1.5 }, { layerLimitBytes: Number.NaN }])(
    'the options %j are refused',
    (options) => {
      const [field] = Object.keys(options);
      expect(() => containerd.images.pull('a/b:c', options)).toThrow(
        expect.objectContaining({ code: 'invalid-argument', field }),
      );
    },
  );

  test('an abort in the middle of a layer', async () => {
    const built = await layers();
    await using faulty = await faultyRegistry(built, { hang: [top(built)] });
    const ending = new AbortController();
    const pulling = (async () => {
      for await (const { layers: seen } of containerd.images.pull(faulty.reference, { signal: ending.signal })) {
        if (seen.some(({ digest, downloadedBytes }) => digest === top(built) && downloadedBytes > 0)) ending.abort();
      }
    })();
    await expect(pulling).rejects.toMatchObject({ code: 'cancelled' });
    await expectNothingLeft(containerd);
  }, 30_000);

  test('leaving the loop in the middle', async () => {
    const built = await layers();
    await using faulty = await faultyRegistry(built, { hang: [top(built)] });
    for await (const { layers: seen } of containerd.images.pull(faulty.reference)) {
      if (seen.some(({ state }) => state === 'done')) break;
    }
    await expectNothingLeft(containerd);
  }, 30_000);
});

describe('pulls beside each other', () => {
  test('ten pulls of one image fetch each blob once and all get it', async () => {
    const built = await manyLayersImage(6);
    await using faulty = await faultyRegistry(built);
    const images = await Promise.all(
      Array.from({ length: 10 }, () => containerd.images.pull(faulty.reference).image()),
    );
    expect(new Set(images.map(({ snapshot }) => snapshot)).size).toBe(1);
    for (const { descriptor } of built.layers)
      expect(faulty.asked.get(`/v2/faulty/blobs/${descriptor.digest}`)).toBe(1);
    await expectSettled(containerd);
  }, 60_000);

  test.each(['fetches', 'has unpacked a layer'])(
    'the cancellation of one that %s does not reach the other that shares its work',
    async (when) => {
      // Blobs are shared among namespaces: these must be new to the daemon.
      const built = await bigImage({ layers: 4, layerBytes: 200_000 + counted * 1000 });
      const held = built.layers[3]?.descriptor.digest ?? '';
      const release = Promise.withResolvers<undefined>();
      await using faulty = await faultyRegistry(built, { after: { [held]: release.promise } });
      const ending = new AbortController();
      const first = (async () => {
        for await (const { layers } of containerd.images.pull(faulty.reference, { signal: ending.signal })) {
          const [lowest] = layers;
          const isFetching = layers.some(({ digest, state }) => digest === held && state === 'downloading');
          if (isFetching && (when === 'fetches' || lowest?.state === 'done')) ending.abort();
        }
      })();
      const second = containerd.images.pull(faulty.reference).image();
      await expect(first).rejects.toMatchObject({ code: 'cancelled' });
      release.resolve(undefined);
      await expect(second).resolves.toMatchObject({ name: faulty.reference });
      await expectSettled(containerd);
    },
    60_000,
  );

  test('two clients of one daemon pull one image at once, and both have it whole', async () => {
    const reference = await push(await bigImage({ layers: 5, layerBytes: 1024 * 1024 }), {
      host: registry.host,
      name: 'two',
      tag: '1',
    });
    await using other = await connectTo(fixture.daemon, containerd.namespace ?? '');
    const [ours, theirs] = await Promise.all([
      containerd.images.pull(reference).image(),
      other.images.pull(reference).image(),
    ]);
    expect(ours.snapshot).toBe(theirs.snapshot);
    await expectSettled(containerd);
    await expect(run(containerd, reference, 'ls /big')).resolves.toBe('0\n1\n2\n3\n4\n');
  }, 60_000);

  test('ctr and a client pull one image at once', async () => {
    const reference = await push(await bigImage({ layers: 3, layerBytes: 1024 * 1024 }), {
      host: registry.host,
      name: 'both',
      tag: '1',
    });
    const [image] = await Promise.all([
      containerd.images.pull(reference).image(),
      fixture.daemon.ctr(['-n', containerd.namespace ?? '', 'images', 'pull', '--plain-http', reference]),
    ]);
    await expect(containerd.snapshots().stat(image.snapshot)).resolves.toMatchObject({ kind: 'committed' });
    await expect(containerd.content.ingests()).resolves.toEqual([]);
  }, 60_000);

  test('what another process left half written and wrong is written anew', async () => {
    const built = await busyboxImage();
    const [layer] = built.layers;
    if (layer === undefined) throw new Error('busybox has a layer');
    const { digest, size } = layer.descriptor;
    await using lease = await containerd.leases.hold();
    const writer = await containerd.content.writer({ ref: `layer-${digest}`, totalBytes: size, lease: lease.id });
    await writer.write(Buffer.alloc(1000, 1));
    await writer[Symbol.asyncDispose]();
    await using faulty = await faultyRegistry(built);
    await containerd.images.pull(faulty.reference).image();
    await expect(containerd.content.ingests()).resolves.toEqual([]);
  }, 30_000);
});

describe('one pull', () => {
  test('is made once: its image is asked for in and after the loop, and a second loop is refused', async () => {
    const built = await bigImage({ layers: 2, layerBytes: 300_000 });
    await using faulty = await faultyRegistry(built);
    const pull = containerd.images.pull(faulty.reference);
    let last: PullProgress | undefined;
    for await (const progress of pull) last = progress;
    const asked = new Map(faulty.asked);
    expect(last).toMatchObject({ state: 'done', image: await pull.image() });
    expect(faulty.asked).toEqual(asked);
    expect(() => pull[Symbol.asyncIterator]()).toThrow(expect.objectContaining({ code: 'failed-precondition' }));
  }, 30_000);
});

describe('what is unpacked', () => {
  test('whiteouts and opaque directories hide what they should', async () => {
    const { image, present, absent } = await whiteoutsImage();
    const reference = await push(image, { host: registry.host, name: 'whiteouts', tag: '1' });
    await containerd.images.pull(reference).image();
    for (const [path, content] of Object.entries(present)) {
      await expect(run(containerd, reference, `cat /${path}`)).resolves.toBe(content);
    }
    const script = absent.map((path) => `[ -e /${path} ] && echo ${path}`).join('; ');
    await expect(run(containerd, reference, script)).resolves.toBe('');
    await expect(run(containerd, reference, 'ls /hidden /data')).resolves.toBe(
      '/data:\nagain\nkept\n\n/hidden:\nabove\n',
    );
  }, 60_000);

  test('a layer that is there twice is applied twice', async () => {
    const reference = await push(await duplicateLayersImage(), { host: registry.host, name: 'duplicate', tag: '1' });
    const image = await containerd.images.pull(reference).image();
    expect(new Set(image.layers.map(({ digest }) => digest)).size).toBe(image.layers.length - 1);
    await expect(run(containerd, reference, 'cat /twice/file /between')).resolves.toBe('the sameanother');
  }, 60_000);

  test('the platform asked for is the one that is fetched', async () => {
    const reference = await push(await multiPlatformImage(), { host: registry.host, name: 'multi', tag: '1' });
    const image = await containerd.images.pull(reference, { platform: 'linux/arm/v7' }).image();
    expect(image.platform).toEqual({ os: 'linux', architecture: 'arm', variant: 'v7' });
    await expect(containerd.images.pull(reference, { platform: 'linux/mips' }).image()).rejects.toMatchObject({
      reason: 'no-such-platform',
    });
    await expectSettled(containerd);
  }, 60_000);
});
