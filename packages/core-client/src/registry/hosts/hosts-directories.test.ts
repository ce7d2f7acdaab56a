import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { directoryNames, hostsFromDirectories } from './hosts-directories.js';

const fixtures = join(import.meta.dirname, '..', 'fixtures');

describe('the directories of hosts', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'berth-hosts-'));
  });

  afterEach(async () => {
    await rm(root, { recursive: true });
  });

  async function write(path: string, text: string): Promise<void> {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }

  async function copy(name: string, path: string): Promise<string> {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await copyFile(join(fixtures, name), join(root, path));
    return readFile(join(fixtures, name), 'utf8');
  }

  test('are looked at from the most to the least specific', () => {
    expect(directoryNames('r.io')).toEqual(['r.io', '_default']);
    expect(directoryNames('localhost:5000')).toEqual(['localhost_5000_', 'localhost:5000', '_default']);
    expect(directoryNames('[::1]:5000')).toEqual(['[::1]_5000_', '[::1]:5000', '_default']);
  });

  test('give the hosts of the first hosts.toml', async () => {
    await write('_default/hosts.toml', '[host."https://default"]');
    await write('r.io:5000/hosts.toml', '[host."https://second"]');
    const find = hostsFromDirectories([root]);
    await expect(find('r.io:5000')).resolves.toMatchObject([
      { baseUrl: 'https://second/v2', mirrorOf: 'r.io:5000' },
      { baseUrl: 'https://r.io:5000/v2' },
    ]);
    await write('r.io_5000_/hosts.toml', 'server = "http://first"');
    await expect(find('r.io:5000')).resolves.toMatchObject([{ baseUrl: 'http://first/v2' }]);
    await expect(find('q.io')).resolves.toMatchObject([
      { baseUrl: 'https://default/v2', mirrorOf: 'q.io' },
      { baseUrl: 'https://q.io/v2' },
    ]);
  });

  test('give certificates, by paths relative to the file', async () => {
    const ca = await copy('ca.pem', 'r.io/tls/ca.pem');
    const certificate = await copy('client.pem', 'r.io/client.pem');
    const key = await copy('client.key', 'r.io/client.key');
    await write('r.io/hosts.toml', 'ca = "tls/ca.pem"\nclient = [["client.pem", "client.key"]]');
    await expect(hostsFromDirectories([root])('r.io')).resolves.toMatchObject([
      { tls: { ca: [ca], clientCertificates: [{ certificate, key }], skipVerify: false } },
    ]);
  });

  test("give certificates in Docker's layout", async () => {
    const ca = await copy('ca.pem', 'r.io/ca.crt');
    const certificate = await copy('client.pem', 'r.io/client.cert');
    const key = await copy('client.key', 'r.io/client.key');
    await expect(hostsFromDirectories([join(root, 'absent'), root])('r.io')).resolves.toMatchObject([
      { baseUrl: 'https://r.io/v2', tls: { ca: [ca], clientCertificates: [{ certificate, key }] } },
    ]);
  });

  test('that say nothing leave a registry where its name says', async () => {
    await mkdir(join(root, 'localhost:5000'));
    await expect(hostsFromDirectories([root])('localhost:5000')).resolves.toMatchObject([{ probeScheme: true }]);
    await expect(hostsFromDirectories([])('r.io')).resolves.toMatchObject([{ baseUrl: 'https://r.io/v2' }]);
  });

  test.each([
    ['ca = "absent.pem"', { code: 'not-found', object: expect.stringContaining('absent.pem') }],
    ['ca = "hosts.toml"', { code: 'invalid-argument', field: expect.stringContaining('hosts.toml') }],
    ['client = "cert.pem"', { code: 'invalid-argument', field: expect.stringContaining('cert.pem') }],
    ['[host."ftp://x"]', { code: 'invalid-argument', field: expect.stringMatching(/hosts.toml\["ftp:\/\/x"\]/) }],
  ])('with %j are refused with the file named', async (text, expected) => {
    await copy('client.pem', 'r.io/cert.pem');
    await write('r.io/hosts.toml', text);
    await expect(hostsFromDirectories([root])('r.io')).rejects.toMatchObject(expected);
  });
});
