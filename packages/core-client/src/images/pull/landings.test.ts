import { describe, expect, test } from '@jest/globals';
import { landings } from './landings.js';

/** Whether it is settled once everything that can go on has gone on. */
async function settled(waiting: Promise<void>): Promise<boolean> {
  const outcome = waiting.then(() => true);
  await new Promise((resolve) => setImmediate(resolve));
  return Promise.race([outcome, Promise.resolve(false)]);
}

describe('a blob of a transfer', () => {
  test('is waited for until it has landed, by those who came before and after', async () => {
    const landed = landings();
    const early = landed.waitFor('sha256:a');
    expect(await settled(early)).toBe(false);
    landed.landed('sha256:a');
    landed.landed('sha256:a');
    expect(await settled(early)).toBe(true);
    expect(await settled(landed.waitFor('sha256:a'))).toBe(true);
    expect(await settled(landed.waitFor('sha256:b'))).toBe(false);
  });

  test('is there when all are, told of or not', async () => {
    const landed = landings();
    const early = landed.waitFor('sha256:a');
    landed.allLanded();
    expect(await settled(early)).toBe(true);
    expect(await settled(landed.waitFor('sha256:b'))).toBe(true);
  });
});
