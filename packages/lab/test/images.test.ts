import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  bigImage,
  busyboxImage,
  duplicateLayersImage,
  hostPlatform,
  manyLayersImage,
  multiPlatformImage,
  push,
  startContainerd,
  startRegistry,
  usersImage,
  whiteoutsImage,
  type PrivateContainerd,
  type PrivateRegistry,
  type Pushable,
} from '@berth/lab';

/** Of its own: cgroups and the runtime's state are named after it and the container, and every containerd shares those. */
const NAMESPACE = `lab-${randomUUID()}`;

describe('an image of ours, pulled and run by the daemon’s own client', () => {
  let containerd: PrivateContainerd;
  let registry: PrivateRegistry;

  beforeAll(async () => {
    [containerd, registry] = await Promise.all([startContainerd(), startRegistry()]);
  });

  afterAll(async () => {
    await containerd[Symbol.asyncDispose]();
    await registry[Symbol.asyncDispose]();
  });

  /** Pushes and pulls an image and answers what a shell in it prints. */
  async function shell(name: string, image: Pushable, script: string): Promise<string> {
    const reference = await push(image, { host: registry.host, name });
    await containerd.ctr(['-n', NAMESPACE, 'images', 'pull', '--plain-http', reference]);
    return containerd.ctr(['-n', NAMESPACE, 'run', '--rm', reference, name, 'sh', '-c', script]);
  }

  test.each([
    ['oci', 'gzip'],
    ['oci', 'zstd'],
    ['oci', 'none'],
    ['docker', 'gzip'],
  ] as const)('with one layer, in the types of %s, packed by %s', async (mediaTypes, compression) => {
    const image = await busyboxImage({ mediaTypes, compression });
    expect(await shell(`one-${mediaTypes}-${compression}`, image, 'echo $PATH; cat /etc/passwd')).toMatch(
      /^\/usr\/local\/sbin.*\nroot:x:0:0/,
    );
  });

  test('with many layers', async () => {
    expect(await shell('many', await manyLayersImage(20), 'cat layers/1 layers/19; ls layers | wc -l')).toBe('11919\n');
  });

  test('with the same layer twice', async () => {
    const image = await duplicateLayersImage();
    expect(new Set(image.layers.map(({ descriptor }) => descriptor.digest)).size).toBe(image.layers.length - 1);
    expect(await shell('twice', image, 'cat twice/file')).toBe('the same');
  });

  test('with whiteouts and opaque folders', async () => {
    const { image, present, absent } = await whiteoutsImage();
    const read = Object.keys(present).map((path) => `echo "${path}: $(cat ${path})"`);
    const look = absent.map((path) => `test ! -e ${path} || echo "${path} is there"`);
    const expected = Object.entries(present).map(([path, text]) => `${path}: ${text}\n`);
    expect(await shell('whiteouts', image, [...read, ...look].join('; '))).toBe(expected.join(''));
  });

  test('with users', async () => {
    expect(await shell('users', await usersImage(), 'id -u; id -g; pwd; cat owned')).toBe(
      '1000\n1000\n/home/app\nby app\n',
    );
  });

  test('for several platforms', async () => {
    const { os, architecture } = hostPlatform();
    expect(await shell('platforms', await multiPlatformImage(), 'cat platform')).toBe(`${os}/${architecture}`);
  });

  test('that is big', async () => {
    const image = await bigImage({ layers: 3, layerBytes: 2 * 1024 * 1024 });
    expect(await shell('big', image, 'du -s big | cut -f1; ls big')).toMatch(/^6\d\d\d\n0\n1\n2\n$/);
  });
});
