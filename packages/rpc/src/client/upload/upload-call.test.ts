import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type ServerHttp2Stream } from 'node:http2';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BerthError } from '@berth/foundation';
import type { Codec } from '../../method/method.js';
import { openServer, type Server } from '../../server/open-server.js';
import { bidiRoute } from '../../server/route.js';
import type { Channel } from '../channel.js';
import { openChannel } from '../open-channel.js';

const text: Codec<string> = {
  encode: (message) => Buffer.from(message),
  decode: (bytes) => Buffer.from(bytes).toString(),
};
const shout = { path: '/t.T/Shout', requestStream: true, responseStream: true, request: text, response: text } as const;
const subject = { operation: 'test.upload', object: 'thing "x"' };

describe('an upload, from our client to our server over a unix socket', () => {
  let directory: string;
  let server: Server;
  let channel: Channel;
  let ended: PromiseWithResolvers<undefined>;

  const serve = (): Promise<Server> =>
    openServer({
      address: `unix://${directory}/s`,
      routes: [
        bidiRoute(shout, async function* (requests, { headers, signal }) {
          signal.addEventListener('abort', () => {
            ended.resolve(undefined);
          });
          for await (const request of requests) {
            if (request === 'fail') throw new BerthError('already-exists', 'there: 100% of it');
            yield request.length > 1000 ? `${request.length}` : `${request.toUpperCase()} ${headers['of'] ?? ''}`;
          }
        }),
      ],
    });

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'berth-upload-'));
    ended = Promise.withResolvers();
    server = await serve();
    channel = openChannel({ target: `unix://${directory}/s` });
  });

  afterEach(async () => {
    await channel[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
    await rm(directory, { recursive: true, force: true });
  });

  test('sends the pieces of a request as one message, with the headers, and reads the responses', async () => {
    await using call = channel.upload(shout, { subject, headers: { of: 'me' } });
    const responses = call[Symbol.asyncIterator]();
    await call.send([Buffer.from('a'), Buffer.from(''), Buffer.from('bc')]);
    await expect(responses.next()).resolves.toEqual({ done: false, value: 'ABC me' });
    await call.send([Buffer.alloc(3_000_000, 'x'), Buffer.alloc(5, 'y')]);
    await expect(responses.next()).resolves.toEqual({ done: false, value: '3000005' });
    await call.send([]);
    await expect(responses.next()).resolves.toEqual({ done: false, value: ' me' });
    call.end();
    await expect(responses.next()).resolves.toEqual({ done: true, value: undefined });
  });

  test('fails with the status of the peer, and what is sent afterwards fails with the same', async () => {
    await using call = channel.upload(shout, { subject });
    await call.send([Buffer.from('fail')]);
    const failure = { code: 'already-exists', peerMessage: 'there: 100% of it', operation: 'test.upload' };
    await expect(call[Symbol.asyncIterator]().next()).rejects.toMatchObject(failure);
    await expect(call.send([Buffer.from('x')])).rejects.toMatchObject(failure);
  });

  test('fires with the failure while nobody sends or reads; a disposed one does not', async () => {
    const failing = channel.upload({ ...shout, path: '/t.T/Missing' }, { subject });
    if (!failing.broken.aborted) await once(failing.broken, 'abort');
    expect(failing.broken.reason).toMatchObject({ code: 'unimplemented', operation: 'test.upload' });
    const disposed = channel.upload(shout, { subject });
    await disposed[Symbol.asyncDispose]();
    expect(disposed.broken.aborted).toBe(false);
    await expect(disposed.send([Buffer.from('late')])).rejects.toMatchObject({ operation: 'test.upload' });
  });

  test('ends on both sides with its signal', async () => {
    const abort = new AbortController();
    const call = channel.upload(shout, { subject, signal: abort.signal });
    const responses = call[Symbol.asyncIterator]();
    await call.send([Buffer.from('a')]);
    await responses.next();
    const next = responses.next();
    abort.abort();
    await expect(next).rejects.toMatchObject({ code: 'cancelled', operation: 'test.upload' });
    await ended.promise;
    expect(() => channel.upload(shout, { subject, signal: abort.signal })).toThrow(
      expect.objectContaining({ code: 'cancelled' }),
    );
  });

  test('fails as cancelled when its channel is closed', async () => {
    const call = channel.upload(shout, { subject });
    const next = call[Symbol.asyncIterator]().next();
    await call.send([Buffer.from('a')]);
    await next;
    const waiting = call[Symbol.asyncIterator]().next();
    channel.close();
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled', operation: 'test.upload' });
    expect(() => channel.upload(shout, { subject })).toThrow(expect.objectContaining({ code: 'cancelled' }));
  });

  test('is unavailable where no server is, and works again once one is', async () => {
    await server[Symbol.asyncDispose]();
    const failing = channel.upload(shout, { subject });
    await expect(failing[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'unavailable' });
    server = await serve();
    await using call = channel.upload(shout, { subject });
    await call.send([Buffer.from('a')]);
    await expect(call[Symbol.asyncIterator]().next()).resolves.toMatchObject({ value: 'A ' });
  });
});

describe('an upload to a server that does not keep to gRPC', () => {
  const answers: readonly { does: string; answer: (stream: ServerHttp2Stream) => void; failure: object }[] = [
    {
      does: 'ends without a status',
      answer: (stream) => {
        stream.respond({ ':status': 200 });
        stream.end();
      },
      failure: { code: 'unavailable' },
    },
    {
      does: 'resets',
      answer: (stream) => {
        stream.close(11);
      },
      failure: { code: 'resource-exhausted' },
    },
    {
      does: 'says a status that is no number',
      answer: (stream) => {
        stream.respond({ ':status': 200, 'grpc-status': 'x', 'grpc-message': '%' }, { endStream: true });
      },
      failure: { code: 'unknown', peerMessage: '%' },
    },
    {
      does: 'announces a message of 4 GiB',
      answer: (stream) => {
        stream.respond({ ':status': 200 });
        stream.write(Buffer.from([0, 255, 255, 255, 255]));
      },
      failure: { code: 'resource-exhausted', operation: 'test.upload' },
    },
    {
      does: 'breaks the connection',
      answer: (stream) => {
        stream.session?.destroy();
      },
      failure: { code: 'unavailable' },
    },
  ];

  test.each(answers)('fails with one clear error when it $does', async ({ answer, failure }) => {
    const directory = await mkdtemp(join(tmpdir(), 'berth-upload-'));
    const server = createServer();
    server.on('stream', (stream) => {
      stream.on('error', () => undefined);
      answer(stream);
    });
    server.on('sessionError', () => undefined);
    server.listen(`${directory}/s`);
    await once(server, 'listening');
    const channel = openChannel({ target: `unix://${directory}/s` });
    const call = channel.upload(shout, { subject });
    await expect(call[Symbol.asyncIterator]().next()).rejects.toMatchObject(failure);
    channel.close();
    server.close();
    await rm(directory, { recursive: true });
  });
});
