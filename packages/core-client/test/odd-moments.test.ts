import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { limit } from '@berth/foundation';
import { connect, digestOf, openRegistry, type Containerd } from '@berth/core-client';
import { imageFixture, until, type ImageFixture } from './fixture.js';

const MIB = 1024 * 1024;

let fixture: ImageFixture;
let containerd: Containerd;

beforeAll(async () => {
  fixture = await imageFixture('odd-moments');
  ({ containerd } = fixture);
}, 60_000);

afterAll(async () => {
  await fixture[Symbol.asyncDispose]();
}, 60_000);

/** Bytes of which no two stretches are alike. */
function distinct(bytes: number): Buffer {
  return Buffer.from(Array.from({ length: bytes }, (_, n) => (n * 7 + (n >> 8)) & 255));
}

describe('a writer keeps every byte', () => {
  test.each([
    { what: 'of a blob whose total was given as 0, which is not known', totalBytes: 0 },
    { what: 'beyond a total that was too small', totalBytes: 4 },
  ])('$what', async ({ totalBytes }) => {
    const bytes = distinct(5000 + totalBytes);
    await using lease = await containerd.leases.hold();
    await using writer = await containerd.content.writer({ ref: `total-${totalBytes}`, totalBytes, lease: lease.id });
    await writer.write(bytes);
    await expect(writer.commit({ totalBytes: bytes.length })).resolves.toMatchObject({
      digest: digestOf(bytes),
      sizeBytes: bytes.length,
    });
  });

  test('of writes that do not wait for one another', async () => {
    const chunks = Array.from({ length: 20 }, (_, n) => Buffer.alloc(MIB, n));
    await using lease = await containerd.leases.hold();
    await using writer = await containerd.content.writer({ ref: 'at-once', lease: lease.id });
    const writes = chunks.map((chunk) => writer.write(chunk));
    const { digest } = await writer.commit();
    await Promise.all(writes);
    expect(digest).toBe(digestOf(Buffer.concat(chunks)));
  });

  test('of sixty that write at once, a third of which are cut off, and all of which begin again', async () => {
    await using lease = await containerd.leases.hold();
    const one = async (round: number): Promise<boolean> => {
      const bytes = Buffer.concat([randomBytes(1000), Buffer.alloc(MIB * (1 + (round % 8)), round)]);
      const abort = new AbortController();
      const cutOff = (): void => {
        abort.abort();
      };
      const timer = round % 3 === 0 ? setTimeout(cutOff, (round * 37) % 400) : undefined;
      try {
        const options = { ref: `crowd-${round}`, lease: lease.id, signal: abort.signal };
        await using writer = await containerd.content.writer(options);
        await writer.write(randomBytes(3 * MIB));
        await writer.truncate();
        const chunk = Buffer.alloc(64 * 1024);
        for (let at = 0; at < bytes.length; at += chunk.length) {
          const copied = bytes.copy(chunk, 0, at);
          await writer.write(chunk.subarray(0, copied));
        }
        return (await writer.commit()).digest === digestOf(bytes);
      } catch (error) {
        // Only those that were cut off may fail.
        expect(error).toMatchObject({ code: 'cancelled' });
        return true;
      } finally {
        clearTimeout(timer);
      }
    };
    const rounds = Array.from({ length: 180 }, (_, round) => round);
    const room = limit(60);
    const whole = await Promise.all(rounds.map((round) => room.run(() => one(round))));
    expect(whole.filter((each) => !each)).toEqual([]);
    for (const { ref } of await containerd.content.ingests()) await containerd.content.abort(ref);
  }, 60_000);

  test.each([-1, 1.5, Number.NaN])('and refuses a total of %p', async (totalBytes) => {
    const refusal = { code: 'invalid-argument', field: 'totalBytes' };
    await expect(containerd.content.writer({ ref: 'no-total', totalBytes })).rejects.toMatchObject(refusal);
    await using writer = await containerd.content.writer({ ref: 'no-total' });
    await expect(writer.commit({ totalBytes })).rejects.toMatchObject(refusal);
  });
});

describe('labels that are none', () => {
  test('change none that are there', async () => {
    const labels = { 'containerd.io/gc.root': 'yes', colour: 'red' };
    const bytes = distinct(100);
    const digest = digestOf(bytes);
    await using writer = await containerd.content.writer({ ref: 'labelled' });
    await writer.write(bytes);
    await writer.commit({ labels });
    await expect(containerd.content.setLabels(digest, {})).resolves.toMatchObject({ labels });
    await expect(containerd.content.info(digest)).resolves.toMatchObject({ labels });

    const snapshots = containerd.snapshots();
    await snapshots.prepare('labelled', '', { labels });
    await snapshots.setLabels('labelled', {});
    await expect(snapshots.stat('labelled')).resolves.toMatchObject({ labels });

    await containerd.namespaces.create('labelled', { labels });
    await containerd.namespaces.setLabels('labelled', {});
    await expect(containerd.namespaces.get('labelled')).resolves.toMatchObject({ labels });

    const spec = { ociVersion: '1.1.0', root: { path: '/nowhere' } };
    const container = await containerd.containers.create({ id: 'labelled', labels, spec });
    await expect(container.update({})).resolves.toMatchObject({ labels, spec });
    await expect(container.update({ labels: {} })).resolves.toMatchObject({ labels, spec });
  });
});

