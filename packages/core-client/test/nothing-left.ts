import { expect } from '@jest/globals';
import type { Containerd } from '@berth/core-client';

/** All that there is to come. */
export async function listOf<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** A namespace in which nothing is: no lease, write, image, snapshot or content. */
export async function expectNothingLeft(client: Containerd): Promise<void> {
  await expect(client.leases.list()).resolves.toEqual([]);
  await expect(client.content.ingests()).resolves.toEqual([]);
  await expect(client.images.list()).resolves.toEqual([]);
  await expect(listOf(client.snapshots().list())).resolves.toEqual([]);
  await expect(listOf(client.content.list())).resolves.toEqual([]);
}

/** No snapshot that is still being made, no lease and no write under way. */
export async function expectSettled(client: Containerd): Promise<void> {
  await expect(client.leases.list()).resolves.toEqual([]);
  await expect(client.content.ingests()).resolves.toEqual([]);
  const snapshots = await listOf(client.snapshots().list());
  expect(snapshots.filter(({ kind }) => kind !== 'committed')).toEqual([]);
}
