import { expect, test } from '@jest/globals';
import { BerthError } from '@berth/foundation';
import type { HeldLease, Leases } from '../leases/leases.js';
import { sharedLeases } from './shared-lease.js';

test('a pull that could not release its lease takes none from those who came after it', async () => {
  let made = 0;
  const hold = (): Promise<HeldLease> => {
    const id = `lease-${(made += 1)}`;
    const release = (): Promise<void> =>
      id === 'lease-1' ? Promise.reject(new BerthError('internal', 'not now')) : Promise.resolve();
    return Promise.resolve({ id, lost: new AbortController().signal, release, [Symbol.asyncDispose]: () => release() });
  };
  const leases: Pick<Leases, 'hold'> = { hold };
  const shared = sharedLeases(leases);
  const first = await shared.hold('n');
  await expect(first.letGo('done')).rejects.toMatchObject({ code: 'internal' });
  const second = await shared.hold('n');
  await first.letGo('failed');
  const third = await shared.hold('n');
  expect([second.id, third.id]).toEqual(['lease-2', 'lease-2']);
  await second.letGo('done');
  await third.letGo('done');
});
