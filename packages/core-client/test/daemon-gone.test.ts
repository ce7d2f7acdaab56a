import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BerthError } from '@berth/foundation';
import { openRegistry, type Registry } from '@berth/core-client';
import { imageFixture, until, type ImageFixture } from './fixture.js';

let fixture: ImageFixture;

beforeEach(async () => {
  fixture = await imageFixture('gone');
}, 60_000);

afterEach(async () => {
  await fixture[Symbol.asyncDispose]();
}, 60_000);

/** A registry before whose every upload the daemon is killed. */
function killingRegistry(real: Registry): Registry {
  return {
    ...real,
    repository(of) {
      const repository = real.repository(of);
      return {
        ...repository,
        async upload(...args) {
          await fixture.daemon.kill9();
          return repository.upload(...args);
        },
      };
    },
  };
}

/** What failed must be the work, and not the release of the lease that it was done under. */
async function expectOwnFailure(work: Promise<unknown>, operation: RegExp): Promise<void> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ name: 'BerthError', code: 'unavailable', operation: expect.stringMatching(operation) });
}

describe('the daemon dies in the middle: what failed is told, not that its lease could not be released', () => {
  test('of a push', async () => {
    const { containerd, image, registry } = fixture;
    await using real = openRegistry();
    const push = containerd.images.push(image.name, `${registry.host}/elsewhere:1`, {
      registry: killingRegistry(real),
    });
    await expectOwnFailure(push.pushed(), /^content\./);
  }, 60_000);

  test('of an export', async () => {
    const { containerd, image, daemon } = fixture;
    const read = async () => {
      for await (const chunk of containerd.images.export([image.name])) if (chunk.length > 0) await daemon.kill9();
    };
    await expectOwnFailure(read(), /^content\./);
  }, 60_000);

  test('of a conversion', async () => {
    const { containerd, image, daemon } = fixture;
    // Its labels are asked for when all else is done.
    const options = {
      get labels() {
        if (daemon.pid !== undefined) process.kill(daemon.pid, 'SIGKILL');
        return {};
      },
    };
    await expectOwnFailure(containerd.images.convert(image.name, 'converted', options), /^images\./);
  }, 60_000);

  test('of the making of containers', async () => {
    const { containerd, image, daemon } = fixture;
    const ids = Array.from({ length: 16 }, (_, n) => `c${n}`);
    const made = Promise.allSettled(ids.map((id) => containerd.containers.create({ id, image })));
    await until(async () => (await containerd.leases.list()).length > 0);
    await daemon.kill9();
    const operations = (await made).flatMap((outcome) =>
      outcome.status === 'rejected' ? [BerthError.from(outcome.reason).operation] : [],
    );
    expect(operations).not.toContain('leases.delete');
  }, 60_000);
});
