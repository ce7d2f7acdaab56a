import { describe, expect, test } from '@jest/globals';
import { parseHostsToml } from './hosts-toml.js';

const unsaid = {
  capabilities: undefined,
  caPaths: undefined,
  clientPaths: undefined,
  skipVerify: undefined,
  headers: undefined,
  overridePath: undefined,
  dialTimeoutMs: undefined,
};

describe('a hosts.toml', () => {
  test('names its hosts in the order of the file, with everything that is said of them', () => {
    const text = `
      server = "https://registry-1.docker.io"
      skip_verify = true

      [host."https://z.mirror.example"]
        capabilities = ["pull", "resolve"]
        ca = "/etc/ca.crt"
        client = [["client.cert", "client.key"], ["both.pem", ""]]
        dial_timeout = "1m30s"
        [host."https://z.mirror.example".header]
          x-one = "1"
          x-two = ["2", "3"]

      [host."http://10.0.0.1:5000"]
        ca = ["a.crt", "b.crt"]
        client = "both.pem"
        override_path = true

      [host."https://a.mirror.example"]
        client = ["x.pem", "y.pem"]
        unknown_to_us = 1
    `;
    expect(parseHostsToml(text, 'hosts.toml')).toEqual({
      mirrors: [
        {
          ...unsaid,
          url: 'https://z.mirror.example',
          capabilities: ['pull', 'resolve'],
          caPaths: ['/etc/ca.crt'],
          clientPaths: [
            { certificate: 'client.cert', key: 'client.key' },
            { certificate: 'both.pem', key: undefined },
          ],
          dialTimeoutMs: 90_000,
          headers: { 'x-one': ['1'], 'x-two': ['2', '3'] },
        },
        {
          ...unsaid,
          url: 'http://10.0.0.1:5000',
          caPaths: ['a.crt', 'b.crt'],
          clientPaths: [{ certificate: 'both.pem', key: undefined }],
          overridePath: true,
        },
        {
          ...unsaid,
          url: 'https://a.mirror.example',
          clientPaths: [
            { certificate: 'x.pem', key: undefined },
            { certificate: 'y.pem', key: undefined },
          ],
        },
      ],
      upstream: { ...unsaid, url: 'https://registry-1.docker.io', skipVerify: true },
    });
  });

  test('may be empty', () => {
    expect(parseHostsToml('', 'hosts.toml')).toEqual({ mirrors: [], upstream: { ...unsaid, url: undefined } });
  });

  test.each([
    ['server = 1', 'f: server'],
    ['host = 1', 'f: host'],
    ['[host]\n"https://x" = 1', 'f: host["https://x"]'],
    ['[host."https://x"]\ncapabilities = ["fly"]', 'f: host["https://x"].capabilities'],
    ['[host."https://x"]\ncapabilities = "pull"', 'f: host["https://x"].capabilities'],
    ['[host."https://x"]\nca = 1', 'f: host["https://x"].ca'],
    ['[host."https://x"]\nclient = [["a", "b", "c"]]', 'f: host["https://x"].client'],
    ['[host."https://x"]\nskip_verify = "yes"', 'f: host["https://x"].skip_verify'],
    ['[host."https://x"]\nheader = ["a"]', 'f: host["https://x"].header'],
    ['[host."https://x"]\ndial_timeout = "soon"', 'f: host["https://x"].dial_timeout'],
    ['dial_timeout = 5', 'f: dial_timeout'],
    ['not toml', 'f'],
  ])('%j is refused with the place named', (text, field) => {
    expect(() => parseHostsToml(text, 'f')).toThrow(expect.objectContaining({ code: 'invalid-argument', field }));
  });

  test('that is malformed is not quoted: it may hold a secret header', () => {
    const text = '[host."https://x".header]\nauthorization = "Basic c2VjcmV0';
    const error: unknown = (() => {
      try {
        return parseHostsToml(text, 'f');
      } catch (caught) {
        return caught;
      }
    })();
    expect(error).toMatchObject({ code: 'invalid-argument', field: 'f' });
    expect(`${String(error)} ${String((error as Error).cause)}`).not.toContain('c2VjcmV0');
  });
});
