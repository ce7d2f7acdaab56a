import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { digestOf, type Containerd } from '@berth/core-client';
import { daemonFixture, until, type DaemonFixture } from './fixture.js';

const MIB = 1024 * 1024;

let fixture: DaemonFixture;
let containerd: Containerd;

beforeAll(async () => {
  fixture = await daemonFixture('odd-moments');
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

  test.each([-1, 1.5, Number.NaN])('and refuses a total of %p', async (totalBytes) => {
    const refusal = { code: 'invalid-argument', field: 'totalBytes' };
    await expect(containerd.content.writer({ ref: 'no-total', totalBytes })).rejects.toMatchObject(refusal);
    await using writer = await containerd.content.writer({ ref: 'no-total' });
    await expect(writer.commit({ totalBytes })).rejects.toMatchObject(refusal);
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
