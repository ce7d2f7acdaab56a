import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CallOptions, Containerd, ContainerdView } from '@berth/core-client';
import { imageFixture, type ImageFixture } from './fixture.js';

let fixture: ImageFixture;
let containerd: Containerd;

beforeAll(async () => {
  fixture = await imageFixture('caller-lease');
  ({ containerd } = fixture);
}, 60_000);

afterAll(async () => {
  await fixture[Symbol.asyncDispose]();
}, 60_000);

/** Who makes an image in a namespace where there is none: what is left of it is then what the lease keeps. */
type Maker = (client: ContainerdView, options: CallOptions) => Promise<unknown>;

const archive = () => containerd.images.export([fixture.image.name]);

const makers: readonly [string, Maker][] = [
  ['a pull', (client, options) => client.images.pull(fixture.image.name, options).image()],
  ['an import', (client, options) => client.images.import(archive(), options)],
  [
    'an unpacking',
    async (client, { namespace, ...options }) => {
      await containerd.images.import(archive(), { namespace });
      await client.images.unpack(fixture.image.name, { ...options, namespace });
    },
  ],
  [
    'a conversion',
    async (client, { namespace, ...options }) => {
      await containerd.images.import(archive(), { namespace });
      const { target } = await client.images.convert(fixture.image.name, 'converted', { ...options, namespace });
      expect(target.digest).toBe(fixture.image.target.digest);
    },
  ],
];

describe.each(makers)('%s under a lease of the caller', (name, make) => {
  async function expectKept(namespace: string, work: (lease: string) => Promise<unknown>): Promise<void> {
    const { id } = await containerd.leases.create({ namespace });
    await work(id);
    for (const image of await containerd.images.list({ namespace }))
      await containerd.images.remove(image.name, { namespace, sync: true });
    const { target, configDescriptor, layers } = fixture.image;
    for (const { digest } of [target, configDescriptor, ...layers])
      await expect(containerd.content.info(digest, { namespace })).resolves.toMatchObject({ digest });
    await containerd.leases.delete(id, { namespace, sync: true });
    await expect(containerd.content.info(target.digest, { namespace })).rejects.toMatchObject({ code: 'not-found' });
    await expect(containerd.leases.list({ namespace })).resolves.toEqual([]);
  }

  test('that its options name stays until the lease is deleted', async () => {
    const namespace = `${fixture.namespace}-o${name.length}`;
    await expectKept(namespace, (lease) => make(containerd, { namespace, lease }));
  }, 30_000);

  test('that the view names stays until the lease is deleted', async () => {
    const namespace = `${fixture.namespace}-v${name.length}`;
    await expectKept(namespace, (lease) => make(containerd.with({ namespace, lease }), { namespace }));
  }, 30_000);
});
