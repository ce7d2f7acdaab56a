import { describe, expect, test } from '@jest/globals';
import type { Descriptor } from '../descriptor.js';
import { digestOf } from '../digest.js';
import type { Script } from './scripted-host.test.support.js';
import { bytes, layer, rangeOf, read, until, withRegistry } from './scripted-image.test.support.js';

const zeros = Buffer.alloc(64 * 1024 * 1024);
const large: Descriptor = { ...layer, digest: digestOf(zeros), size: zeros.length };

describe('a blob on its way', () => {
  test('that stalls ends in one clear error', async () => {
    const script: Script = (request, response) => {
      response.writeHead(rangeOf(request) === 0 ? 200 : 206, { 'content-range': `bytes ${rangeOf(request)}-/*` });
      response.write(rangeOf(request) === 0 ? bytes.subarray(0, 1000) : '');
      response.flushHeaders();
    };
    await withRegistry(
      script,
      async (registry, { host, seen }) => {
        await expect(read(registry.repository(`${host}/a/b`).blob(layer))).rejects.toMatchObject({
          code: 'deadline-exceeded',
          reason: 'stalled',
          message: expect.stringContaining('stalled'),
        });
        expect(seen.map(rangeOf)).toEqual([0, 1000, 1000]);
      },
      { stallTimeoutMs: 60 },
    );
  });

  test('that is slow to be read does not count as stalled, when another that began later does', async () => {
    const script: Script = (request, response) => {
      if (request.path.endsWith(large.digest)) response.end(zeros);
      else response.writeHead(200).flushHeaders();
    };
    await withRegistry(
      script,
      async (registry, { host, seen }) => {
        const repository = registry.repository(`${host}/a/b`);
        const slow = repository.blob(large)[Symbol.asyncIterator]();
        await slow.next();
        const enough = new AbortController();
        const silent = read(repository.blob(layer, { signal: enough.signal }));
        const asked = (): number => seen.filter(({ path }) => path.endsWith(layer.digest)).length;
        // Asked for again: its silence was too long, and so was that of the reader.
        await until(() => asked() === 2);
        for (let next = await slow.next(); next.done !== true; next = await slow.next());
        enough.abort();
        await expect(silent).rejects.toMatchObject({ code: 'cancelled' });
      },
      { stallTimeoutMs: 60 },
    );
  });

  test('that nobody wants any more is not downloaded any further', async () => {
    const endless: Script = (_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(bytes));
        response.once('drain', more);
      };
      more();
    };
    await withRegistry(endless, async (registry, host) => {
      for await (const chunk of registry.repository(`${host.host}/a/b`).blob({ ...layer, size: 1e12 })) {
        expect(chunk.length).toBeGreaterThan(0);
        break;
      }
      await until(async () => (await host.connections()) === 0);
    });
  });

  test('is not read ahead of a slow reader by more than a little, while another comes whole', async () => {
    let written = 0;
    const endless: Script = (request, response) => {
      if (request.path.endsWith(large.digest)) {
        response.end(zeros);
        return;
      }
      const more = (): void => {
        do written += bytes.length;
        while (response.write(bytes));
        response.once('drain', more);
      };
      more();
    };
    await withRegistry(endless, async (registry, { host }) => {
      const repository = registry.repository(`${host}/a/b`);
      const chunks = repository.blob({ ...layer, size: 1e12 })[Symbol.asyncIterator]();
      await chunks.next();
      await read(repository.blob(large));
      // What waits with us, and in the buffers of the two sockets.
      expect(written).toBeLessThan(large.size / 2);
      await chunks.return?.(undefined);
    });
  });
});
