import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BerthError } from '@berth/foundation';
import { openChannel, openServer, type Channel, type Server } from '@berth/rpc';
import { createSession } from '../session/session.js';
import type { ContainerPathDestination, ContainerPathSource } from './container-path.js';
import { pluginDaemon, type PluginDaemon } from './plugin-daemon.test.support.js';
import { transferOf } from './proxy.js';
import type { Transfer } from './transfer.js';

describe('files into and out of a container', () => {
  let root: string;
  let daemon: PluginDaemon;
  let server: Server;
  let channel: Channel;
  let transfer: Transfer['transfer'];

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'berth-paths-'));
    await mkdir(join(root, 'c1'));
    daemon = pluginDaemon(root);
    server = await openServer({ address: `unix://${root}/s`, routes: daemon.routes });
    channel = openChannel({ target: `unix://${root}/s` });
    transfer = transferOf(createSession(channel, { namespace: 'n' })).transfer;
  });

  afterEach(async () => {
    channel.close();
    await server[Symbol.asyncDispose]();
    await rm(root, { recursive: true });
  });

  const at = (path: string, containerId = 'c1') => ({ kind: 'container-path', containerId, path }) as const;

  /** A folder with modes, links, an empty file and one larger than the window, as an archive and as what is in it. */
  async function folder(): Promise<Buffer> {
    const tree = join(root, 'tree');
    await mkdir(join(tree, 'sub'), { recursive: true });
    await writeFile(join(tree, 'large'), Buffer.alloc(300_001, 'berth '));
    await writeFile(join(tree, 'sub', 'run'), '#!/bin/sh\n');
    await writeFile(join(tree, 'sub', 'none'), '');
    await chmod(join(tree, 'sub', 'run'), 0o4751);
    await chmod(join(tree, 'sub'), 0o1700);
    await symlink('../large', join(tree, 'sub', 'link'));
    // Without padding behind the archive's end, which may get lost.
    return execFileSync('tar', ['-C', root, '--sort=name', '-b1', '-cf', '-', 'tree'], { maxBuffer: 1024 ** 2 });
  }

  const listing = (archive: Uint8Array) => execFileSync('tar', ['-tvf', '-'], { input: archive }).toString();

  async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, void> {
    yield await Promise.resolve(bytes);
  }

  const copyIn = (archive: AsyncIterable<Uint8Array>, to: ContainerPathDestination, signal?: AbortSignal) =>
    transfer({ kind: 'read-stream', archive }, to, { signal });

  async function copyOut(from: ContainerPathSource): Promise<Buffer> {
    const chunks: Buffer[] = [];
    await transfer(from, { kind: 'write-stream', write: (chunk) => void chunks.push(Buffer.from(chunk)) });
    return Buffer.concat(chunks);
  }

  test('a folder goes in and comes out byte for byte the same, with its modes and links', async () => {
    const archive = await folder();
    await copyIn(once(archive), { ...at('/srv/data'), preserveOwnership: true });
    const out = await copyOut(at('/srv/data/tree'));
    expect(listing(out)).toBe(listing(archive));
    expect(out.equals(archive)).toBe(true);
    expect(daemon.asked.map(({ preserveOwnership }) => preserveOwnership)).toEqual([true, false]);
  });

  test('a folder that is not to be walked comes as its own entry', async () => {
    await copyIn(once(await folder()), at('/'));
    expect(listing(await copyOut({ ...at('/tree/sub'), noWalk: true }))).toMatch(/^drwx-----T .* sub\/\n$/);
  });

  test.each([
    ['a container that is not there', at('/x', 'c2')],
    ['a path that is not there', at('/x')],
  ])('%s is not found, though the daemon hangs up before it says so', async (_, from) => {
    await expect(copyOut(from)).rejects.toMatchObject({ code: 'not-found', reason: 'no-such-path' });
  });

  test('an archive cannot go into a container that is not there', async () => {
    const going = copyIn(once(await folder()), at('/x', 'c2'));
    await expect(going).rejects.toMatchObject({ code: 'not-found', object: 'archive to /x in container "c2"' });
  });

  test('a daemon that sends a part and says that all is well has lost data', async () => {
    await copyIn(once(await folder()), at('/'));
    daemon.cutAfter = 100_000;
    await expect(copyOut(at('/tree'))).rejects.toMatchObject({ code: 'data-loss', reason: 'truncated' });
  });

  test("what fails at the caller's end is what is told", async () => {
    const reason = new BerthError('no-space', 'nowhere to put it');
    await copyIn(once(await folder()), at('/'));
    const write = () => Promise.reject(reason);
    await expect(transfer(at('/tree'), { kind: 'write-stream', write })).rejects.toBe(reason);
    const cancel = new AbortController();
    async function* stuck(): AsyncGenerator<Uint8Array, void, void> {
      yield await Promise.resolve(Buffer.alloc(10));
      cancel.abort();
      await new Promise<never>(() => undefined);
    }
    await expect(copyIn(stuck(), at('/'), cancel.signal)).rejects.toMatchObject({ code: 'cancelled' });
  });

  test.each([
    ['containerId', at('/x', 'c 1')],
    ['path', at('x')],
    ['path', at('/x\0y')],
  ])('a bad %s is refused before the daemon is asked', async (field, from) => {
    await expect(copyOut(from)).rejects.toMatchObject({ code: 'invalid-argument', field: `source.${field}` });
    await expect(copyIn(once(Buffer.alloc(1024)), from)).rejects.toMatchObject({ field: `destination.${field}` });
    expect(daemon.asked).toEqual([]);
  });
});
