import { describe, expect, test } from '@jest/globals';
import { fixedHosts, hostsByName } from './host-finder.js';
import { hostsFromSettings, type HostSettings } from './host-settings.js';
import { isLoopback } from './loopback.js';
import { ALL_CAPABILITIES } from './registry-host.js';

describe('a registry by its name alone', () => {
  test.each([
    ['docker.io', 'https://registry-1.docker.io/v2', false],
    ['ghcr.io', 'https://ghcr.io/v2', false],
    ['r.lan:5000', 'https://r.lan:5000/v2', false],
    ['localhost', 'http://localhost/v2', false],
    ['localhost:80', 'http://localhost/v2', false],
    ['localhost:443', 'https://localhost/v2', false],
    ['localhost:5000', 'https://localhost:5000/v2', true],
    ['127.1.2.3:5000', 'https://127.1.2.3:5000/v2', true],
    ['[::1]:5000', 'https://[::1]:5000/v2', true],
  ])('%s is at %s, its scheme probed: %s', async (registry, baseUrl, probeScheme) => {
    await expect(hostsByName(registry)).resolves.toEqual([
      expect.objectContaining({ baseUrl, probeScheme, mirrorOf: undefined, capabilities: ALL_CAPABILITIES }),
    ]);
  });
});

describe('settings of a host', () => {
  test.each<[HostSettings, object]>([
    [{ url: 'https://m.example' }, { baseUrl: 'https://m.example/v2', mirrorOf: 'docker.io' }],
    [{ url: 'm.example/' }, { baseUrl: 'https://m.example/v2' }],
    [{ url: 'localhost:5000' }, { baseUrl: 'http://localhost:5000/v2', probeScheme: false }],
    [{ url: 'https://m.example/v2' }, { baseUrl: 'https://m.example/v2' }],
    [{ url: 'https://m.example/v2/proxy/' }, { baseUrl: 'https://m.example/v2/proxy/v2' }],
    [{ url: 'https://m.example/v2/proxy/', overridePath: true }, { baseUrl: 'https://m.example/v2/proxy' }],
    [{ url: 'https://registry-1.docker.io' }, { mirrorOf: undefined }],
    [{ url: 'https://m', headers: { 'X-A': '1', b: ['2', '3'] } }, { headers: { 'x-a': ['1'], b: ['2', '3'] } }],
    [{ url: 'https://m', capabilities: ['pull'] }, { capabilities: new Set(['pull']) }],
    [
      { url: 'https://m', skipVerify: true, ca: ['C'], dialTimeoutMs: 5 },
      { tls: { ca: ['C'], clientCertificates: [], skipVerify: true }, dialTimeoutMs: 5 },
    ],
  ])('%j', (settings, expected) => {
    const [mirror, upstream] = hostsFromSettings('docker.io', [settings]);
    expect(mirror).toMatchObject(expected);
    expect(upstream?.baseUrl).toBe('https://registry-1.docker.io/v2');
  });

  test('of the registry itself hold where its name says it is, and end the probing', () => {
    expect(hostsFromSettings('localhost:5000', [], { ca: ['C'] })).toMatchObject([
      { baseUrl: 'https://localhost:5000/v2', probeScheme: false, mirrorOf: undefined },
    ]);
    expect(hostsFromSettings('localhost:5000', [], {})).toMatchObject([{ probeScheme: true }]);
    expect(hostsFromSettings('r.io', [], { url: 'https://other' })).toMatchObject([
      { baseUrl: 'https://other/v2', mirrorOf: 'r.io' },
    ]);
  });

  test.each<[HostSettings, string]>([
    [{ url: 'ftp://x' }, 'hosts["r.io"]["ftp://x"]'],
    [{ url: 'https://' }, 'hosts["r.io"]["https://"]'],
    [{ url: 'https://u:secret@x' }, 'hosts["r.io"]["https://x"]'],
    [{ url: 'https://x?y' }, 'hosts["r.io"]["https://x?y"]'],
    [{ url: 'https://x', headers: { 'a b': '' } }, 'hosts["r.io"]["https://x"].headers["a b"]'],
    [{ url: 'https://x', headers: { a: 'secret\r\nb: c' } }, 'hosts["r.io"]["https://x"].headers["a"]'],
    [{ url: 'https://x', dialTimeoutMs: -1 }, 'hosts["r.io"]["https://x"].dialTimeoutMs'],
  ])('%j are refused with the field named', async (settings, field) => {
    await expect(fixedHosts({ 'r.io': { mirrors: [settings] } })('r.io')).rejects.toMatchObject({
      code: 'invalid-argument',
      field,
    });
  });

  test('named _default hold for every registry that is not named', async () => {
    const find = fixedHosts({ 'r.io': {}, _default: { mirrors: [{ url: 'https://m' }] } });
    await expect(find('r.io')).resolves.toHaveLength(1);
    await expect(find('q.io')).resolves.toMatchObject([
      { baseUrl: 'https://m/v2', mirrorOf: 'q.io' },
      { baseUrl: 'https://q.io/v2' },
    ]);
  });
});

test.each([
  ['localhost', true],
  ['LOCALHOST', true],
  ['a.localhost', true],
  ['127.0.0.1', true],
  ['127.255.0.9', true],
  ['::1', true],
  ['[::1]', true],
  ['[0:0:0:0:0:0:0:1]', true],
  ['10.0.0.1', false],
  ['127.0.0.1.example', false],
  ['localhost.example', false],
  ['::2', false],
])('%s is loopback: %s', (hostname, expected) => {
  expect(isLoopback(hostname)).toBe(expected);
});
