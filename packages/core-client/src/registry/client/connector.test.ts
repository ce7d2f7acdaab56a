import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Agent } from 'undici';
import { reusingConnector } from './connector.js';
import { sendRequest, type HttpResponse } from './http.js';
import { HEAD_LIMIT_BYTES } from './read-buffers.js';
import { bodyMemory } from './response-body.js';

describe('a connection that reads into the same memory again', () => {
  let server: Server;
  let agent: Agent;
  let answers: ((socket: Socket) => Promise<void>)[];
  const sockets: Socket[] = [];

  beforeEach(async () => {
    answers = [];
    server = createServer((socket) => {
      sockets.push(socket);
      socket.on('data', () => void answers.shift()?.(socket));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    agent = new Agent({ connections: 1, maxHeaderSize: HEAD_LIMIT_BYTES, connect: reusingConnector({}) });
  });

  afterEach(async () => {
    await agent.destroy();
    for (const socket of sockets.splice(0)) socket.destroy();
    server.close();
  });

  const ask = (): Promise<HttpResponse> => {
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const limits = { headersTimeoutMs: 5000, stallTimeoutMs: 5000 };
    const url = new URL(`http://127.0.0.1:${port ?? 0}/`);
    return sendRequest(agent, bodyMemory(), { method: 'GET', url, headers: {}, ...limits });
  };

  const read = async ({ body }: HttpResponse): Promise<Buffer> => {
    const chunks: Buffer[] = [];
    for await (const chunk of body) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  };

  const bytes = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, index) => (index * 31) % 251));

  async function inPieces(socket: Socket, data: Buffer, step: number): Promise<void> {
    for (let at = 0; at < data.length; at += step) {
      socket.write(data.subarray(at, at + step));
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  test('brings long bodies whole, one after another', async () => {
    const body = bytes(3_000_000);
    for (let n = 0; n < 3; n += 1) {
      answers.push((socket) => {
        socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n`);
        socket.write(body);
        return Promise.resolve();
      });
    }
    for (let n = 0; n < 3; n += 1) expect((await read(await ask())).equals(body)).toBe(true);
    expect(sockets).toHaveLength(1);
  });

  test('keeps a head that comes in small pieces behind a long body', async () => {
    const body = bytes(300_000);
    const mark = 'abcdefghij'.repeat(1200);
    answers.push(
      (socket) => {
        socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n`);
        socket.write(body);
        return Promise.resolve();
      },
      (socket) =>
        inPieces(socket, Buffer.from(`HTTP/1.1 200 OK\r\nx-mark: ${mark}\r\ncontent-length: 2\r\n\r\nok`), 97),
    );
    await read(await ask());
    const answer = await ask();
    expect(answer.header('x-mark')).toBe(mark);
    expect((await read(answer)).toString()).toBe('ok');
  });

  test('refuses a head above its limit', async () => {
    answers.push((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\nx-long: ${'x'.repeat(HEAD_LIMIT_BYTES)}\r\n\r\n`);
      return Promise.resolve();
    });
    await expect(ask()).rejects.toMatchObject({ code: 'UND_ERR_HEADERS_OVERFLOW' });
  });

  test('brings a body whole to a reader that is slower than the sender', async () => {
    const body = bytes(5_000_000);
    answers.push((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n`);
      socket.write(body);
      return Promise.resolve();
    });
    const chunks: Buffer[] = [];
    for await (const chunk of (await ask()).body) {
      chunks.push(Buffer.from(chunk));
      await new Promise((resolve) => setImmediate(resolve));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(Buffer.concat(chunks).equals(body)).toBe(true);
  });
});
