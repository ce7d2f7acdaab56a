import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  busyboxImage,
  push,
  startContainerd,
  startRegistry,
  type PrivateContainerd,
  type PrivateRegistry,
} from '@berth/lab';

describe('a private registry with basic authentication', () => {
  let containerd: PrivateContainerd;
  let registry: PrivateRegistry;

  beforeAll(async () => {
    [containerd, registry] = await Promise.all([startContainerd(), startRegistry({ auth: true })]);
  });

  afterAll(async () => {
    await containerd[Symbol.asyncDispose]();
    await registry[Symbol.asyncDispose]();
  });

  test('refuses a push and a pull without credentials', async () => {
    const target = { host: registry.host, name: 'closed' };
    await expect(push(await busyboxImage(), target)).rejects.toThrow('401');
    const pull = containerd.ctr(['images', 'pull', '--plain-http', `${registry.host}/closed:latest`]);
    await expect(pull).rejects.toThrow(/authorization failed|401|no basic auth/);
  });

  test('takes and gives an image with them', async () => {
    const { host, credentials } = registry;
    const reference = await push(await busyboxImage(), { host, name: 'closed', credentials });
    const user = `${credentials?.username ?? ''}:${credentials?.password ?? ''}`;
    await containerd.ctr(['images', 'pull', '--plain-http', '--user', user, reference]);
    expect(await containerd.ctr(['images', 'ls', '-q'])).toContain(reference);
  });
});

describe('a private registry over TLS that asks for a certificate', () => {
  test('lets containerd in with the files that it names, and not without', async () => {
    await using containerd = await startContainerd();
    await using registry = await startRegistry({ tls: 'mutual' });
    const { host, tls } = registry;
    const reference = await push(await busyboxImage(), { host, name: 'closed', tls });
    const { caFile = '', clientCertificateFile = '', clientKeyFile = '' } = tls ?? {};
    const pull = async (...settings: readonly string[]): Promise<string> => {
      const directory = join(containerd.directory, 'certs.d', host);
      await mkdir(directory, { recursive: true });
      await writeFile(join(directory, 'hosts.toml'), [`[host."https://${host}"]`, ...settings].join('\n'));
      return containerd.ctr(['images', 'pull', '--hosts-dir', dirname(directory), reference]);
    };
    const trusted = `ca = "${caFile}"`;
    await expect(pull()).rejects.toThrow(/unknown authority/);
    await expect(pull(trusted)).rejects.toThrow(/bad certificate|certificate required/);
    await pull(trusted, `client = [["${clientCertificateFile}", "${clientKeyFile}"]]`);
    expect(await containerd.ctr(['images', 'ls', '-q'])).toContain(reference);
  });
});
