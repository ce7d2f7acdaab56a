import { describe, expect, test } from '@jest/globals';
import { watched } from './watched.js';

/** Work that is held until it is let go, and counts how often it was begun. */
function held() {
  const gate = Promise.withResolvers<string>();
  const state = { begun: 0, ended: false };
  const work = watched<string, string>(
    'images.pull a',
    async (tell, signal) => {
      state.begun += 1;
      tell('half');
      signal.addEventListener('abort', () => {
        state.ended = true;
        gate.reject(signal.reason);
      });
      const result = await gate.promise;
      tell('all');
      return result;
    },
    undefined,
  );
  return { state, work, finish: gate.resolve };
}

describe('work that is watched', () => {
  test('does not begin before somebody asks', () => {
    expect(held().state.begun).toBe(0);
  });

  test('is begun once, whether its result is asked for after the loop, in it or often', async () => {
    const { state, work, finish } = held();
    const results: Promise<string>[] = [];
    for await (const progress of work.progress()) {
      results.push(work.result());
      if (progress === 'half') finish('image');
    }
    results.push(work.result());
    await expect(Promise.all(results)).resolves.toEqual(['image', 'image', 'image']);
    expect(state.begun).toBe(1);
  });

  test('can be watched when its result was asked for first', async () => {
    const { work, finish } = held();
    const result = work.result();
    finish('image');
    const seen: string[] = [];
    for await (const progress of work.progress()) seen.push(progress);
    expect(seen.at(-1)).toBe('all');
    await expect(result).resolves.toBe('image');
  });

  test('has one reader: a second is refused', () => {
    const { work } = held();
    work.progress();
    expect(() => work.progress()).toThrow(
      expect.objectContaining({ code: 'failed-precondition', operation: 'images.pull a' }),
    );
  });

  test('is ended when the loop is left', async () => {
    const { state, work } = held();
    for await (const progress of work.progress()) if (progress === 'half') break;
    expect(state.ended).toBe(true);
    await expect(work.result()).rejects.toMatchObject({ code: 'cancelled' });
    expect(state.begun).toBe(1);
  });

  test('goes on when the loop is left and somebody waits for the result', async () => {
    const { state, work, finish } = held();
    const result = work.result();
    for await (const progress of work.progress()) if (progress === 'half') break;
    expect(state.ended).toBe(false);
    finish('image');
    await expect(result).resolves.toBe('image');
  });
});
