import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BerthError } from '@berth/foundation';
import type { Codec } from '../method/method.js';
import { openServer, type Server } from '../server/open-server.js';
import { bidiRoute, clientStreamRoute, serverStreamRoute, unaryRoute } from '../server/route.js';
import type { Channel } from './channel.js';
import { openChannel } from './open-channel.js';

const text: Codec<string> = {
  encode: (message) => Buffer.from(message),
  decode: (bytes) => Buffer.from(bytes).toString(),
};
const codecs = { request: text, response: text };
const echo = { path: '/t.T/Echo', requestStream: false, responseStream: false, ...codecs } as const;
const count = { path: '/t.T/Count', requestStream: false, responseStream: true, ...codecs } as const;
const join_ = { path: '/t.T/Join', requestStream: true, responseStream: false, ...codecs } as const;
const shout = { path: '/t.T/Shout', requestStream: true, responseStream: true, ...codecs } as const;

const subject = { operation: 'test.call', object: 'thing "x"' };

describe('the four call shapes, from our client to our server over a unix socket', () => {
  let directory: string;
  let server: Server;
  let channel: Channel;
  let cancelled: PromiseWithResolvers<undefined>;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'berth-rpc-'));
    cancelled = Promise.withResolvers();
    server = await openServer({
      address: `unix://${directory}/s`,
      routes: [
        unaryRoute(echo, async (request, { headers, signal }) => {
          if (request === 'fail') throw new BerthError('failed-precondition', 'not in this state');
          if (request === 'hang') {
            signal.addEventListener('abort', () => {
              cancelled.resolve(undefined);
            });
            await cancelled.promise;
          }
          return `${request} ${headers['containerd-namespace'] ?? ''}`;
        }),
        serverStreamRoute(count, async function* (request, { signal }) {
          signal.addEventListener('abort', () => {
            cancelled.resolve(undefined);
          });
          for (let n = 0; n < Number(request); n += 1) yield await Promise.resolve(String(n));
          if (request === '3') throw new BerthError('data-loss', 'ran out');
        }),
        clientStreamRoute(join_, async (requests) => {
          const all: string[] = [];
          for await (const request of requests) {
            if (request === 'fail') throw new BerthError('aborted', 'enough');
            all.push(request);
          }
          return all.join('+');
        }),
        bidiRoute(shout, async function* (requests) {
          for await (const request of requests) {
            if (request === 'fail') throw new BerthError('aborted', 'enough');
            if (request === 'stop') return;
            yield request.toUpperCase();
          }
        }),
      ],
    });
    channel = openChannel({ target: `unix://${directory}/s` });
  });

  afterEach(async () => {
    await channel[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
    await rm(directory, { recursive: true, force: true });
  });

  test('unary: the response comes back, and headers arrive', async () => {
    const headers = { 'containerd-namespace': 'n1' };
    await expect(channel.unary(echo, 'hello', { subject, headers })).resolves.toBe('hello n1');
  });

  test('unary: a status becomes a BerthError with the operation, the object and the words of the peer', async () => {
    await expect(channel.unary(echo, 'fail', { subject })).rejects.toMatchObject({
      code: 'failed-precondition',
      operation: 'test.call',
      object: 'thing "x"',
      peerMessage: 'not in this state',
      message: 'test.call thing "x": not in this state',
    });
  });

  test('unary: the signal ends the call on both sides', async () => {
    const abort = new AbortController();
    const call = channel.unary(echo, 'hang', { subject, signal: abort.signal });
    await channel.waitReady();
    abort.abort();
    await expect(call).rejects.toMatchObject({ code: 'cancelled', operation: 'test.call' });
  });

  test('unary: a timeout is a deadline-exceeded, and an aborted signal sends nothing', async () => {
    const timeout = channel.unary(echo, 'hang', { subject, signal: AbortSignal.timeout(20) });
    await expect(timeout).rejects.toMatchObject({ code: 'deadline-exceeded' });
    const aborted = channel.unary(echo, 'x', { subject, signal: AbortSignal.abort() });
    await expect(aborted).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('unary: the classifier may read more out of a status than its number', async () => {
    await using clever = openChannel({
      target: `unix://${directory}/s`,
      classify: ({ details }) => (details.startsWith('not in') ? { code: 'aborted', reason: 'busy' } : undefined),
    });
    await expect(clever.unary(echo, 'fail', { subject })).rejects.toMatchObject({ code: 'aborted', reason: 'busy' });
  });

  test('server stream: every response in order, then the error that ended it', async () => {
    const seen: string[] = [];
    const reading = (async () => {
      for await (const response of channel.serverStream(count, '3', { subject })) seen.push(response);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'data-loss' });
    expect(seen).toEqual(['0', '1', '2']);
  });

  test('server stream: leaving the loop cancels the call at the server', async () => {
    for await (const response of channel.serverStream(count, '1000000000', { subject })) {
      if (response === '5') break;
    }
    await cancelled.promise;
  });

  test('client stream: all requests arrive, one response returns', async () => {
    async function* words(): AsyncGenerator<string> {
      yield* ['a', 'b', await Promise.resolve('c')];
    }
    await expect(channel.clientStream(join_, words(), { subject })).resolves.toBe('a+b+c');
  });

  test('client stream: a source that throws fails the call with its own error', async () => {
    async function* broken(): AsyncGenerator<string> {
      yield await Promise.resolve('a');
      throw new BerthError('invalid-argument', 'rubbish');
    }
    await expect(channel.clientStream(join_, broken(), { subject })).rejects.toMatchObject({
      code: 'invalid-argument',
    });
  });

  test('bidi: requests and responses interleave, and end() ends it', async () => {
    await using call = channel.bidi(shout, { subject });
    const responses = call[Symbol.asyncIterator]();
    await call.send('a');
    await expect(responses.next()).resolves.toEqual({ done: false, value: 'A' });
    await call.send('b');
    await expect(responses.next()).resolves.toEqual({ done: false, value: 'B' });
    call.end();
    await expect(responses.next()).resolves.toEqual({ done: true, value: undefined });
  });

  test.each([
    { ends: 'fails', with: 'fail', outcome: { code: 'aborted', peerMessage: 'enough' } },
    { ends: 'returns', with: 'stop', outcome: undefined },
  ])('bidi: a handler that $ends while the caller still sends ends the call', async ({ with: request, outcome }) => {
    await using call = channel.bidi(shout, { subject });
    await call.send(request);
    const next = call[Symbol.asyncIterator]().next();
    if (outcome === undefined) await expect(next).resolves.toMatchObject({ done: true });
    else await expect(next).rejects.toMatchObject(outcome);
  });

  test('client stream: a handler that fails while the caller still sends fails the call', async () => {
    const more = Promise.withResolvers<string>();
    async function* words(): AsyncGenerator<string> {
      yield 'fail';
      yield await more.promise;
    }
    await expect(channel.clientStream(join_, words(), { subject })).rejects.toMatchObject({ code: 'aborted' });
    more.resolve('late');
  });

  test('bidi: a call that fails while nobody sends or reads fires with the failure; a disposed one does not', async () => {
    const failing = channel.bidi({ ...shout, path: '/t.T/Missing' }, { subject });
    const fired = Promise.withResolvers<unknown>();
    failing.broken.addEventListener('abort', () => {
      fired.resolve(failing.broken.reason);
    });
    await expect(fired.promise).resolves.toMatchObject({ code: 'unimplemented', operation: 'test.call' });
    const disposed = channel.bidi(shout, { subject });
    await disposed[Symbol.asyncDispose]();
    expect(disposed.broken.aborted).toBe(false);
  });

  test('bidi: a disposed call refuses to send', async () => {
    const call = channel.bidi(shout, { subject });
    await call[Symbol.asyncDispose]();
    await expect(call.send('late')).rejects.toMatchObject({ operation: 'test.call' });
  });

  test('a method the server does not have is unimplemented', async () => {
    const missing = { ...echo, path: '/t.T/Missing' };
    await expect(channel.unary(missing, 'x', { subject })).rejects.toMatchObject({ code: 'unimplemented' });
  });

  test('every shape of call on a closed channel fails as cancelled, and waiting ends', async () => {
    channel.close();
    channel.close();
    const closed = { code: 'cancelled', operation: 'test.call' };
    await expect(channel.unary(echo, 'x', { subject })).rejects.toMatchObject(closed);
    const stream = channel.serverStream(count, '1', { subject })[Symbol.asyncIterator]();
    await expect(stream.next()).rejects.toMatchObject(closed);
    expect(() => channel.bidi(shout, { subject })).toThrow(expect.objectContaining(closed));
    await expect(channel.waitReady()).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('every shape of call under way ends as cancelled when its channel is closed', async () => {
    const never = new Promise<IteratorResult<string>>(() => undefined);
    const requests: AsyncIterable<string> = { [Symbol.asyncIterator]: () => ({ next: () => never }) };
    const bidi = channel.bidi(shout, { subject });
    await bidi.send('a');
    const answers = bidi[Symbol.asyncIterator]();
    await answers.next();
    const stream = channel.serverStream(count, '1000000', { subject });
    const underWay = [
      channel.unary(echo, 'hang', { subject }),
      channel.clientStream(join_, requests, { subject }),
      answers.next(),
      (async () => {
        for await (const number of stream) if (number === '0') channel.close();
      })(),
    ];
    await expect(Promise.allSettled(underWay)).resolves.toMatchObject(
      underWay.map(() => ({ reason: { code: 'cancelled', message: expect.stringContaining('connection is closed') } })),
    );
  });

  test('what is no signal is refused', async () => {
    const signal = JSON.parse('{}') as AbortSignal;
    await expect(channel.unary(echo, 'x', { subject, signal })).rejects.toMatchObject({ field: 'signal' });
  });

  test('a server that is not there is unavailable, and waitReady ends with its signal', async () => {
    await using nobody = openChannel({ target: `unix://${directory}/nobody` });
    await expect(nobody.unary(echo, 'x', { subject })).rejects.toMatchObject({ code: 'unavailable' });
    await expect(nobody.waitReady({ signal: AbortSignal.timeout(50) })).rejects.toMatchObject({
      code: 'deadline-exceeded',
    });
  });
});
