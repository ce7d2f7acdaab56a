import { describe, expect, test } from '@jest/globals';
import { differences, type MachineState } from './state.js';

const NOTHING: MachineState = {
  processes: [],
  mounts: [],
  networkNamespaces: [],
  cgroups: [],
  iptablesRules: [],
  deadShimSockets: [],
  runtimeStates: [],
  directories: [],
};

describe('what is left behind', () => {
  test.each(Object.keys(NOTHING))('is told of %s', (kind) => {
    expect(differences(NOTHING, { ...NOTHING, [kind]: ['new'] })).toEqual([`${kind}: new`]);
  });

  test('is nothing where something went, or was there before', () => {
    const before = { ...NOTHING, mounts: ['/kept tmpfs', '/gone tmpfs'] };
    expect(differences(before, { ...NOTHING, mounts: ['/kept tmpfs'] })).toEqual([]);
  });

  test('may be asked for only one’s own', () => {
    const after = { ...NOTHING, mounts: ['/mine tmpfs', '/other tmpfs'] };
    expect(differences(NOTHING, after, (text) => text.includes('mine'))).toEqual(['mounts: /mine tmpfs']);
  });
});
