import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pack } from 'tar-stream';
import {
  buildImage,
  busyboxImage,
  directory,
  file,
  multiPlatformImage,
  push,
  startRegistry,
  whiteoutsImage,
  type BuiltImage,
  type PrivateRegistry,
} from '@berth/lab';
import { digestOf, type Containerd, type ImportOptions } from '@berth/core-client';
import { connectTo, daemonFixture, type DaemonFixture } from './fixture.js';

let fixture: DaemonFixture;
let registry: PrivateRegistry;
let containerd: Containerd;
let reference: string;
let indexed: string;

beforeAll(async () => {
  [fixture, registry] = await Promise.all([daemonFixture('source'), startRegistry()]);
  ({ containerd } = fixture);
  reference = await push((await whiteoutsImage()).image, { host: registry.host, name: 'test/whiteouts', tag: '1' });
  indexed = await push(await multiPlatformImage({ mediaTypes: 'docker' }), {
    host: registry.host,
    name: 'test/multi',
    tag: '2',
  });
  await containerd.images.pull(reference).image();
  await containerd.images.pull(indexed).image();
}, 60_000);

afterAll(async () => {
  await registry[Symbol.asyncDispose]();
  await fixture[Symbol.asyncDispose]();
}, 60_000);

type Entry = Parameters<ReturnType<typeof pack>['entry']>[0] & { readonly content?: Uint8Array | string | undefined };

/** A tar archive of these entries. */
async function tar(entries: readonly Entry[]): Promise<Buffer> {
  const archive = pack();
  for (const { content, ...header } of entries) {
    if (content === undefined) archive.entry({ ...header, size: 0 });
    else archive.entry(header, Buffer.from(content));
  }
  archive.finalize();
  return buffer(archive);
}

/** A small layout of an image whose index names an index `times` times, which names a manifest as often. */
function multiplied(times: number): readonly Entry[] {
  const index = 'application/vnd.oci.image.index.v1+json';
  const config = Buffer.from('{}');
  const described = (mediaType: string, bytes: Buffer) => ({ mediaType, digest: digestOf(bytes), size: bytes.length });
  const document = (fields: object): Buffer => Buffer.from(JSON.stringify({ schemaVersion: 2, ...fields }));
  const named = (child: object): Buffer => document({ manifests: Array.from({ length: times }, () => child) });
  const manifest = document({ config: described('application/vnd.oci.image.config.v1+json', config), layers: [] });
  const lower = named(described('application/vnd.oci.image.manifest.v1+json', manifest));
  const upper = named(described(index, lower));
  const annotations = { 'io.containerd.image.name': 'a/b:c' };
  return [
    { name: 'oci-layout', content: '{"imageLayoutVersion":"1.0.0"}' },
    { name: 'index.json', content: document({ manifests: [{ ...described(index, upper), annotations }] }) },
    ...[config, manifest, lower, upper].map((content) => ({
      name: `blobs/sha256/${hexOf(digestOf(content))}`,
      content,
    })),
  ];
}

