import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BerthError } from '@berth/foundation';
import {
  bigImage,
  busyboxImage,
  manyLayersImage,
  multiPlatformImage,
  push,
  REGISTRY_USER,
  startContainerd,
  startRegistry,
  type PrivateContainerd,
  type PrivateRegistry,
} from '@berth/lab';
import {
  connect,
  openRegistry,
  type Containerd,
  type Credentials,
  type ImageStoreEnd,
  type PullOptions,
  type PullProgress,
  type RegistryOptions,
} from '@berth/core-client';

const VIA = { via: 'transfer' } as const;

describe("the daemon's transfer service", () => {
  let daemon: PrivateContainerd;
  let registry: PrivateRegistry;
  let locked: PrivateRegistry;
  let containerd: Containerd;
  let here: boolean;

  beforeAll(async () => {
    [daemon, registry, locked] = await Promise.all([startContainerd(), startRegistry(), startRegistry({ auth: true })]);
    containerd = await connect({ address: daemon.address, namespace: 'transfer' });
    const { transfer, streaming } = await containerd.introspection.features();
    here = transfer && streaming;
    const { host } = registry;
    const credentials = locked.credentials;
    await Promise.all([
      push(await manyLayersImage(4), { host, name: 'layers', tag: '1' }),
      push(await multiPlatformImage(), { host, name: 'platforms', tag: '1' }),
      push(await bigImage({ layers: 2, layerBytes: 8 * 1024 ** 2 }), { host, name: 'big', tag: '1' }),
      push(await busyboxImage(), { host: locked.host, name: 'secret', tag: '1', credentials }),
    ]);
  }, 120_000);

  afterAll(async () => {
    await containerd[Symbol.asyncDispose]();
    await Promise.all([registry[Symbol.asyncDispose](), locked[Symbol.asyncDispose]()]);
    await daemon[Symbol.asyncDispose]();
  }, 60_000);

  const pull = (reference: string, options: PullOptions = {}) =>
    containerd.images.pull(reference, { ...VIA, ...options }).image();

  /** How something failed; what does not fail is a failure. */
  async function failure(of: Promise<unknown>): Promise<BerthError> {
    try {
      await of;
    } catch (error) {
      return BerthError.from(error);
    }
    throw new Error('it did not fail');
  }

  /** Whether the daemon has the service; where it has none, that must be the failure, and there is no more to see. */
  async function served(work: () => Promise<unknown>): Promise<boolean> {
    if (here) return true;
    expect((await failure(work())).code).toBe('unimplemented');
    return false;
  }

  /** The same, of what needs the registry, which is plain http: 1.7 knows only https. */
  async function reached(work: () => Promise<unknown>): Promise<boolean> {
    if (!(await served(work))) return false;
    if (daemon.version !== '1.7.30') return true;
    await expect(work()).rejects.toMatchObject({ code: 'unavailable', reason: 'tls' });
    return false;
  }

  /** The same image, fetched by this client. */
  const fetched = (reference: string) => containerd.images.pull(reference).image();

  test('an image is pulled and unpacked, with the progress of a pull, and no lease is left', async () => {
    const reference = `${registry.host}/layers:1`;
    if (!(await reached(() => pull(reference)))) return;
    const seen: PullProgress[] = [];
    for await (const progress of containerd.images.pull(reference, VIA)) seen.push(progress);
    expect(seen.map(({ state }) => state)).toContain('fetching');
    const last = seen.at(-1);
    if (last?.state !== 'done') throw new Error('the pull ended without an image');
    expect(last.reference).toBe(reference);
    expect(last.layers.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done']);
    expect(last.layers.map(({ digest }) => digest)).toEqual(last.image.layers.map(({ digest }) => digest));
    expect(last.downloadedBytes).toBe(last.totalBytes);
    expect(last.totalBytes).toBeGreaterThan(100_000);
    const snapshot = await containerd.snapshots().stat(last.image.snapshot);
    expect(snapshot.kind).toBe('committed');
    await expect(containerd.leases.list()).resolves.toEqual([]);
    await expect(containerd.images.open(reference)).resolves.toMatchObject({ name: reference });
  }, 30_000);

  test('one platform is fetched of several; one that there is not is not found', async () => {
    const reference = `${registry.host}/platforms:1`;
    const options: PullOptions = { platform: 'linux/s390x', unpack: false };
    if (!(await reached(() => pull(reference, options)))) return;
    await expect(pull(reference, options)).resolves.toMatchObject({ platform: { architecture: 's390x' } });
    await expect(containerd.images.open(reference, { platform: 'linux/arm/v6' })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect((await failure(pull(reference, { platform: 'linux/riscv64' }))).code).toBe('not-found');
  }, 30_000);

  test('a snapshotter that the daemon does not unpack for is unpacked for all the same', async () => {
    const reference = `${registry.host}/layers:1`;
    const options: PullOptions = { snapshotter: 'native', namespace: 'native' };
    if (!(await reached(() => pull(reference, options)))) return;
    const { snapshot } = await pull(reference, options);
    const info = await containerd.snapshots('native').stat(snapshot, { namespace: 'native' });
    expect(info.kind).toBe('committed');
  }, 30_000);

  test('credentials are given when the registry asks for them, and to nobody else', async () => {
    const reference = `${locked.host}/secret:1`;
    if (!(await reached(() => pull(reference)))) return;
    await expect(pull(reference)).rejects.toMatchObject({ code: 'unauthenticated', reason: 'http-401' });

    const asked: string[] = [];
    const giving = (given: Credentials | undefined): PullOptions => ({
      daemonRegistry: {
        credentials: (host) => {
          asked.push(host);
          return Promise.resolve(given);
        },
      },
    });
    const right: Credentials = { kind: 'password', ...REGISTRY_USER };
    const refused = await failure(pull(reference, giving({ ...right, password: 'not-it' })));
    expect(refused.code).toBe('unauthenticated');
    expect(refused.message).not.toContain('not-it');
    await expect(pull(reference, giving(undefined))).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(pull(reference, giving(right))).resolves.toMatchObject({ name: reference });
    expect(new Set(asked)).toEqual(new Set([locked.host]));

    const token = await failure(pull(reference, giving({ kind: 'access-token', token: 't' })));
    expect(token).toMatchObject({ code: 'unsupported', reason: 'access-token' });
    const helper = new BerthError('failed-precondition', 'the helper is broken');
    const broken = pull(reference, { daemonRegistry: { credentials: () => Promise.reject(helper) } });
    await expect(broken).rejects.toBe(helper);
    await expect(containerd.leases.list()).resolves.toEqual([]);
  }, 60_000);

  test.each([
    ['credentials', (options: RegistryOptions) => options],
    ['an open registry that has some', openRegistry],
  ])(
    'a client that was connected with %s pulls with them',
    async (how, registryOf) => {
      const credentials = () => Promise.resolve<Credentials>({ kind: 'password', ...REGISTRY_USER });
      const given = registryOf({ credentials });
      const namespace = `own-${how.length}`;
      const other = await connect({ address: daemon.address, namespace, registry: given });
      try {
        const pulling = () => other.images.pull(`${locked.host}/secret:1`, VIA).image();
        if (!(await reached(pulling))) return;
        await expect(pulling()).resolves.toMatchObject({ name: `${locked.host}/secret:1` });
      } finally {
        await other[Symbol.asyncDispose]();
        if ('close' in given) await given.close();
      }
    },
    30_000,
  );

  test('what is not there is not found, and leaves nothing', async () => {
    const reference = `${registry.host}/layers:none`;
    if (!(await reached(() => pull(reference)))) return;
    await expect(pull(reference)).rejects.toMatchObject({ code: 'not-found' });
    await expect(containerd.images.get(reference)).rejects.toMatchObject({ code: 'not-found' });
    await expect(containerd.leases.list()).resolves.toEqual([]);
  }, 30_000);

  const stored = (name: string): ImageStoreEnd => ({ kind: 'image-store', name });

  /** The image as an archive. */
  async function exported(name: string): Promise<readonly Buffer[]> {
    const chunks: Buffer[] = [];
    const write = (chunk: Uint8Array) => void chunks.push(Buffer.from(chunk));
    await containerd.transfer.transfer(stored(name), { kind: 'export', write });
    return chunks;
  }

  /** Takes an archive into a namespace, under its own names. */
  const imported = (archive: AsyncIterable<Uint8Array>, namespace: string, signal?: AbortSignal) =>
    containerd.transfer.transfer(
      { kind: 'import', archive },
      { kind: 'image-store', name: '', references: [{ name: registry.host, isPrefix: true, allowOverwrite: true }] },
      { namespace, signal },
    );

  async function* each(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array, void, void> {
    for (const chunk of chunks) yield await Promise.resolve(chunk);
  }

  test('an image goes out as an archive and comes in elsewhere, byte for byte the same', async () => {
    const name = `${registry.host}/big:1`;
    if (!(await served(() => exported(name)))) return;
    const { target } = await fetched(name);
    const archive = await exported(name);
    const bytes = Buffer.concat(archive);
    expect(bytes.length).toBeGreaterThan(8 * 1024 ** 2);
    expect(Math.max(...archive.map((chunk) => chunk.length))).toBeLessThanOrEqual(32 * 1024);
    // Pieces larger than the window, so that both sides must wait for each other.
    await imported(each([bytes.subarray(0, 300_000), bytes.subarray(300_000)]), 'archive');
    const [image] = await containerd.images.list({ namespace: 'archive' });
    expect(image?.target.digest).toBe(target.digest);
  }, 60_000);

  test("an archive's own failure, a broken archive and a cancelled one each give one error", async () => {
    if (!(await served(() => imported(each([]), 'broken')))) return;
    const reason = new BerthError('no-space', 'the archive cannot be read on');
    async function* failing(): AsyncGenerator<Uint8Array, void, void> {
      yield await Promise.resolve(Buffer.alloc(100));
      throw reason;
    }
    await expect(imported(failing(), 'broken')).rejects.toBe(reason);
    expect((await failure(imported(each([Buffer.alloc(70_000, 1)]), 'broken'))).operation).toBe('transfer');

    const cancel = new AbortController();
    async function* stuck(): AsyncGenerator<Uint8Array, void, void> {
      yield await Promise.resolve(Buffer.alloc(10));
      cancel.abort();
      await new Promise<never>(() => undefined);
    }
    await expect(imported(stuck(), 'broken', cancel.signal)).rejects.toMatchObject({ code: 'cancelled' });
    await expect(containerd.images.list({ namespace: 'broken' })).resolves.toEqual([]);
  }, 30_000);

  test('a reader that is slow or fails holds the daemon back, or ends its work', async () => {
    const name = `${registry.host}/big:1`;
    if (!(await served(() => exported(name)))) return;
    await fetched(name);
    const reason = new BerthError('no-space', 'nowhere to put it');
    let seen = 0;
    const write = (chunk: Uint8Array) => {
      seen += chunk.length;
      return seen > 200_000 ? Promise.reject(reason) : Promise.resolve();
    };
    await expect(containerd.transfer.transfer(stored(name), { kind: 'export', write })).rejects.toBe(reason);
    expect(seen).toBeLessThan(300_000);
  }, 30_000);

  test('an image is pushed under another name and tagged in the store', async () => {
    const name = `${registry.host}/layers:1`;
    const reference = `${registry.host}/pushed:2`;
    const pushing = () => containerd.transfer.transfer(stored(name), { kind: 'registry', reference });
    const { target } = await fetched(name);
    if (!(await reached(pushing))) return;
    await pushing();
    const elsewhere = await containerd.images.pull(reference, { namespace: 'pushed' }).image();
    expect(elsewhere.target.digest).toBe(target.digest);
    await containerd.transfer.transfer(stored(name), stored(`${registry.host}/tagged:3`));
    const tagged = await containerd.images.get(`${registry.host}/tagged:3`);
    expect(tagged.target.digest).toBe(target.digest);
  }, 60_000);

  test('a pull that is left leaves no lease', async () => {
    const pulling = async () => {
      for await (const { state } of containerd.images.pull(`${registry.host}/big:1`, { ...VIA, namespace: 'left' })) {
        if (state === 'fetching') break;
      }
    };
    if (!(await reached(pulling))) return;
    await pulling();
    await expect(containerd.leases.list({ namespace: 'left' })).resolves.toEqual([]);
  }, 30_000);

  test('no daemon copies files of a container without a plugin for it, and all say so alike', async () => {
    const path = { kind: 'container-path', containerId: 'c1', path: '/etc' } as const;
    const { transfer } = containerd.transfer;
    const chunks: Uint8Array[] = [];
    const write = (chunk: Uint8Array) => void chunks.push(chunk);
    const out = await failure(transfer(path, { kind: 'write-stream', write }));
    const into = await failure(transfer({ kind: 'read-stream', archive: each([Buffer.alloc(1024)]) }, path));
    expect([out.code, into.code]).toEqual(['unimplemented', 'unimplemented']);
    expect(out.object).toBe('/etc in container "c1" to archive');
    expect(chunks).toEqual([]);
  }, 30_000);

  test('what the daemon decides by itself is refused, and bad ends name their field', async () => {
    const refused = (options: PullOptions) => () => containerd.images.pull('busybox', options);
    expect(refused({ ...VIA, parallelDownloads: 2 })).toThrow('parallelDownloads');
    expect(refused({ ...VIA, layerLimitBytes: 2 })).toThrow('layerLimitBytes');
    expect(refused({ daemonRegistry: {} })).toThrow('daemonRegistry');
    const { transfer } = containerd.transfer;
    const relative = { kind: 'registry', reference: 'r.example/a:1', hostDirectory: 'certs' } as const;
    await expect(transfer(relative, stored('a'))).rejects.toMatchObject({ field: 'source.hostDirectory' });
    await expect(transfer(stored('a'), stored(''))).rejects.toMatchObject({ field: 'destination.name' });
    await expect(transfer({ kind: 'registry', reference: 'A B' }, stored('a'))).rejects.toMatchObject({
      code: 'invalid-argument',
    });
  });
});
