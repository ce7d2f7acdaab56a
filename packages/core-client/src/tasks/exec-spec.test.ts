import { describe, expect, test } from '@jest/globals';
import type { Process } from '../oci/index.js';
import { execSpec } from './exec-spec.js';

const INHERITED: Process = {
  args: ['sleep', '1000'],
  cwd: '/srv',
  env: ['COLOUR=blue'],
  user: { uid: 1000, gid: 100, additionalGids: [100] },
  capabilities: { bounding: ['CAP_KILL'] },
  rlimits: [{ type: 'RLIMIT_NOFILE', hard: 10, soft: 10 }],
  apparmorProfile: 'tight',
  oomScoreAdj: 500,
  noNewPrivileges: true,
};

const OWN: Process = { ...INHERITED, terminal: true, consoleSize: { height: 24, width: 80 } };

describe('an exec', () => {
  test("takes after the container's own process, but for its terminal", () => {
    expect(execSpec(OWN, { args: ['ls'] }, false)).toEqual({ ...INHERITED, args: ['ls'], terminal: false });
  });

  test('differs where it is told to', () => {
    const wanted = { args: ['ls'], cwd: '/', env: [], user: { uid: 0, gid: 0 } };
    expect(execSpec(OWN, wanted, true)).toMatchObject({ ...wanted, terminal: true, apparmorProfile: 'tight' });
  });

  test("is not held to less than a container's process that may gain privileges", () => {
    const own = { args: ['sh'], cwd: '/', user: { uid: 0, gid: 0 } };
    expect(execSpec(own, { args: ['sudo'] }, false)).not.toHaveProperty('noNewPrivileges');
  });

  test('of a container without a record of its process is root in /, and gains nothing', () => {
    expect(execSpec(undefined, { args: ['ls'] }, false)).toEqual({
      args: ['ls'],
      cwd: '/',
      user: { uid: 0, gid: 0 },
      noNewPrivileges: true,
      terminal: false,
    });
  });

  test('names a program', () => {
    expect(() => execSpec(OWN, { args: [] }, false)).toThrow(
      expect.objectContaining({ code: 'invalid-argument', field: 'process.args' }),
    );
  });
});
