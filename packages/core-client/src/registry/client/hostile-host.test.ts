import type { ServerResponse } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { basicAuthorization } from '../auth/credentials.js';
import { digestOf } from '../digest.js';
import { MEDIA_TYPES } from '../media-types.js';
import { openRegistry } from '../open-registry.js';
import { scriptedHost, type Script } from './scripted-host.test.support.js';

const PASSWORD = 'correct horse+battery';
const manifest = { mediaType: MEDIA_TYPES.ociManifest, digest: digestOf(Buffer.from('any')), size: 3 };

/** Sends until nobody takes it any more. */
function sendForEver(response: ServerResponse): void {
  const chunk = Buffer.alloc(64 * 1024);
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once('drain', more);
  };
  more();
}

describe('a host that means ill', () => {
  test.each([
    { what: 'to what is not http', location: 'ftp://elsewhere/' },
    { what: 'to no address', location: 'http://[' },
    { what: 'in a circle', location: '/again' },
  ])('does not keep its connections by redirecting $what with a body without end', async ({ location }) => {
    await using host = await scriptedHost((_, response) => {
      response.writeHead(302, { location });
      sendForEver(response);
    });
    await using registry = openRegistry();
    // One more than there are connections to a host.
    for (let tries = 0; tries <= 16; tries += 1) {
      const fetched = registry.repository(`${host.host}/a`).manifest(manifest);
      await expect(fetched).rejects.toMatchObject({ reason: 'redirect-refused' });
    }
  });

  const echo: Script = ({ method, headers, body }, response) => {
    const said = `${method} ${headers.authorization ?? ''} ${body.toString()} ${PASSWORD} `.repeat(20);
    const errors = [{ code: headers.authorization ?? body.toString(), message: said }];
    response.writeHead(403).end(JSON.stringify({ errors, details: said }));
  };

  test.each([
    { what: 'itself', challenge: () => 'Basic realm="x"' },
    { what: 'its token server', challenge: (origin: string) => `Bearer realm="${origin}/token"` },
  ])('cannot have its words, told by $what, carry our secrets into errors', async ({ challenge }) => {
    await using host = await scriptedHost(async (request, response) => {
      const origin = `http://${request.headers.host ?? ''}`;
      if (request.headers.authorization !== undefined || request.path.startsWith('/token'))
        await echo(request, response);
      else response.writeHead(401, { 'www-authenticate': challenge(origin) }).end();
    });
    await using registry = openRegistry({
      credentials: () => Promise.resolve({ kind: 'password', username: 'me', password: PASSWORD }),
    });
    const error: unknown = await registry.resolve(`${host.host}/a:1`).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'permission-denied', message: expect.stringContaining('***') });
    const said = JSON.stringify([error, String(error)]);
    const [, encoded = ''] = basicAuthorization('me', PASSWORD).split(' ');
    for (const secret of ['correct', encoded.slice(0, 20)]) expect(said).not.toContain(secret);
  });
});
