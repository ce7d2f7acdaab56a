import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect, digestOf, type Containerd, type SubscriptionItem } from '@berth/core-client';
import { daemonFixture, until, type DaemonFixture } from './fixture.js';

let fixture: DaemonFixture;
let containerd: Containerd;

beforeAll(async () => {
  fixture = await daemonFixture('rooms');
  ({ containerd } = fixture);
}, 60_000);

afterAll(async () => {
  await fixture[Symbol.asyncDispose]();
}, 60_000);

/** Writes a blob that no collector takes. */
async function blob(bytes: Uint8Array, labels: Record<string, string> = {}): Promise<string> {
  const digest = digestOf(bytes);
  await using writer = await containerd.content.writer({
    ref: `test-${digest}`,
    totalBytes: bytes.length,
    expected: digest,
  });
  await writer.write(bytes);
  await writer.commit({ labels: { 'containerd.io/gc.root': 'yes', ...labels } });
  return digest;
}

/** A stream of nothing, which nobody reads. */
async function* nothing(): AsyncGenerator<Uint8Array, void, void> {
  yield* await Promise.resolve([]);
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe('connection', () => {
  test('a daemon that is not there is one clear error, within the time given', async () => {
    await expect(connect({ address: '/nowhere/containerd.sock', waitMs: 200 })).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('/nowhere/containerd.sock'),
    });
  });

  test.each(['relative.sock', 'tcp://127.0.0.1:1'])('the address %s is refused', async (address) => {
    await expect(connect({ address })).rejects.toMatchObject({ code: 'invalid-argument', field: 'address' });
  });

  test('a call without any namespace says what is missing', async () => {
    await using bare = await connect({ address: fixture.daemon.address });
    await expect(bare.images.list()).rejects.toMatchObject({
      code: 'failed-precondition',
      reason: 'namespace-required',
    });
    await expect(bare.images.list({ namespace: fixture.namespace })).resolves.toEqual([]);
    await expect(bare.with({ namespace: fixture.namespace }).images.list()).resolves.toEqual([]);
  });

  test('a signal that has fired sends nothing', async () => {
    const signal = AbortSignal.abort();
    await expect(containerd.version({ signal })).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('bad input is refused before it is sent, with the argument named', () => {
  test.each([
    ['an empty id', () => containerd.containers.get(''), 'id'],
    ['an id with a slash', () => containerd.containers.get('a/b'), 'id'],
    ['an id with two dashes', () => containerd.containers.get('a--b'), 'id'],
    ['an id of 77 characters', () => containerd.containers.get('a'.repeat(77)), 'id'],
    ['a namespace with a space', () => containerd.version({ namespace: 'a b' }), 'namespace'],
    ['a namespace name', () => containerd.namespaces.create('-x'), 'name'],
    [
      'a label that is too long',
      () => containerd.namespaces.create('x', { labels: { k: 'v'.repeat(4096) } }),
      'labels["k"]',
    ],
    ['a digest', () => containerd.content.info('latest'), 'digest'],
    ['an empty ref', () => containerd.content.writer({ ref: '' }), 'ref'],
    ['a lease in a header', () => containerd.version({ lease: 'a\nb' }), 'lease'],
    ['the lease of a view', () => containerd.with({ lease: '' }), 'lease'],
    ['the id of a lease', () => containerd.leases.create({ id: 'a\nb' }), 'id'],
    ['a life that is no number', () => containerd.leases.create({ expiresInMs: NaN }), 'expiresInMs'],
    ['a life without end', () => containerd.leases.create({ expiresInMs: Infinity }), 'expiresInMs'],
    ['a life too short to hold', () => containerd.leases.hold({ expiresInMs: 0 }), 'expiresInMs'],
    ['an expected digest', () => containerd.content.writer({ ref: 'x', expected: 'latest' }), 'expected'],
    ['a size', () => containerd.content.writer({ ref: 'x', totalBytes: -1 }), 'totalBytes'],
    ['an offset', () => all(containerd.content.read(digestOf(Buffer.of()), { offsetBytes: -1 })), 'offsetBytes'],
    ['a limit of an import', () => containerd.images.import(nothing(), { layerLimitBytes: NaN }), 'layerLimitBytes'],
    ['a number of entries', () => containerd.images.import(nothing(), { entryLimit: 0 }), 'entryLimit'],
    ['labels of an import', () => containerd.images.import(nothing(), { labels: { '': 'x' } }), 'labels'],
    ['labels of a pull', () => containerd.images.pull('busybox', { labels: { '': 'x' } }), 'labels'],
    ['labels of a conversion', () => containerd.images.convert('a', 'b', { labels: { '': 'x' } }), 'labels'],
    ['uploads at a time', () => containerd.images.push('a', 'b', { parallelUploads: NaN }), 'parallelUploads'],
    ['an empty snapshot key', () => containerd.snapshots().prepare('', ''), 'key'],
    ['a topic', () => containerd.events.publish('no-slash', { typeUrl: 'x', value: new Uint8Array() }), 'topic'],
    ['an image name', () => containerd.images.get(''), 'name'],
    ['a container without a root filesystem', () => containerd.containers.create({ id: 'x' }), 'image'],
  ])('%s', async (_, call, field) => {
    await expect((async () => call())()).rejects.toMatchObject({ code: 'invalid-argument', field });
  });

  test.each(['a/UPPER', 'a b', '', 'busybox@sha256:1234'])('the reference %j', (reference) => {
    expect(() => containerd.images.pull(reference)).toThrow(
      expect.objectContaining({ code: 'invalid-argument', field: 'reference' }),
    );
  });

  test('a platform', () => {
    expect(() => containerd.images.pull('busybox', { platform: 'linux' })).toThrow(
      expect.objectContaining({ code: 'invalid-argument', field: 'platform' }),
    );
  });
});

describe('namespaces', () => {
  test('are created, found, labelled and deleted, and one in use is not', async () => {
    const made = { name: 'n1', labels: { a: '1', b: '2' } };
    await expect(containerd.namespaces.create('n1', { labels: made.labels })).resolves.toEqual(made);
    await expect(containerd.namespaces.create('n1')).rejects.toMatchObject({ code: 'already-exists' });
    const labels = { a: '1', b: '3', c: '4' };
    await expect(containerd.namespaces.setLabels('n1', { b: '3', c: '4' })).resolves.toEqual({ name: 'n1', labels });
    await expect(containerd.namespaces.get('n1')).resolves.toEqual({ name: 'n1', labels });
    expect((await containerd.namespaces.list()).map(({ name }) => name)).toContain('n1');
    const target = { mediaType: 'x/y', digest: digestOf(Buffer.from('n')), size: 1 };
    await containerd.images.put({ name: 'keeps', target }, { namespace: 'n1' });
    await expect(containerd.namespaces.delete('n1')).rejects.toMatchObject({ reason: 'namespace-not-empty' });
    await containerd.images.remove('keeps', { namespace: 'n1' });
    await containerd.namespaces.delete('n1');
    await expect(containerd.namespaces.get('n1')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('leases', () => {
  test('hold resources, are listed and deleted', async () => {
    const lease = await containerd.leases.create({ labels: { for: 'test' }, expiresInMs: 60_000 });
    expect(lease.labels['containerd.io/gc.expire']).toMatch(/^\d{4}-\d\d-\d\dT/);
    const resource = { id: digestOf(Buffer.from('nothing')), type: 'content' };
    await containerd.leases.addResource(lease.id, resource);
    await expect(containerd.leases.resources(lease.id)).resolves.toEqual([resource]);
    await containerd.leases.removeResource(lease.id, resource);
    await expect(containerd.leases.resources(lease.id)).resolves.toEqual([]);
    const found = await containerd.leases.list({ filters: ['labels."for"==test'] });
    expect(found.map(({ id }) => id)).toEqual([lease.id]);
    await containerd.leases.delete(lease.id, { sync: true });
    await expect(containerd.leases.delete(lease.id)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a call under a lease that is not there says so', async () => {
    const writing = containerd.content.writer({ ref: 'no-lease', lease: 'nobody' });
    await expect(writing).rejects.toMatchObject({ code: 'not-found', reason: 'lease-not-found' });
  });

  test('a held lease is renewed by successors that keep what it held, and is gone when disposed', async () => {
    const held = await containerd.leases.hold({ expiresInMs: 1500, labels: { test: 'hold' } });
    const first = held.id;
    const bytes = randomBytes(64);
    await using writer = await containerd.content.writer({ ref: 'held', lease: first, expected: digestOf(bytes) });
    await writer.write(bytes);
    await until(() => held.id !== first);
    const second = held.id;
    await until(() => held.id !== second);
    await writer.commit({ lease: held.id });
    await expect(containerd.leases.resources(held.id)).resolves.toContainEqual({
      id: digestOf(bytes),
      type: 'content',
    });
    expect(held.lost.aborted).toBe(false);
    await held[Symbol.asyncDispose]();
    await expect(containerd.leases.list({ filters: ['labels."test"==hold'] })).resolves.toEqual([]);
    // Nothing holds the blob any more: the collector takes it.
    await containerd.leases.delete((await containerd.leases.create()).id, { sync: true });
    await expect(containerd.content.info(digestOf(bytes))).rejects.toMatchObject({ code: 'not-found' });
  }, 20_000);
});

describe('content', () => {
  test('what a commit expects is looked at before it is sent', async () => {
    await using writer = await containerd.content.writer({ ref: 'expectation' });
    await expect(writer.commit({ expected: 'latest' })).rejects.toMatchObject({
      code: 'invalid-argument',
      field: 'expected',
    });
  });

  test('is written in chunks of any size and read back, whole and in ranges', async () => {
    const bytes = randomBytes(5 * 1024 * 1024 + 17);
    const digest = digestOf(bytes);
    await using writer = await containerd.content.writer({ ref: 'chunks', totalBytes: bytes.length, expected: digest });
    for (let at = 0; at < bytes.length; at += 100_003) await writer.write(bytes.subarray(at, at + 100_003));
    const committed = await writer.commit({ labels: { 'containerd.io/gc.root': 'yes' } });
    expect(committed).toEqual({ digest, sizeBytes: bytes.length, existed: false });
    expect(Buffer.concat(await all(containerd.content.read(digest))).equals(bytes)).toBe(true);
    const range = Buffer.concat(await all(containerd.content.read(digest, { offsetBytes: 7, lengthBytes: 11 })));
    expect(range.equals(bytes.subarray(7, 18))).toBe(true);
    await expect(containerd.content.readAll(digest, 1000)).rejects.toMatchObject({ code: 'resource-exhausted' });
    await expect(containerd.content.info(digest)).resolves.toMatchObject({ sizeBytes: bytes.length });
    await containerd.content.delete(digest);
    await expect(containerd.content.info(digest)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('an interrupted write is seen, locked while it is open, resumed, and can be given up', async () => {
    const bytes = randomBytes(3 * 1024 * 1024);
    const first = await containerd.content.writer({ ref: 'resume', totalBytes: bytes.length });
    await first.write(bytes.subarray(0, 2 * 1024 * 1024));
    await until(async () => (await containerd.content.ingest('resume')).offsetBytes === 2 * 1024 * 1024);
    await expect(containerd.content.writer({ ref: 'resume' })).rejects.toMatchObject({
      code: 'unavailable',
      reason: 'ref-locked',
    });
    await first[Symbol.asyncDispose]();
    const second = await containerd.content.writer({ ref: 'resume' });
    expect(second.offsetBytes).toBe(2 * 1024 * 1024);
    await second.write(bytes.subarray(2 * 1024 * 1024));
    const { digest } = await second.commit();
    expect(digest).toBe(digestOf(bytes));
    const third = await containerd.content.writer({ ref: 'given-up' });
    await third[Symbol.asyncDispose]();
    expect((await containerd.content.ingests()).map(({ ref }) => ref)).toContain('given-up');
    await containerd.content.abort('given-up');
    await expect(containerd.content.ingest('given-up')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a write begins again after truncate', async () => {
    const bytes = Buffer.from('the right ones');
    await using writer = await containerd.content.writer({ ref: 'truncate' });
    await writer.write(randomBytes(2 * 1024 * 1024));
    await writer.truncate();
    await writer.write(bytes);
    await expect(writer.commit()).resolves.toEqual({
      digest: digestOf(bytes),
      sizeBytes: bytes.length,
      existed: false,
    });
  });

  test('a wrong digest or size is refused at the commit', async () => {
    const wanted = digestOf(Buffer.from('wanted'));
    await using wrong = await containerd.content.writer({ ref: 'wrong-digest', expected: wanted });
    await wrong.write(Buffer.from('other'));
    await expect(wrong.commit()).rejects.toMatchObject({ code: 'failed-precondition' });
    await using short = await containerd.content.writer({ ref: 'wrong-size', totalBytes: 100 });
    await short.write(Buffer.from('short'));
    await expect(short.commit()).rejects.toMatchObject({ code: 'failed-precondition' });
  });

  test('labels are set one by one, an empty value removes one, and filters find them', async () => {
    const digest = await blob(randomBytes(10), { colour: 'red', size: 'small' });
    await containerd.content.setLabels(digest, { colour: 'blue', size: '' });
    const { labels } = await containerd.content.info(digest);
    expect(labels).toMatchObject({ colour: 'blue' });
    expect(labels).not.toHaveProperty('size');
    const found = await all(containerd.content.list({ filters: ['labels."colour"==blue'] }));
    expect(found.map((each) => each.digest)).toEqual([digest]);
  });

  test('a blob that is there already is told at once, and is success for a commit', async () => {
    const bytes = randomBytes(20);
    const expected = await blob(bytes);
    await expect(containerd.content.writer({ ref: 'again', expected })).rejects.toMatchObject({
      code: 'already-exists',
    });
    await using late = await containerd.content.writer({ ref: 'late' });
    await late.write(bytes);
    await expect(late.commit({ expected })).resolves.toMatchObject({ digest: expected, existed: true });
  });
});

describe('snapshots', () => {
  test('are prepared, committed, viewed, measured, labelled and removed', async () => {
    const snapshots = containerd.snapshots();
    const root = { 'containerd.io/gc.root': 'yes' };
    const mounts = await snapshots.prepare('work', '', { labels: root });
    const source = mounts[0]?.source ?? '';
    expect(source).toContain(fixture.daemon.root);
    await writeFile(join(source, 'written'), randomBytes(1024 * 1024));
    await expect(snapshots.prepare('work', '')).rejects.toMatchObject({ code: 'already-exists' });
    await expect(snapshots.mounts('work')).resolves.toEqual(mounts);
    await snapshots.commit('base', 'work', { labels: root });
    await expect(snapshots.stat('base')).resolves.toMatchObject({ key: 'base', kind: 'committed', parent: '' });
    await snapshots.prepare('child', 'base', { labels: root });
    await snapshots.view('look', 'base', { labels: root });
    await expect(snapshots.stat('look')).resolves.toMatchObject({ kind: 'view', parent: 'base' });
    await expect(snapshots.remove('base')).rejects.toMatchObject({ reason: 'snapshot-in-use' });
    await snapshots.setLabels('child', { mine: 'yes' });
    const mine = await all(snapshots.list({ filters: ['labels."mine"==yes'] }));
    expect(mine.map(({ key }) => key)).toEqual(['child']);
    const [base, child] = await Promise.all([snapshots.usage('base'), snapshots.usage('child')]);
    expect(base.sizeBytes).toBeGreaterThanOrEqual(1024 * 1024);
    expect(base.inodes).toBe(child.inodes + 1);
    expect(child.sizeBytes).toBeLessThan(1024 * 1024);
    for (const key of ['child', 'look', 'base']) await snapshots.remove(key);
    await expect(snapshots.stat('base')).rejects.toMatchObject({ code: 'not-found' });
    await expect(snapshots.prepare('orphan', 'nobody')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('introspection', () => {
  test('plugins, server and features are told', async () => {
    const plugins = await containerd.introspection.plugins({ filters: ['type==io.containerd.snapshotter.v1'] });
    expect(plugins.map(({ id }) => id)).toContain('overlayfs');
    expect((await containerd.introspection.server()).uuid).toMatch(/^[0-9a-f-]{36}$/);
    const features = await containerd.introspection.features();
    const newer = !/^v?1\.[0-6]\./.test((await containerd.version()).version);
    expect(features).toMatchObject({ transfer: newer, streaming: newer });
  });
});

describe('image records', () => {
  test('are made, replaced and removed, also by many at once', async () => {
    const target = {
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      digest: digestOf(Buffer.from('m')),
      size: 1,
    };
    const { images } = containerd;
    await Promise.all(['a', 'b', 'c'].map((by) => images.put({ name: 'shared', target, labels: { by } })));
    await expect(images.create({ name: 'shared', target })).rejects.toMatchObject({ code: 'already-exists' });
    await images.update({ name: 'shared', target, labels: { by: 'd' } });
    await expect(images.get('shared')).resolves.toMatchObject({ name: 'shared', target, labels: { by: 'd' } });
    expect((await images.list({ filters: ['name==shared'] })).map(({ name }) => name)).toEqual(['shared']);
    await images.remove('shared', { sync: true });
    await expect(images.remove('shared')).rejects.toMatchObject({ code: 'not-found' });
    await expect(images.open('shared')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('container records', () => {
  const spec = {
    ociVersion: '1.0.2',
    process: { cwd: '/', user: { uid: 0, gid: 0 }, args: ['true'] },
    root: { path: '/nowhere' },
  };

  test('keep labels, extensions and the spec, and are found by filters', async () => {
    const extension = { typeUrl: 'berth/test', value: Buffer.from('anything') };
    const container = await containerd.containers.create({
      id: 'record',
      spec,
      labels: { app: 'x' },
      extensions: { 'berth/e': extension },
    });
    const info = await container.info();
    expect(info).toMatchObject({ id: 'record', spec, labels: { app: 'x' }, snapshotKey: '' });
    expect(Buffer.from(info.extensions['berth/e']?.value ?? []).toString()).toBe('anything');
    await container.update({ labels: { app: 'y', tier: 'web' } });
    const found = await all(containerd.containers.list({ filters: ['labels."tier"==web'] }));
    expect(found.map(({ id, labels }) => ({ id, labels }))).toEqual([
      { id: 'record', labels: { app: 'y', tier: 'web' } },
    ]);
    await expect(containerd.containers.create({ id: 'record', spec })).rejects.toMatchObject({
      code: 'already-exists',
    });
    await expect(container.task()).rejects.toMatchObject({ code: 'not-found' });
    await container.delete();
    await expect(container.info()).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a create that fails leaves neither record nor snapshot, and harms nobody else', async () => {
    const parentSnapshot = 'nobody';
    await expect(containerd.containers.create({ id: 'half', spec, parentSnapshot })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(containerd.containers.get('half')).rejects.toMatchObject({ code: 'not-found' });
    await expect(containerd.leases.list()).resolves.toEqual([]);
    const first = await containerd.containers.create({ id: 'twice', spec });
    await expect(containerd.containers.create({ id: 'twice', spec, parentSnapshot })).rejects.toMatchObject({
      code: 'already-exists',
    });
    await expect(first.info()).resolves.toMatchObject({ id: 'twice' });
    await first.delete();
  });
});

describe('events', () => {
  test('a subscription says when it stands, filters, decodes, and passes on what it does not know', async () => {
    const seen: SubscriptionItem[] = [];
    const ending = new AbortController();
    const watching = (async () => {
      for await (const item of containerd.events.subscribe({ signal: ending.signal })) {
        seen.push(item);
        if (item.kind === 'subscribed') {
          await containerd.namespaces.create('elsewhere');
          await containerd.images.put({
            name: 'event',
            target: { mediaType: 'x/y', digest: digestOf(Buffer.from('e')), size: 1 },
            labels: { a: 'b' },
          });
          await containerd.events.publish('/berth/test', { typeUrl: 'berth/own', value: Buffer.from('own') });
        } else if (item.event.topic === 'other') return;
      }
    })();
    await watching;
    expect(seen[0]).toEqual({ kind: 'subscribed', gap: false });
    const events = seen.flatMap((item) => (item.kind === 'event' ? [item.event] : []));
    expect(events).toContainEqual(
      expect.objectContaining({
        topic: '/images/create',
        namespace: fixture.namespace,
        name: 'event',
        labels: { a: 'b' },
      }),
    );
    expect(events.at(-1)).toMatchObject({ topic: 'other', name: '/berth/test', namespace: fixture.namespace });
    expect(events.every(({ namespace }) => namespace === fixture.namespace)).toBe(true);
    await containerd.namespaces.delete('elsewhere');
    await containerd.images.remove('event');
  });

  test('a filter of one topic lets nothing else through', async () => {
    const filters = ['topic=="/images/delete"'];
    for await (const item of containerd.events.subscribe({ filters })) {
      if (item.kind === 'subscribed') {
        await containerd.images.put({
          name: 'f',
          target: { mediaType: 'x/y', digest: digestOf(Buffer.from('f')), size: 1 },
        });
        await containerd.images.remove('f');
      } else {
        expect(item.event).toMatchObject({ topic: '/images/delete', name: 'f' });
        return;
      }
    }
  });

  test('rubbish under the topic of the probes does not end a subscription', async () => {
    const names: string[] = [];
    for await (const item of containerd.events.subscribe()) {
      if (item.kind === 'subscribed') {
        await containerd.events.publish('/berth/subscribed', { typeUrl: 'a/b', value: Buffer.from('7f no protobuf') });
        await containerd.events.publish('/berth/after', { typeUrl: 'a/b', value: Buffer.from('x') });
      } else {
        names.push(item.event.topic === 'other' ? item.event.name : item.event.topic);
        break;
      }
    }
    expect(names).toEqual(['/berth/after']);
  });

  test('what a subscription says to itself can be read by other readers of events', async () => {
    const { binDirectory, address, env } = fixture.daemon;
    const reader = spawn(`${binDirectory}/ctr`, ['--address', address, 'events'], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const told = { stdout: '', stderr: '' };
    reader.stdout.on('data', (chunk: Buffer) => (told.stdout += chunk.toString()));
    reader.stderr.on('data', (chunk: Buffer) => (told.stderr += chunk.toString()));
    try {
      await until(async () => {
        for await (const item of containerd.events.subscribe()) if (item.kind === 'subscribed') break;
        return told.stdout.includes('/berth/subscribed') || told.stderr.includes('level=error');
      });
    } finally {
      reader.kill();
      await once(reader, 'exit');
    }
    // Newer ones warn of cgroup v1 there.
    expect(told.stderr).not.toContain('level=error');
    expect(told.stdout).toContain('/berth/subscribed');
  });
});
