import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { busyboxImage, push, startRegistry, type PrivateRegistry, type RegistryTls } from '@berth/lab';
import { BerthError } from '@berth/foundation';
import { connect, hostsFromDirectories, type Containerd } from '@berth/core-client';
import { daemonFixture, type DaemonFixture } from './fixture.js';

interface TlsRegistry extends AsyncDisposable {
  readonly registry: PrivateRegistry;
  readonly tls: RegistryTls;
  readonly reference: string;
}

async function tlsRegistry(mode: 'server' | 'mutual'): Promise<TlsRegistry> {
  const registry = await startRegistry({ tls: mode });
  const { host, tls } = registry;
  if (tls === undefined) throw new Error('the registry speaks plain http');
  const reference = await push(await busyboxImage(), { host, name: 'busybox', tls });
  return { registry, tls, reference, [Symbol.asyncDispose]: () => registry[Symbol.asyncDispose]() };
}

let fixture: DaemonFixture;
let open: TlsRegistry;
let closed: TlsRegistry;

beforeAll(async () => {
  [fixture, open, closed] = await Promise.all([daemonFixture('tls'), tlsRegistry('server'), tlsRegistry('mutual')]);
}, 60_000);

afterAll(async () => {
  await Promise.all([fixture, open, closed].map((thing) => thing[Symbol.asyncDispose]()));
});

/** A client that knows of the registry what `settings` say, in containerd's own files. */
async function clientWith({ registry }: TlsRegistry, settings: readonly string[]): Promise<Containerd> {
  const { daemon } = fixture;
  const root = await mkdtemp(`${daemon.directory}/certs.d-`);
  const directory = `${root}/${registry.host.replace(':', '_')}_`;
  await mkdir(directory);
  await writeFile(`${directory}/hosts.toml`, [`server = "https://${registry.host}"`, ...settings].join('\n'));
  // A namespace of its own: what another test pulled must not be taken for pulled.
  const namespace = root.slice(root.lastIndexOf('-') + 1);
  return connect({ address: daemon.address, namespace, registry: { hosts: hostsFromDirectories([root]) } });
}

async function pull(from: TlsRegistry, settings: readonly string[]): Promise<string> {
  await using containerd = await clientWith(from, settings);
  const image = await containerd.images.pull(from.reference).image();
  return image.name;
}

/** Why a pull is refused; nothing of it may stay. */
async function refusal(from: TlsRegistry, settings: readonly string[]): Promise<BerthError> {
  await using containerd = await clientWith(from, settings);
  const pulled = containerd.images.pull(from.reference).image();
  const failure: unknown = await pulled.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(await containerd.images.list()).toEqual([]);
  expect(await containerd.leases.list()).toEqual([]);
  return BerthError.from(failure);
}

const ca = ({ tls }: TlsRegistry): string => `ca = "${tls.caFile}"`;
const client = ({ tls }: TlsRegistry): string => `client = [["${tls.clientCertificateFile}", "${tls.clientKeyFile}"]]`;

describe('a pull from a registry over TLS', () => {
  test('succeeds with the authority that hosts.toml names', async () => {
    await expect(pull(open, [ca(open)])).resolves.toBe(open.reference);
  });

  test.each([
    ['no authority', () => []],
    ['the authority of another registry', () => [ca(closed)]],
  ])('where hosts.toml names %s is refused, since the certificate is not trusted', async (_, settings) => {
    await expect(refusal(open, settings())).resolves.toMatchObject({
      code: 'unavailable',
      reason: 'tls',
      object: open.reference,
      message: expect.stringMatching(/https:\/\/127\.0\.0\.1:\d+ cannot be trusted over TLS \(.*certificate.*"ca"/),
    });
  });
});

describe('a pull from a registry that asks for our certificate', () => {
  test('succeeds with the one that hosts.toml names', async () => {
    await expect(pull(closed, [ca(closed), client(closed)])).resolves.toBe(closed.reference);
  });

  test.each([
    ['none', () => []],
    ['one of an authority that the registry does not trust', () => [client(open)]],
  ])('where hosts.toml names %s is refused, since the registry wants one', async (_, settings) => {
    await expect(refusal(closed, [ca(closed), ...settings()])).resolves.toMatchObject({
      code: 'unauthenticated',
      reason: 'client-certificate',
      object: closed.reference,
      message: expect.stringMatching(/https:\/\/127\.0\.0\.1:\d+ wants to see a certificate of ours .*"client"/),
    });
  });
});
