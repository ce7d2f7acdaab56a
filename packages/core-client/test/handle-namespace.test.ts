import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Container, Containerd, Image } from '@berth/core-client';
import { imageFixture, output, type ImageFixture } from './fixture.js';

const ID = 'web';

let fixture: ImageFixture;
let containerd: Containerd;
let other: string;
let image: Image;

beforeAll(async () => {
  fixture = await imageFixture('handles');
  ({ containerd } = fixture);
  other = `${fixture.namespace}-other`;
  image = await containerd.images.pull(fixture.image.name, { namespace: other }).image();
}, 60_000);

afterAll(async () => {
  await fixture[Symbol.asyncDispose]();
}, 60_000);

describe('a handle stays in the namespace that its container was made or found in', () => {
  let ours: Container;

  beforeAll(async () => {
    ours = await containerd.containers.create({ id: ID, image: fixture.image, labels: { of: 'ours' } });
  });

  afterAll(async () => {
    await ours.delete();
  });

  async function madeThere(): Promise<Container> {
    const spec = { process: { args: ['sh', '-c', 'cat; exit 3'] } };
    return containerd.containers.create({ id: ID, image, spec, labels: { of: 'other' }, namespace: other });
  }

  async function expectOurs(): Promise<void> {
    await expect(ours.info()).resolves.toMatchObject({ labels: { of: 'ours' } });
    await expect(ours.task()).rejects.toMatchObject({ code: 'not-found' });
  }

  test('info, update and delete are of that one', async () => {
    await madeThere();
    const found = await containerd.containers.get(ID, { namespace: other });
    await expect(found.info()).resolves.toMatchObject({ labels: { of: 'other' } });
    await found.update({ labels: { more: 'yes' } });
    await expect(found.info()).resolves.toMatchObject({ labels: { of: 'other', more: 'yes' } });
    await found.delete();
    await expect(found.info()).rejects.toMatchObject({ code: 'not-found' });
    await expectOurs();
    await expect(ours.info()).resolves.toMatchObject({ labels: expect.not.objectContaining({ more: 'yes' }) });
  });

  test('its task and the execs in it run there, and are found there', async () => {
    const made = await madeThere();
    const task = await made.createTask({ io: { kind: 'streams', stdin: true } });
    const said = output(task.streams.stdout);
    await task.start();
    await expectOurs();
    const exec = await task.exec({ process: { args: ['echo', 'from within'] }, io: { kind: 'streams' } });
    const heard = output(exec.streams.stdout);
    await exec.start();
    await expect(exec.wait()).resolves.toMatchObject({ code: 0 });
    await exec.delete();
    await expect(heard).resolves.toBe('from within\n');
    const found = await (await containerd.containers.get(ID, { namespace: other })).task();
    await expect(found.status()).resolves.toMatchObject({ state: 'running', pid: task.pid });
    await task.closeStdin();
    await expect(task.wait()).resolves.toMatchObject({ code: 3 });
    await task.delete();
    await expect(said).resolves.toBe('');
    await made.delete();
    await expect(containerd.containers.get(ID, { namespace: other })).rejects.toMatchObject({ code: 'not-found' });
    await expectOurs();
  });
});
