import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bigImage, push, startRegistry, type BuiltImage, type PrivateRegistry } from '@berth/lab';
import type { ContainerdView, Image, PullProgress } from '@berth/core-client';
import { daemonFixture, until, type DaemonFixture } from './fixture.js';
import { gatedRegistry, type GatedRegistry } from './gated-registry.js';

/** Configurations are smaller, layers larger: a gate here lets pulls begin and no layer end. */
const GATE_AT_BYTE = 64 * 1024;
const REPOSITORIES = ['a/one', 'b/two', 'c/three', 'd/four'];

let fixture: DaemonFixture;
let registry: PrivateRegistry;
let gate: GatedRegistry;
let image: BuiltImage;

beforeAll(async () => {
  [fixture, registry] = await Promise.all([daemonFixture('together'), startRegistry()]);
  gate = await gatedRegistry(registry);
  image = await bigImage({ layers: 2, layerBytes: 1024 * 1024 });
  for (const name of REPOSITORIES) await push(image, { host: registry.host, name });
}, 60_000);

afterAll(async () => {
  await gate[Symbol.asyncDispose]();
  await registry[Symbol.asyncDispose]();
  await fixture[Symbol.asyncDispose]();
}, 60_000);

interface WatchedPull {
  readonly image: Promise<Image>;
  /** Whether each layer is waited for: fetched by this pull, or by another for both. */
  readonly fetching: () => boolean;
}

function pull(repository: string, client: ContainerdView = fixture.containerd): WatchedPull {
  let now: PullProgress | undefined;
  const work = async (): Promise<Image> => {
    for await (now of client.images.pull(`${gate.host}/${repository}:latest`));
    if (now?.state !== 'done') throw new Error('the pull ended without an image');
    return now.image;
  };
  return {
    image: work(),
    fetching: () => now?.layers.length === 2 && now.layers.every(({ state }) => state === 'downloading'),
  };
}

describe('pulls of one image from several repositories at once', () => {
  test('fetch each blob once, and write down every repository that has it', async () => {
    gate.hold(GATE_AT_BYTE);
    const pulls = REPOSITORIES.map((each) => pull(each));
    await until(() => pulls.every(({ fetching }) => fetching()));
    gate.release();
    const pulled = await Promise.all(pulls.map((each) => each.image));

    const layers: readonly string[] = pulled[0]?.layers.map(({ digest }) => digest) ?? [];
    const fetched = gate.asked.map(({ digest }) => digest).filter((digest) => layers.includes(digest));
    expect(fetched.sort()).toEqual([...layers].sort());
    const config = pulled[0]?.configDescriptor.digest ?? '';
    for (const digest of [image.descriptor.digest, config, ...layers]) {
      const { labels } = await fixture.containerd.content.info(digest);
      expect(labels).toMatchObject({ [`containerd.io/distribution.source.${gate.host}`]: REPOSITORIES.join(',') });
    }
  });

  test('do so through views of one client too, whichever way they came by the namespace', async () => {
    const { containerd } = fixture;
    const namespace = `${fixture.namespace}-views`;
    const other = await bigImage({ layers: 2, layerBytes: 1024 * 1024 + 1 });
    for (const name of REPOSITORIES) await push(other, { host: registry.host, name: `views/${name}` });
    await using lease = await containerd.leases.hold({ namespace });
    const before = gate.asked.length;
    gate.hold(GATE_AT_BYTE);
    const views = [{ namespace }, { namespace }, { namespace, lease: lease.id }].map((each) => containerd.with(each));
    const pulls = views.map((view, n) => pull(`views/${REPOSITORIES[n] ?? ''}`, view));
    await until(() => pulls.every(({ fetching }) => fetching()));
    // Beside the caller's own, one that all of them hold.
    expect(await containerd.leases.list({ namespace })).toHaveLength(2);
    gate.release();
    const [pulled] = await Promise.all(pulls.map((each) => each.image));
    const layers: readonly string[] = pulled?.layers.map(({ digest }) => digest) ?? [];
    const fetched = gate.asked.slice(before).filter(({ digest }) => layers.includes(digest));
    expect(fetched.map(({ digest }) => digest).sort()).toEqual([...layers].sort());
  });

  test("and a view cannot close the connection, which is the client's", () => {
    const view = fixture.containerd.with({ namespace: 'other' });
    expect(view).not.toHaveProperty('close');
    expect(Symbol.asyncDispose in view).toBe(false);
  });
});