describe('a lease', () => {
  test.each(['', 'two words', 'two\nlines', 'ü'])('called %p is refused before anything is sent', async (lease) => {
    const refusal = { name: 'BerthError', code: 'invalid-argument', field: 'lease' };
    await expect(containerd.images.list({ lease })).rejects.toMatchObject(refusal);
    await expect(containerd.content.writer({ ref: 'leased', lease })).rejects.toMatchObject(refusal);
  });
});

describe('a held lease', () => {
  test('of ninety days is not renewed at once', async () => {
    const before = await containerd.leases.list();
    await using lease = await containerd.leases.hold({ expiresInMs: 90 * 24 * 60 * 60 * 1000 });
    // Renewals come on timers: by the second answer of the daemon one that is due at once would have been made.
    for (let calls = 0; calls < 50; calls += 1) await containerd.leases.resources(lease.id);
    expect((await containerd.leases.list()).length - before.length).toBe(1);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 0, -1])('that lasts %p ms is refused', async (expiresInMs) => {
    const refusal = { name: 'BerthError', code: 'invalid-argument', field: 'expiresInMs' };
    await expect(containerd.leases.hold({ expiresInMs })).rejects.toMatchObject(refusal);
    await expect(containerd.leases.create({ expiresInMs })).rejects.toMatchObject(refusal);
  });
});

describe('an abort at any moment', () => {
  /** Aborts each of 30 rounds a little later than the one before; answers which were cancelled. */
  async function aborted<T>(stepMs: number, begin: (round: number, signal: AbortSignal) => Promise<T>) {
    const cancelled: number[] = [];
    const made: T[] = [];
    for (let round = 0; round < 30; round += 1) {
      const abort = new AbortController();
      const timer = setTimeout(() => {
        abort.abort();
      }, round * stepMs);
      try {
        made.push(await begin(round, abort.signal));
      } catch (error) {
        expect(error).toMatchObject({ name: 'BerthError', code: 'cancelled' });
        cancelled.push(round);
      } finally {
        clearTimeout(timer);
      }
    }
    expect(cancelled.length).toBeGreaterThan(0);
    return { cancelled, made };
  }

  test.each([
    { what: 'a container', user: undefined },
    { what: 'a container whose user is looked up', user: 'root' },
  ])(
    'of the creation of $what leaves neither record, snapshot nor lease',
    async ({ user }) => {
      const before = await containerd.leases.list();
      const { cancelled, made } = await aborted(0.3, (round, signal) => {
        const spec = { process: { args: ['true'], user }, hostname: `h${round}` };
        return containerd.containers.create({ id: `cut-${round}`, image: fixture.image, spec, signal });
      });
      for (const round of cancelled) {
        await expect(containerd.containers.get(`cut-${round}`)).rejects.toMatchObject({ code: 'not-found' });
        await expect(containerd.snapshots().stat(`cut-${round}`)).rejects.toMatchObject({ code: 'not-found' });
      }
      for (const container of made) await container.delete();
      await expect(containerd.leases.list()).resolves.toEqual(before);
    },
    20_000,
  );

  test('of the creation of a task or an exec leaves none', async () => {
    const spec = { process: { args: ['sleep', '1000'] } };
    const container = await containerd.containers.create({ id: 'cut-tasks', image: fixture.image, spec });
    const tasks = await aborted(5, async (_, signal) => {
      const created = await container.createTask({ io: { kind: 'streams' }, signal });
      await created.delete();
    });
    expect(tasks.cancelled.length + tasks.made.length).toBe(30);
    const task = await container.createTask();
    const exit = task.wait();
    await task.start();
    const execs = await aborted(0.2, (round, signal) =>
      task.exec({ id: `cut-${round}`, process: { args: ['true'] }, io: { kind: 'streams' }, signal }),
    );
    for (const round of execs.cancelled)
      await expect(task.process(`cut-${round}`)).rejects.toMatchObject({ code: 'not-found' });
    for (const exec of execs.made) await exec.delete();
    await task.kill('SIGKILL');
    await exit;
    await task.delete();
    await container.delete();
  }, 60_000);
});

