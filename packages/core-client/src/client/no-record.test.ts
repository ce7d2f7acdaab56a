import { expect, test } from '@jest/globals';
import type { Channel } from '@berth/rpc';
import { getContainer } from '../containers/get-container.js';
import { contentOf } from '../content/proxy.js';
import { writerMemory } from '../content/writer.js';
import { imageStoreOf } from '../images/store-proxy.js';
import { leasesOf } from '../leases/proxy.js';
import { namespacesOf } from '../namespaces/proxy.js';
import { createSession } from '../session/session.js';
import { snapshotsOf } from '../snapshots/proxy.js';

function refused(): never {
  throw new Error('is not asked for');
}

/** A daemon that answers every call with an empty message. */
const silent: Channel = {
  unary: (method) => Promise.resolve(method.response.decode(Buffer.alloc(0))),
  serverStream: refused,
  clientStream: refused,
  bidi: refused,
  upload: refused,
  waitReady: refused,
  close: refused,
  [Symbol.asyncDispose]: refused,
};

const session = createSession(silent, { namespace: 'n' });
const DIGEST = `sha256:${'a'.repeat(64)}` as const;
const target = { mediaType: 'x/y', digest: DIGEST, size: 1 } as const;
const content = contentOf(session, writerMemory());
const snapshots = snapshotsOf(session, 'overlayfs');
const namespaces = namespacesOf(session);
const images = imageStoreOf(session);

test.each([
  ['content.info', () => content.info(DIGEST)],
  ['content.setLabels', () => content.setLabels(DIGEST, { a: 'b' })],
  ['content.ingest', () => content.ingest('ref')],
  ['snapshots.stat', () => snapshots.stat('key')],
  ['snapshots.setLabels', () => snapshots.setLabels('key', { a: 'b' })],
  ['namespaces.create', () => namespaces.create('n')],
  ['namespaces.get', () => namespaces.get('n')],
  ['leases.create', () => leasesOf(session).create()],
  ['images.get', () => images.get('a')],
  ['images.create', () => images.create({ name: 'a', target })],
  ['images.update', () => images.update({ name: 'a', target })],
  ['containers.get', () => getContainer(session, 'c')],
])('an answer to %s without a record is an error of that, not a record made up', async (operation, call) => {
  await expect(call()).rejects.toMatchObject({ code: 'protocol-error', operation });
});
