import { describe, expect, test } from '@jest/globals';
import type { Process } from '../runtime-spec/process.js';
import { buildExec, type ExecProcess } from './exec-process.js';

const INHERITED: Process = {
  args: ['sleep', '1000'],
  cwd: '/srv',
  env: ['PATH=/bin', 'COLOUR=blue'],
  user: { uid: 1000, gid: 100, umask: 0o27, additionalGids: [100] },
  capabilities: { bounding: ['CAP_KILL'], effective: ['CAP_KILL'], permitted: ['CAP_KILL'] },
  rlimits: [{ type: 'RLIMIT_NOFILE', hard: 10, soft: 10 }],
  apparmorProfile: 'tight',
  oomScoreAdj: 500,
  noNewPrivileges: true,
};

const OWN: Process = { ...INHERITED, terminal: true, consoleSize: { height: 24, width: 80 } };

function exec(wanted: Partial<ExecProcess>, own: Process | undefined = OWN, terminal = false): Process {
  return buildExec(own, { args: ['ls'], ...wanted }, undefined, terminal);
}

describe('an exec', () => {
  test("takes after the container's own process, but for its terminal", () => {
    expect(exec({})).toEqual({ ...INHERITED, args: ['ls'], terminal: false });
  });

  test.each<[string, Partial<ExecProcess>, Partial<Process>]>([
    ['variables', { env: ['COLOUR=red', 'A=1'] }, { env: ['PATH=/bin', 'COLOUR=red', 'A=1'] }],
    ['a variable taken away', { env: ['COLOUR'] }, { env: ['PATH=/bin'] }],
    ['a directory', { cwd: '/' }, { cwd: '/' }],
    ['a umask', { umask: 0o77 }, { user: { uid: 1000, gid: 100, umask: 0o77, additionalGids: [100] } }],
    [
      'a limit',
      { rlimits: [{ type: 'RLIMIT_CORE', soft: 0, hard: 0 }] },
      {
        rlimits: [
          { type: 'RLIMIT_NOFILE', hard: 10, soft: 10 },
          { type: 'RLIMIT_CORE', hard: 0, soft: 0 },
        ],
      },
    ],
    [
      'more rights',
      { noNewPrivileges: false, apparmorProfile: 'loose' },
      { noNewPrivileges: false, apparmorProfile: 'loose' },
    ],
  ])('differs in what it is told to, and in nothing else: %s', (_, wanted, expected) => {
    expect(exec(wanted)).toEqual({ ...INHERITED, args: ['ls'], terminal: false, ...expected });
  });

  test("changes the container's own capabilities", () => {
    const both = ['CAP_KILL', 'CAP_NET_ADMIN'];
    expect(exec({ capabilities: { add: ['net_admin'] } }).capabilities).toEqual({
      bounding: both,
      effective: both,
      permitted: both,
    });
    expect(exec({ capabilities: { drop: ['KILL'] } }).capabilities?.effective).toEqual([]);
  });

  test('of another user keeps the umask, and the group comes first', () => {
    const { user } = buildExec(OWN, { args: ['id'] }, { uid: 5, gid: 6, additionalGids: [7] }, false);
    expect(user).toEqual({ uid: 5, gid: 6, umask: 0o27, additionalGids: [6, 7] });
  });

  test('has a size of its own for its terminal', () => {
    expect(exec({ consoleSize: { columns: 99, rows: 33 } }, OWN, true).consoleSize).toEqual({ width: 99, height: 33 });
  });

  test('with a terminal has TERM, unless somebody sets it', () => {
    expect(exec({}, OWN, true)).toMatchObject({ terminal: true, env: ['TERM=xterm', 'PATH=/bin', 'COLOUR=blue'] });
    expect(exec({ env: ['TERM=vt100'] }, OWN, true).env).toContain('TERM=vt100');
  });

  test("is not held to less than a container's process that may gain privileges", () => {
    expect(exec({}, { args: ['sh'], cwd: '/', user: { uid: 0, gid: 0 } })).not.toHaveProperty('noNewPrivileges');
  });

  test('of a container without a record of its process is root in /, and gains nothing', () => {
    expect(buildExec(undefined, { args: ['ls'] }, undefined, false)).toEqual({
      args: ['ls'],
      cwd: '/',
      user: { uid: 0, gid: 0 },
      noNewPrivileges: true,
      terminal: false,
    });
  });

  test.each<[string, Partial<ExecProcess>]>([
    ['process.args', { args: [] }],
    ['process.args[0]', { args: [''] }],
    ['process.args[1]', { args: ['sh', 'a\0b'] }],
    ['process.cwd', { cwd: 'tmp' }],
    ['process.env[0]', { env: ['=x'] }],
    ['process.umask', { umask: 0o1000 }],
    ['process.oomScoreAdj', { oomScoreAdj: 1001 }],
    ['process.rlimits[0].soft', { rlimits: [{ type: 'RLIMIT_CORE', soft: 2, hard: 1 }] }],
    ['capabilities.add[0]', { capabilities: { add: ['FLY'] } }],
    ['process.apparmorProfile', { apparmorProfile: '' }],
  ])('%s is looked at', (field, wanted) => {
    expect(() => exec(wanted)).toThrow(expect.objectContaining({ code: 'invalid-argument', field }));
  });
});