describe('an argument that cannot be right is named before anything is sent', () => {
  const digest = digestOf(Buffer.from('none'));
  const first = async (items: AsyncIterable<unknown>): Promise<void> => {
    for await (const item of items) throw new Error(`it was taken, and gave ${String(item)}`);
  };
  const nothing = (): AsyncIterable<Uint8Array> => Readable.from([]);
  const cases: readonly (readonly [string, string, () => Promise<unknown>])[] = [
    ['where a read begins', 'offsetBytes', () => first(containerd.content.read(digest, { offsetBytes: -1 }))],
    ['how much is read', 'lengthBytes', () => first(containerd.content.read(digest, { lengthBytes: -1 }))],
    ['how much is read at most', 'limitBytes', () => containerd.content.readAll(digest, Number.NaN)],
    ['the digest expected', 'expected', () => containerd.content.writer({ ref: 'x', expected: 'nonsense' })],
    ['a lease to delete', 'id', () => containerd.leases.delete('')],
    ['a lease to list', 'id', () => containerd.leases.resources('')],
    ['the key of a snapshot', 'snapshotKey', () => containerd.containers.create({ id: 'x', snapshotKey: '' })],
    ['a snapshotter', 'snapshotter', () => containerd.containers.create({ id: 'x', snapshotter: '' })],
    [
      'labels of an import',
      'labels["a"]',
      () => containerd.images.import(nothing(), { labels: { a: 'b'.repeat(4096) } }),
    ],
    [
      'the limit of an import',
      'layerLimitBytes',
      () => containerd.images.import(nothing(), { layerLimitBytes: Number.NaN }),
    ],
    ['the entries of an import', 'entryLimit', () => containerd.images.import(nothing(), { entryLimit: -1 })],
    [
      'labels of a pull',
      'labels["a"]',
      () => first(containerd.images.pull('a/b', { labels: { a: 'b'.repeat(4096) } })),
    ],
    ['filters of events', 'filters', () => first(containerd.events.subscribe({ filters: ['((('] }))],
    ['a wait', 'waitMs', () => connect({ address: fixture.daemon.address, waitMs: Number.NaN })],
    ['a reconnection', 'reconnectMaxMs', () => connect({ address: fixture.daemon.address, reconnectMaxMs: -1 })],
    ['a message', 'maxMessageBytes', () => connect({ address: fixture.daemon.address, maxMessageBytes: Number.NaN })],
  ];

  test.each(cases)('%s', async (_, field, call) => {
    await expect((async () => call())()).rejects.toMatchObject({ name: 'BerthError', code: 'invalid-argument', field });
  });

  test.each([{ stallTimeoutMs: Number.NaN }, { stallTimeoutMs: 0 }, { userAgent: 'a\nb' }])(
    '%p of a registry',
    (options) => {
      const [field] = Object.keys(options);
      expect(() => openRegistry(options)).toThrow(expect.objectContaining({ code: 'invalid-argument', field }));
    },
  );

  test('and so are a terminal and an exec', async () => {
    const container = await containerd.containers.create({
      id: 'named',
      image: fixture.image,
      spec: { process: { args: ['true'] } },
    });
    const task = await container.createTask();
    await expect(task.resize({ columns: -1, rows: 2 })).rejects.toMatchObject({ field: 'size.columns' });
    await expect(task.resize({ columns: 1, rows: 65_536 })).rejects.toMatchObject({ field: 'size.rows' });
    await expect(task.process('')).rejects.toMatchObject({ field: 'id' });
    await task.delete();
    await container.delete();
  });
});

describe('a daemon that stands still', () => {
  test('does not keep a writer from ending with its signal', async () => {
    const abort = new AbortController();
    const writer = await containerd.content.writer({ ref: 'still', signal: abort.signal });
    await standingStill(async () => {
      let sent = 0;
      const chunk = Buffer.alloc(MIB);
      const writing = (async () => {
        for (;;) {
          await writer.write(chunk);
          sent += 1;
        }
      })();
      const ended = expect(writing).rejects.toMatchObject({ code: 'cancelled', operation: 'content.write' });
      // What is on its way fills the socket: the reset that follows an abort has no room there.
      await until(async () => {
        const before = sent;
        await new Promise((resolve) => setTimeout(resolve, 200));
        return sent === before;
      });
      abort.abort();
      await ended;
      await writer[Symbol.asyncDispose]();
    });
    await until(async () => (await containerd.content.ingests()).some(({ ref }) => ref === 'still'));
  }, 10_000);
});

async function standingStill(work: () => Promise<void>): Promise<void> {
  const { pid } = fixture.daemon;
  if (pid === undefined) throw new Error('the daemon does not run');
  process.kill(pid, 'SIGSTOP');
  try {
    await work();
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}
