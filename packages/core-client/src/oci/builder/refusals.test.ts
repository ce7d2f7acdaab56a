import { BerthError } from '@berth/foundation';
import { describe, expect, test } from '@jest/globals';
import { buildSpec } from './build-spec.js';
import type { SpecOptions } from './spec-options.js';

const minimal: SpecOptions = { id: 'web-1', namespace: 'default', architecture: 'amd64', process: { args: ['true'] } };
const mapping = { containerID: 0, hostID: 1000, size: 10 };
const bind = { destination: '/data', source: '/srv', options: ['bind'] };

function fieldOf(options: Partial<SpecOptions>): string | undefined {
  try {
    buildSpec({ ...minimal, ...options });
  } catch (error) {
    if (BerthError.is(error, 'invalid-argument')) return error.field;
    throw error;
  }
  return undefined;
}

describe('bad input is refused, and the error names the field', () => {
  test.each<[string, Partial<SpecOptions>]>([
    ['id', { id: 'a/b' }],
    ['id', { id: 'a'.repeat(77) }],
    ['namespace', { namespace: '-a' }],
    ['process.args', { process: {} }],
    ['process.args[0]', { process: { args: [''] } }],
    ['process.args[1]', { process: { args: ['sh', 'a\0b'] } }],
    ['process.cwd', { process: { args: ['true'], cwd: 'tmp' } }],
    ['process.env[0]', { process: { args: ['true'], env: ['=x'] } }],
    ['process.env[1]', { process: { args: ['true'], env: ['A=b', ''] } }],
    ['process.user.uid', { process: { args: ['true'], user: { uid: -1, gid: 0 } } }],
    ['process.user.gid', { process: { args: ['true'], user: { uid: 0, gid: 2 ** 31 } } }],
    [
      'process.user.additionalGids[0]',
      { process: { args: ['true'], user: { uid: 0, gid: 0, additionalGids: [0.5] } } },
    ],
    ['process.umask', { process: { args: ['true'], umask: 0o1000 } }],
    ['process.oomScoreAdj', { process: { args: ['true'], oomScoreAdj: 1001 } }],
    ['process.consoleSize.columns', { process: { args: ['true'], consoleSize: { rows: 1, columns: -1 } } }],
    ['process.rlimits[0].soft', { process: { args: ['true'], rlimits: [{ type: 'RLIMIT_CORE', soft: 2, hard: 1 }] } }],
    [
      'process.rlimits[0].soft',
      { process: { args: ['true'], rlimits: [{ type: 'RLIMIT_CORE', soft: 'unlimited', hard: 1 }] } },
    ],
    ['capabilities.add[0]', { capabilities: { add: ['CAP_FLY'] } }],
    ['capabilities.drop', { capabilities: { add: ['KILL'], drop: ['cap_kill'] } }],
    ['capabilities.ambient[0]', { capabilities: { ambient: ['SYS_ADMIN'] } }],
    ['root.path', { root: { path: '' } }],
    ['mounts[0].destination', { mounts: [{ ...bind, destination: 'data' }] }],
    ['mounts[0].destination', { mounts: [{ ...bind, destination: '/' }] }],
    ['mounts[0].destination', { mounts: [{ ...bind, destination: '/a/../..' }] }],
    ['mounts[1].destination', { mounts: [bind, { ...bind, destination: '/data/.' }] }],
    ['tmpfs[0].destination', { mounts: [bind], tmpfs: [{ destination: '/data' }] }],
    ['mounts[0].source', { mounts: [{ ...bind, source: 'srv' }] }],
    ['mounts[0].type', { mounts: [{ destination: '/data', source: 'x' }] }],
    ['tmpfs[0].sizeBytes', { tmpfs: [{ destination: '/t', sizeBytes: 0 }] }],
    ['devices[0].path', { devices: [{ path: 'dev/fuse', type: 'c', major: 1, minor: 1 }] }],
    ['devices[0].access', { devices: [{ path: '/dev/fuse', type: 'c', major: 1, minor: 1, access: 'rx' }] }],
    ['deviceRules[0].access', { deviceRules: [{ allow: true, access: '' }] }],
    ['namespaces.pid.path', { namespaces: { pid: { path: 'proc/1/ns/pid' } } }],
    ['namespaces.user.uidMappings', { namespaces: { user: {} } }],
    [
      'namespaces.user.gidMappings',
      { namespaces: { user: { uidMappings: [mapping], gidMappings: [mapping, mapping] } } },
    ],
    ['namespaces.time', { namespaces: { time: { path: '/x', bootOffsetNanos: 1 } } }],
    ['hostname', { hostname: 'a'.repeat(65) }],
    ['hostname', { hostname: 'web', namespaces: { uts: 'host' } }],
    ['sysctls["vm.swappiness"]', { sysctls: { 'vm.swappiness': '1' } }],
    ['sysctls["net/core/somaxconn"]', { sysctls: { 'net/core/somaxconn': '1' }, namespaces: { network: 'host' } }],
    ['sysctls["kernel.shmmax"]', { sysctls: { 'kernel.shmmax': '1' }, namespaces: { ipc: 'host' } }],
    ['sysctls["../x"]', { sysctls: { '../x': '1' } }],
    ['cgroupPath', { cgroupPath: 'a/b' }],
    ['cgroupPath', { cgroupPath: '/a/../b' }],
    ['cgroupPath.slice', { cgroupPath: { slice: 'system', prefix: 'a', name: 'b' } }],
    ['cgroupPath.name', { cgroupPath: { slice: 'a.slice', prefix: 'a', name: 'b:c' } }],
    ['resources.cpu.shares', { resources: { cpu: { shares: 1 } } }],
    ['resources.cpu.quotaMicros', { resources: { cpu: { quotaMicros: 999 } } }],
    ['resources.cpu.cpus', { resources: { cpu: { cpus: '0-' } } }],
    ['resources.memory.limitBytes', { resources: { memory: { limitBytes: 2 ** 53 } } }],
    ['resources.memory.limitBytes', { resources: { memory: { limitBytes: NaN } } }],
    ['resources.memory.swapBytes', { resources: { memory: { limitBytes: 10, swapBytes: 9 } } }],
    ['resources.memory.swapBytes', { resources: { memory: { swapBytes: 9 } } }],
    ['resources.memory.reservationBytes', { resources: { memory: { limitBytes: 10, reservationBytes: 11 } } }],
    ['resources.pidsLimit', { resources: { pidsLimit: -2 } }],
    ['resources.blockIo.weight', { resources: { blockIo: { weight: 9 } } }],
    ['resources.hugepages[0].pageSize', { resources: { hugepages: [{ pageSize: '2M', limitBytes: 1 }] } }],
    ['resources.unified["../x"]', { resources: { unified: { '../x': '1' } } }],
    ['hooks.poststop[0].path', { hooks: { poststop: [{ path: 'bin/x' }] } }],
    ['hooks.poststart[0].timeout', { hooks: { poststart: [{ path: '/bin/x', timeout: 0 }] } }],
    ['annotations', { annotations: { '': 'x' } }],
    ['withoutMounts[0]', { withoutMounts: ['/data'] }],
    [
      'seccomp.syscalls[0].names',
      { seccomp: { defaultAction: 'SCMP_ACT_LOG', syscalls: [{ names: [], action: 'SCMP_ACT_ALLOW' }] } },
    ],
    ['process.scheduler.policy', { process: { args: ['true'], scheduler: { policy: 'SCHED_X' } } }],
    [
      'process.ioPriority.priority',
      { process: { args: ['true'], ioPriority: { class: 'IOPRIO_CLASS_BE', priority: 8 } } },
    ],
    ['process.cpuAffinity.final', { process: { args: ['true'], cpuAffinity: { final: 'all' } } }],
    ['maskedPaths[0]', { maskedPaths: ['proc'] }],
    ['apparmorProfile', { apparmorProfile: '' }],
  ])('%s', (field, options) => {
    expect(fieldOf(options)).toBe(field);
  });
});

test('an environment entry without a name is not repeated in the error, for it may be secret', () => {
  const env = ['=s3cret'];
  expect(() => buildSpec({ ...minimal, process: { args: ['true'], env } })).toThrow(
    /^process\.env\[0\] must be KEY=value, or KEY to remove it$/,
  );
});