/** Bytes as they might come from a socket: in pieces that end anywhere. */
async function* inPieces(bytes: Uint8Array, pieceBytes = 7_001): AsyncGenerator<Uint8Array, void, void> {
  await Promise.resolve();
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

const hexOf = (digest: string) => digest.slice('sha256:'.length);

/** What `docker save` made until version 24: a directory for each layer, the configuration and manifest.json last. */
async function dockerSave(image: BuiltImage, tags: readonly string[] | null): Promise<readonly Entry[]> {
  const layers: Entry[] = [];
  const paths: string[] = [];
  for (const [n, layer] of image.layers.entries()) {
    const id = hexOf(digestOf(Buffer.from(`${n}`)));
    const path = `${id}/layer.tar`;
    const earlier = image.layers.findIndex(({ diffId }) => diffId === layer.diffId);
    layers.push(
      { name: `${id}/`, type: 'directory' },
      { name: `${id}/VERSION`, content: '1.0' },
      { name: `${id}/json`, content: '{}' },
    );
    if (earlier < n) layers.push({ name: path, type: 'symlink', linkname: `../${paths[earlier] ?? ''}` });
    else layers.push({ name: path, content: await layer.bytes() });
    paths.push(path);
  }
  const config = `${hexOf(image.config.descriptor.digest)}.json`;
  return [
    ...layers,
    { name: config, content: await image.config.bytes() },
    { name: 'manifest.json', content: JSON.stringify([{ Config: config, RepoTags: tags, Layers: paths }]) },
    { name: 'repositories', content: '{}' },
  ];
}

/** The entries of an OCI layout. */
async function layout(image: BuiltImage, annotations: Record<string, string>): Promise<readonly Entry[]> {
  const blobs: Entry[] = [];
  for (const blob of [...image.blobs, ...image.documents]) {
    blobs.push({ name: `blobs/sha256/${hexOf(blob.descriptor.digest)}`, content: await blob.bytes() });
  }
  const index = { schemaVersion: 2, manifests: [{ ...image.descriptor, annotations }] };
  return [
    { name: 'oci-layout', content: '{"imageLayoutVersion":"1.0.0"}' },
    ...blobs,
    { name: 'index.json', content: JSON.stringify(index) },
  ];
}

/** Nothing is left: no lease, no write under way, no image, and no blob once the daemon has collected. */
async function expectNothingLeft(client: Containerd): Promise<void> {
  await expect(client.leases.list()).resolves.toEqual([]);
  await expect(client.content.ingests()).resolves.toEqual([]);
  await expect(client.images.list()).resolves.toEqual([]);
  const blobs: string[] = [];
  for await (const { digest } of client.content.list()) blobs.push(digest);
  expect(blobs).toEqual([]);
}

describe('export and import', () => {
  test('an archive brings back the same image with the same digests, named as it was, unpacked where that is wanted', async () => {
    await using other = await connectTo(fixture.daemon, 'round-trip');
    const before = await containerd.images.open(reference);
    const images = await other.images.import(containerd.images.export([reference, indexed]), { unpack: true });
    expect(images.map(({ name }) => name).sort()).toEqual([indexed, reference].sort());
    const after = await other.images.open(reference);
    expect(after.target.digest).toBe(before.target.digest);
    expect(after.layers).toEqual(before.layers);
    await expect(other.snapshots().stat(after.snapshot)).resolves.toMatchObject({ kind: 'committed' });
    const { target } = await other.images.get(indexed);
    expect(target).toMatchObject((await containerd.images.get(indexed)).target);
    const { labels } = await other.content.info(after.manifest.digest);
    expect(labels).toMatchObject({ 'containerd.io/gc.ref.content.config': after.configDescriptor.digest });
    await expect(other.leases.list()).resolves.toEqual([]);
    await expect(containerd.leases.list()).resolves.toEqual([]);
    await expect(other.content.ingests()).resolves.toEqual([]);
  }, 30_000);

  test('ctr imports what is exported, and what ctr exports is imported', async () => {
    const ours = `${fixture.daemon.directory}/ours.tar`;
    await pipeline(Readable.from(containerd.images.export([reference])), createWriteStream(ours));
    await fixture.daemon.ctr(['-n', 'by-ctr', 'images', 'import', ours]);
    await using byCtr = await connectTo(fixture.daemon, 'by-ctr');
    const { target } = await containerd.images.get(reference);
    expect((await byCtr.images.get(reference)).target.digest).toBe(target.digest);

    const theirs = `${fixture.daemon.directory}/theirs.tar`;
    await fixture.daemon.ctr(['-n', 'by-ctr', 'images', 'export', theirs, reference]);
    await using again = await connectTo(fixture.daemon, 'from-ctr');
    const [image] = await again.images.import(createReadStream(theirs));
    expect(image).toMatchObject({ name: reference, target: { digest: target.digest } });
  }, 30_000);

  test('leaving an export early ends it and lets go of its lease', async () => {
    for await (const chunk of containerd.images.export([reference])) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    await expect(containerd.leases.list()).resolves.toEqual([]);
  });

  test('a platform that is not here cannot be exported, nor can an image that is not there, nor nothing', async () => {
    const all = (names: readonly string[], platforms?: readonly string[]) =>
      buffer(Readable.from(containerd.images.export(names, { platforms })));
    await expect(all([indexed], ['linux/s390x'])).rejects.toMatchObject({
      code: 'not-found',
      reason: 'incomplete-image',
    });
    await expect(all([indexed], ['linux/mips'])).rejects.toMatchObject({
      code: 'not-found',
      reason: 'no-such-platform',
    });
    await expect(all(['nobody/has:it'])).rejects.toMatchObject({ code: 'not-found' });
    await expect(all([])).rejects.toMatchObject({ code: 'invalid-argument', field: 'names' });
    await expect(containerd.leases.list()).resolves.toEqual([]);
  });
});

describe('archives of docker save', () => {
  const same = [directory('twice'), file('twice/file', 'the same')];
  const build = () =>
    buildImage({ layers: [same, [file('between', 'x')], same], compression: 'none', mediaTypes: 'docker' });

  test('the old layout with links is read in one pass, its tags become full names, and it unpacks', async () => {
    await using client = await connectTo(fixture.daemon, 'docker-save');
    const image = await build();
    const bytes = await tar(await dockerSave(image, ['busy:1', 'quay.io/busy/box:2']));
    const images = await client.images.import(inPieces(bytes), { unpack: true, labels: { from: 'docker' } });
    expect(images.map(({ name }) => name)).toEqual(['docker.io/library/busy:1', 'quay.io/busy/box:2']);
    expect(images[0]).toMatchObject({ labels: { from: 'docker' } });
    const opened = await client.images.open('quay.io/busy/box:2');
    expect(opened.configDescriptor.digest).toBe(image.config.descriptor.digest);
    expect(opened.layers.map(({ digest }) => digest)).toEqual(image.layers.map(({ diffId }) => diffId));
    await expect(client.snapshots().stat(opened.snapshot)).resolves.toMatchObject({ kind: 'committed' });
  }, 30_000);

  test.each([
    ['gzip', gzipSync],
    ['zstd', zstdCompressSync],
  ])('packed by %s, and without a tag, it is named by the option', async (_, packed) => {
    await using client = await connectTo(fixture.daemon, 'docker-save');
    const bytes = await tar(await dockerSave(await build(), null));
    await expect(client.images.import(inPieces(packed(bytes)), { name: 'my/own:name' })).resolves.toMatchObject([
      { name: 'my/own:name' },
    ]);
    await client.images.remove('my/own:name');
  });
});

describe('archives that are refused', () => {
  const tooLarge = Buffer.alloc(4 * 1024 * 1024 + 1, ' ');
  const fine = async () => layout(await busyboxImage(), { 'io.containerd.image.name': 'a/b:c' });
  const with_ = (more: readonly Entry[]) => async () => tar([...(await fine()), ...more]);
  const changed = (change: (entry: Entry) => Entry) => async () => tar((await fine()).map(change));
  const without = (name: RegExp) => async () => tar((await fine()).filter((entry) => !name.test(entry.name)));
  const docker = (change: (entry: Entry) => Entry) => async () => {
    const image = await buildImage({ layers: [[file('a', 'b')]], compression: 'none', mediaTypes: 'docker' });
    return tar((await dockerSave(image, ['a:b'])).map(change));
  };
  const flipped = (entry: Entry): Entry => {
    if (!entry.name.startsWith('blobs/')) return entry;
    const content = Buffer.from(entry.content ?? '');
    content[content.length - 1] = (content.at(-1) ?? 0) ^ 1;
    return { ...entry, content };
  };

  const cases: readonly (readonly [string, () => Promise<Uint8Array>, object, ImportOptions?])[] = [
    [
      'a path that leads out',
      with_([{ name: 'blobs/../../x', content: 'x' }]),
      { code: 'invalid-argument', reason: 'unsafe-path', object: 'entry "blobs/../../x"' },
    ],
    [
      'an absolute path',
      with_([{ name: '/etc/x', content: 'x' }]),
      { reason: 'unsafe-path', object: 'entry "/etc/x"' },
    ],
    [
      'a symbolic link out of it',
      with_([{ name: 'a/x', type: 'symlink', linkname: '../../x' }]),
      { reason: 'unsafe-link', object: 'entry "a/x"' },
    ],
    [
      'a hard link out of it',
      with_([{ name: 'x', type: 'link', linkname: '/etc/passwd' }]),
      { reason: 'unsafe-link', object: 'entry "x"' },
    ],
    [
      'a device',
      with_([{ name: 'dev', type: 'character-device', devmajor: 1, devminor: 3 }]),
      { reason: 'unsupported-entry', object: 'entry "dev"' },
    ],
    [
      'a document twice',
      with_([{ name: './index.json', content: '{}' }]),
      { reason: 'duplicate-entry', object: 'entry "index.json"' },
    ],
    ['a blob that is not what its name says', changed(flipped), { code: 'data-loss', reason: 'digest-mismatch' }],
    [
      'a blob named by no digest',
      with_([{ name: 'blobs/sha256/abc', content: 'x' }]),
      { reason: 'digest-mismatch', object: 'entry "blobs/sha256/abc"' },
    ],
    [
      'an entry over the limit',
      with_([]),
      { code: 'resource-exhausted', reason: 'entry-too-large' },
      { layerLimitBytes: 100_000 },
    ],
    ['too many entries', with_([]), { code: 'resource-exhausted', reason: 'too-many-entries' }, { entryLimit: 3 }],
    [
      'an index over 4 MiB',
      async () => tar([{ name: 'index.json', content: tooLarge }]),
      { code: 'resource-exhausted', reason: 'manifest-too-large', object: 'entry "index.json"' },
    ],
    [
      'a manifest over 4 MiB',
      async () => {
        const digest = digestOf(tooLarge);
        const manifests = [
          {
            mediaType: 'application/vnd.oci.image.manifest.v1+json',
            digest,
            size: tooLarge.length,
            annotations: { 'io.containerd.image.name': 'a/b:c' },
          },
        ];
        return tar([
          { name: `blobs/sha256/${hexOf(digest)}`, content: tooLarge },
          { name: 'index.json', content: JSON.stringify({ schemaVersion: 2, manifests }) },
        ]);
      },
      { code: 'resource-exhausted', reason: 'manifest-too-large' },
    ],
    [
      'no layout that is known',
      async () => tar([{ name: 'readme', content: 'x' }]),
      { code: 'invalid-argument', reason: 'unknown-layout' },
    ],
    [
      'a layout of another version',
      changed((entry) => (entry.name === 'oci-layout' ? { ...entry, content: '{"imageLayoutVersion":"9"}' } : entry)),
      { reason: 'unknown-layout', object: 'entry "oci-layout"' },
    ],
    [
      'an index that is no JSON',
      changed((entry) => (entry.name === 'index.json' ? { ...entry, content: '{' } : entry)),
      { reason: 'malformed-document', object: 'entry "index.json"' },
    ],
    [
      'an image without a name',
      async () => tar(await layout(await busyboxImage(), { 'org.opencontainers.image.ref.name': 'latest' })),
      { reason: 'image-without-name' },
    ],
    ['blobs that are missing', without(/^blobs/), { code: 'data-loss', reason: 'missing-entry' }],
    [
      'a docker layer that is missing',
      docker((entry) => (entry.name.endsWith('layer.tar') ? { ...entry, name: 'other' } : entry)),
      { code: 'data-loss', reason: 'missing-entry' },
    ],
    [
      'a docker layer that is another',
      docker((entry) => (entry.name.endsWith('layer.tar') ? { ...entry, content: 'another' } : entry)),
      { code: 'data-loss', reason: 'digest-mismatch', object: expect.stringContaining('layer.tar') },
    ],
    [
      'a docker configuration that is another',
      docker((entry) => (/^[0-9a-f]{64}\.json$/.test(entry.name) ? { ...entry, content: '{}' } : entry)),
      { code: 'data-loss', reason: 'digest-mismatch' },
    ],
    [
      'a link to nothing',
      docker((entry) =>
        entry.name.endsWith('layer.tar') ? { name: entry.name, type: 'symlink', linkname: '' } : entry,
      ),
      { reason: 'missing-entry' },
    ],
    [
      'links in a circle',
      docker((entry) =>
        entry.name.endsWith('layer.tar') ? { name: entry.name, type: 'symlink', linkname: 'layer.tar' } : entry,
      ),
      { reason: 'unsafe-link' },
    ],
    [
      'an end in the middle',
      async () => (await with_([])()).subarray(0, 200_000),
      { code: 'data-loss', reason: 'truncated' },
    ],
    [
      'packed, and an end in the middle',
      async () => gzipSync(await with_([])()).subarray(0, 100_000),
      { code: 'data-loss', reason: 'truncated' },
    ],
    [
      'no archive at all',
      () => Promise.resolve(Buffer.alloc(10_000, 'x')),
      { code: 'invalid-argument', reason: 'not-an-archive' },
    ],
    ['nothing', () => Promise.resolve(Buffer.alloc(0)), { reason: 'unknown-layout' }],
    [
      'a platform to unpack that it lacks',
      with_([]),
      { code: 'not-found' },
      { unpack: true, platform: 'windows/amd64' },
    ],
  ];

  test.each(cases.map(([what, archive, expected, options]) => ({ what, archive, expected, options })))(
    '$what',
    async ({ archive, expected, options }) => {
      await using client = await connectTo(fixture.daemon, 'refused');
      await expect(client.images.import(inPieces(await archive()), options)).rejects.toMatchObject(expected);
      await expectNothingLeft(client);
    },
  );

  test('indexes that name one index a hundred times, a hundred times', async () => {
    await using client = await connectTo(fixture.daemon, 'refused');
    await expect(client.images.import(inPieces(await tar(multiplied(100))))).rejects.toMatchObject({
      code: 'resource-exhausted',
      reason: 'too-many-manifests',
    });
    await expectNothingLeft(client);
    // Before it has had enough it has read thousands of descriptors.
  }, 30_000);

  test('a source that fails gives its own error, and an abort ends the import', async () => {
    await using client = await connectTo(fixture.daemon, 'refused');
    const bytes = await with_([])();
    async function* failing() {
      yield* inPieces(bytes.subarray(0, 100_000));
      throw new Error('the line is down');
    }
    await expect(client.images.import(failing())).rejects.toThrow('the line is down');
    const ending = new AbortController();
    async function* hanging() {
      yield* inPieces(bytes.subarray(0, 100_000));
      ending.abort();
      yield* inPieces(bytes.subarray(100_000));
    }
    await expect(client.images.import(hanging(), { signal: ending.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
    await expectNothingLeft(client);
  });
});
