import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { fixedHosts } from '../hosts/host-finder.js';
import { openRegistry } from '../open-registry.js';
import { fixture, refuse, scriptedHost, type Script } from './scripted-host.test.support.js';

const answer: Script = (_, response) => {
  refuse(response, 404, 'NAME_UNKNOWN', 'reached');
};
const VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'NO_PROXY', 'no_proxy'];
let before: readonly (readonly [string, string | undefined])[];

beforeEach(() => {
  before = VARIABLES.map((name) => [name, process.env[name]] as const);
  for (const name of VARIABLES) process.env[name] = '';
});

afterEach(() => {
  for (const [name, value] of before) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
});

/** A proxy that leads every tunnel to `host`, and remembers what was asked for. */
async function proxyTo(host: string): Promise<AsyncDisposable & { readonly url: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const [name, port] = host.split(':');
  const server = createServer();
  server.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    const onward = connect(Number(port), name, () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
    onward.pipe(socket).pipe(onward);
    for (const end of [onward, socket]) end.on('error', () => end.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    asked,
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    async [Symbol.asyncDispose]() {
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test('a registry is reached through the proxy of the environment, its certificate verified to its own name', async () => {
  await using host = await scriptedHost(answer, 'tls');
  await using proxy = await proxyTo(host.host);
  process.env['HTTPS_PROXY'] = proxy.url;
  const trusting = fixedHosts({ _default: { upstream: { ca: [fixture('ca.pem')] } } });
  await using registry = openRegistry({ hosts: trusting });
  await expect(registry.resolve('registry.test/a')).rejects.toMatchObject({ reason: 'NAME_UNKNOWN' });
  await expect(registry.resolve('other.test/a')).rejects.toMatchObject({ code: 'unavailable', reason: 'tls' });
  expect(new Set(proxy.asked)).toEqual(new Set(['registry.test:443', 'other.test:443']));
});

test('a registry on loopback is not asked through a proxy', async () => {
  await using host = await scriptedHost(answer);
  await using proxy = await proxyTo(host.host);
  process.env['HTTPS_PROXY'] = proxy.url;
  process.env['HTTP_PROXY'] = proxy.url;
  await using registry = openRegistry();
  await expect(registry.resolve(`${host.host}/a`)).rejects.toMatchObject({ reason: 'NAME_UNKNOWN' });
  expect(proxy.asked).toEqual([]);
});

test('a probed registry on loopback does not make us trust another host that it names', async () => {
  await using tokens = await scriptedHost(answer, 'tls');
  await using proxy = await proxyTo(tokens.host);
  const challenge = 'Bearer realm="https://registry.test/token"';
  const script: Script = (_, response) => void response.writeHead(401, { 'www-authenticate': challenge }).end();
  await using host = await scriptedHost(script, 'tls');
  process.env['HTTPS_PROXY'] = proxy.url;
  await using registry = openRegistry();
  await expect(registry.resolve(`${host.host}/a`)).rejects.toMatchObject({ code: 'unavailable', reason: 'tls' });
  expect(proxy.asked).toEqual(['registry.test:443']);
  expect(tokens.seen).toEqual([]);
});
