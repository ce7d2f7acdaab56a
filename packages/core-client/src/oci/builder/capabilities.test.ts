import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_CAPABILITIES, KNOWN_CAPABILITIES } from '../defaults/capabilities.js';
import { buildCapabilities, grantedCapabilities } from './capabilities.js';

test.each([
  ['nothing asked for: the default ones', {}, DEFAULT_CAPABILITIES],
  ['ALL added: every one', { add: ['ALL'] }, KNOWN_CAPABILITIES],
  ['ALL dropped: none', { drop: ['all'] }, []],
  ['ALL dropped, one added: that one', { drop: ['ALL'], add: ['net_admin'] }, ['CAP_NET_ADMIN']],
  [
    'ALL added, one dropped: every other',
    { add: ['ALL'], drop: ['CAP_SYS_ADMIN'] },
    KNOWN_CAPABILITIES.filter((name) => name !== 'CAP_SYS_ADMIN'),
  ],
  ['ALL where the machine has two', { add: ['ALL'], available: ['CAP_KILL', 'CAP_BPF'] }, ['CAP_KILL', 'CAP_BPF']],
])('%s', (_name, options, expected) => {
  expect(new Set(grantedCapabilities(options))).toEqual(new Set(expected));
});

test('ambient capabilities are inheritable too, and granted', () => {
  const sets = buildCapabilities({ add: ['NET_ADMIN'], ambient: ['NET_ADMIN'] });
  expect([sets.ambient, sets.inheritable]).toEqual([['CAP_NET_ADMIN'], ['CAP_NET_ADMIN']]);
});

test('whatever is asked for, effective and ambient lie in permitted, and permitted in bounding', () => {
  const names = fc.uniqueArray(fc.constantFrom('ALL', ...KNOWN_CAPABILITIES));
  fc.assert(
    fc.property(names, names, fc.boolean(), (add, dropped, privileged) => {
      const drop = dropped.filter((name) => name === 'ALL' || !add.includes(name));
      const granted = grantedCapabilities({ add, drop }, privileged);
      const sets = buildCapabilities({ add, drop, ambient: granted }, privileged);
      const within = (inner: readonly string[] = [], outer: readonly string[] = []) =>
        inner.every((name) => outer.includes(name));
      expect(within(sets.effective, sets.permitted)).toBe(true);
      expect(within(sets.permitted, sets.bounding)).toBe(true);
      expect(within(sets.ambient, sets.permitted)).toBe(true);
      expect(within(sets.ambient, sets.inheritable)).toBe(true);
      expect(drop.every((name) => name === 'ALL' || !granted.includes(name))).toBe(true);
    }),
  );
});
