import { describe, expect, test } from '@jest/globals';
import type { ImageConfig } from '../image-spec/image-config.js';
import { parseImageConfig } from '../image-spec/parse-image-config.js';
import { buildSpec } from './build-spec.js';
import type { SpecOptions } from './spec-options.js';

const minimal: SpecOptions = { id: 'web-1', namespace: 'default', architecture: 'amd64', process: { args: ['true'] } };

function imageWith(config: Record<string, unknown>): ImageConfig {
  return parseImageConfig({ architecture: 'amd64', os: 'linux', config, rootfs: { type: 'layers', diff_ids: [] } });
}

describe('the default spec', () => {
  const spec = buildSpec(minimal);

  test('runs as root in / with the default PATH and no new privileges', () => {
    expect(spec.process).toMatchObject({
      user: { uid: 0, gid: 0, additionalGids: [0] },
      cwd: '/',
      env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
      noNewPrivileges: true,
      rlimits: [{ type: 'RLIMIT_NOFILE', hard: 1024, soft: 1024 }],
    });
  });

  test('has fourteen capabilities, in the bounding, effective and permitted sets only', () => {
    const { bounding, effective, permitted, inheritable, ambient } = spec.process?.capabilities ?? {};
    expect(bounding).toHaveLength(14);
    expect(effective).toEqual(bounding);
    expect(permitted).toEqual(bounding);
    expect([inheritable, ambient]).toEqual([undefined, undefined]);
  });

  test("has its own pid, ipc, uts, mount and network namespaces, and the host's user and cgroup ones", () => {
    expect(spec.linux?.namespaces).toEqual(['pid', 'ipc', 'uts', 'mount', 'network'].map((type) => ({ type })));
  });

  test('lies in the cgroup of its namespace and id, with the usual devices only', () => {
    expect(spec.linux?.cgroupsPath).toBe('/default/web-1');
    expect(spec.linux?.resources?.devices?.[0]).toEqual({ allow: false, access: 'rwm' });
    expect(spec.linux?.resources?.devices).toHaveLength(10);
  });

  test('mounts a tmpfs at /dev, /sys read-only, and seven file systems in all', () => {
    const at = (destination: string) => spec.mounts?.find((mount) => mount.destination === destination);
    expect(at('/dev')?.type).toBe('tmpfs');
    expect(at('/sys')?.options).toContain('ro');
    expect(spec.mounts).toHaveLength(7);
  });

  test('masks eleven paths, makes five read-only and filters system calls', () => {
    expect(spec.linux?.maskedPaths).toHaveLength(11);
    expect(spec.linux?.maskedPaths).toContain('/sys/devices/virtual/powercap');
    expect(spec.linux?.readonlyPaths).toHaveLength(5);
    expect(spec.linux?.seccomp?.defaultAction).toBe('SCMP_ACT_ERRNO');
  });
});

describe('a privileged container', () => {
  const spec = buildSpec({ ...minimal, privileged: true });

  test('has every capability, every device and no filter, mask or lock', () => {
    expect(spec.process?.capabilities?.effective).toHaveLength(41);
    expect(spec.process?.noNewPrivileges).toBe(false);
    expect(spec.linux?.seccomp).toBeUndefined();
    expect([spec.linux?.maskedPaths, spec.linux?.readonlyPaths]).toEqual([[], []]);
    expect(spec.linux?.resources?.devices).toEqual([{ allow: true, access: 'rwm' }]);
  });

  test('may write /sys and its cgroup', () => {
    for (const destination of ['/sys', '/sys/fs/cgroup']) {
      const options = spec.mounts?.find((mount) => mount.destination === destination)?.options;
      expect(options).toContain('rw');
      expect(options).not.toContain('ro');
    }
  });

  test('keeps what is said explicitly', () => {
    const explicit = buildSpec({
      ...minimal,
      privileged: true,
      seccomp: 'default',
      maskedPaths: ['/proc/kcore'],
      cgroupMount: 'none',
      capabilities: { drop: ['SYS_MODULE'] },
      process: { args: ['true'], noNewPrivileges: true },
    });
    expect(explicit.linux?.seccomp).toBeDefined();
    expect(explicit.linux?.maskedPaths).toEqual(['/proc/kcore']);
    expect(explicit.mounts?.map((mount) => mount.destination)).not.toContain('/sys/fs/cgroup');
    expect(explicit.process?.capabilities?.bounding).not.toContain('CAP_SYS_MODULE');
    expect(explicit.process?.noNewPrivileges).toBe(true);
  });

  test('has what the machine can grant where that is known', () => {
    const capabilities = { available: ['CAP_CHOWN', 'CAP_SYS_ADMIN'] };
    const limited = buildSpec({ ...minimal, privileged: true, capabilities });
    expect(limited.process?.capabilities?.bounding).toEqual(['CAP_CHOWN', 'CAP_SYS_ADMIN']);
  });
});

describe('the image', () => {
  const image = imageWith({
    Entrypoint: ['/entry'],
    Cmd: ['serve', '--port=80'],
    Env: ['PATH=/app', 'COLOR=red', 'MODE=image'],
    WorkingDir: '/srv',
  });

  test.each<[string, SpecOptions['process'], readonly string[]]>([
    ['entrypoint and command hold', undefined, ['/entry', 'serve', '--port=80']],
    ['arguments replace the command', { args: ['check'] }, ['/entry', 'check']],
    ['no arguments at all drop the command', { args: [] }, ['/entry']],
    ['an entrypoint drops the command', { entrypoint: ['sh'] }, ['sh']],
    ['an entrypoint takes arguments', { entrypoint: ['sh'], args: ['-c', 'ls'] }, ['sh', '-c', 'ls']],
    ['an empty entrypoint leaves the arguments', { entrypoint: [], args: ['ls'] }, ['ls']],
  ])("the image's %s", (_name, process, expected) => {
    expect(buildSpec({ ...minimal, image, process }).process?.args).toEqual(expected);
  });

  test("its environment yields to the caller's, variable by variable, and KEY removes", () => {
    const process = { env: ['MODE=caller', 'COLOR', 'NEW=a=b'] };
    expect(buildSpec({ ...minimal, image, process }).process?.env).toEqual(['PATH=/app', 'MODE=caller', 'NEW=a=b']);
  });

  test("its directory yields to the caller's", () => {
    expect(buildSpec({ ...minimal, image, process: {} }).process?.cwd).toBe('/srv');
    expect(buildSpec({ ...minimal, image, process: { cwd: '/tmp' } }).process?.cwd).toBe('/tmp');
  });

  test('a user of its own must be passed in, resolved', () => {
    const app = imageWith({ User: 'app', Cmd: ['true'] });
    expect(() => buildSpec({ ...minimal, image: app })).toThrow('process.user must be given, resolved to ids');
    const process = { user: { uid: 10, gid: 20, additionalGids: [30, 20] } };
    expect(buildSpec({ ...minimal, image: app, process }).process?.user).toEqual({
      uid: 10,
      gid: 20,
      additionalGids: [20, 30],
    });
  });
});

describe('mounts', () => {
  const destinations = (options: Partial<SpecOptions>): readonly string[] =>
    (buildSpec({ ...minimal, ...options }).mounts ?? []).map((mount) => mount.destination);

  test("one at a default mount's destination takes its place", () => {
    const spec = buildSpec({
      ...minimal,
      mounts: [{ destination: '/dev/shm/', source: '/srv/shm', options: ['rbind'] }],
    });
    expect(spec.mounts).toHaveLength(7);
    expect(spec.mounts?.[3]).toEqual({ destination: '/dev/shm', type: 'bind', source: '/srv/shm', options: ['rbind'] });
  });

  test('a parent directory is mounted before what lies in it, whatever the order of the options', () => {
    const bind = (destination: string) => ({ destination, source: '/srv', options: ['bind'] });
    const own = destinations({ mounts: [bind('/data/a/b'), bind('/data')], tmpfs: [{ destination: '/data/a' }] }).slice(
      7,
    );
    expect(own).toEqual(['/data', '/data/a', '/data/a/b']);
  });

  test('default ones are left out by name', () => {
    expect(destinations({ withoutMounts: ['/run', '/sys'] })).toEqual([
      '/proc',
      '/dev',
      '/dev/pts',
      '/dev/shm',
      '/dev/mqueue',
    ]);
  });

  test('a tmpfs says its size and mode', () => {
    const spec = buildSpec({ ...minimal, tmpfs: [{ destination: '/tmp', sizeBytes: 4096, mode: 0o700 }] });
    expect(spec.mounts?.at(-1)?.options).toEqual(['nosuid', 'nodev', 'noexec', 'mode=700', 'size=4096']);
  });

  test('in a user namespace with the host network, /sys is bound, for it cannot be mounted', () => {
    const user = { uidMappings: [{ containerID: 0, hostID: 100_000, size: 1 }] };
    const namespaces = { network: 'host', user: { ...user, gidMappings: user.uidMappings } } as const;
    const spec = buildSpec({ ...minimal, namespaces });
    expect(spec.mounts?.find((mount) => mount.destination === '/sys')).toMatchObject({ type: 'bind', source: '/sys' });
    expect(spec.mounts?.find((mount) => mount.destination === '/dev/pts')?.options).not.toContain('gid=5');
    expect(spec.linux?.namespaces?.map(({ type }) => type)).toEqual(['pid', 'ipc', 'uts', 'mount', 'user']);
  });
});

test('a terminal sets TERM, but not over the caller', () => {
  const env = (own: readonly string[]) =>
    buildSpec({ ...minimal, process: { args: ['sh'], terminal: true, env: own } }).process?.env;
  expect(env([])).toContain('TERM=xterm');
  expect(env(['TERM=dumb'])).toContain('TERM=dumb');
});

test('an unlimited rlimit is exact in the spec', () => {
  const rlimits = [{ type: 'RLIMIT_CORE', soft: 0, hard: 'unlimited' }] as const;
  const spec = buildSpec({ ...minimal, process: { args: ['true'], rlimits } });
  expect(spec.process?.rlimits).toContainEqual({ type: 'RLIMIT_CORE', soft: 0, hard: 18_446_744_073_709_551_615n });
});

test('every resource has its place in the spec', () => {
  const { linux } = buildSpec({
    ...minimal,
    resources: {
      cpu: {
        shares: 512,
        quotaMicros: 50_000,
        periodMicros: 100_000,
        burstMicros: 1,
        cpus: '0-1',
        mems: '0',
        idle: true,
      },
      memory: {
        limitBytes: 2 ** 40,
        reservationBytes: 1024,
        swapBytes: 2 ** 41,
        swappiness: 0,
        disableOomKiller: true,
      },
      pidsLimit: 64,
      blockIo: { weight: 500, readBytesPerSecond: [{ major: 8, minor: 0, rate: 1024 }] },
      hugepages: [{ pageSize: '2MB', limitBytes: 2 ** 21 }],
      unified: { 'memory.high': '1000000' },
    },
  });
  expect(linux?.resources).toMatchObject({
    cpu: { shares: 512, quota: 50_000, period: 100_000, burst: 1, cpus: '0-1', mems: '0', idle: 1 },
    memory: { limit: 2 ** 40, reservation: 1024, swap: 2 ** 41, swappiness: 0, disableOOMKiller: true },
    pids: { limit: 64 },
    blockIO: { weight: 500, throttleReadBpsDevice: [{ major: 8, minor: 0, rate: 1024 }] },
    hugepageLimits: [{ pageSize: '2MB', limit: 2 ** 21 }],
    unified: { 'memory.high': '1000000' },
  });
});

test('a device comes with the rule that lets the container use it', () => {
  const { linux } = buildSpec({
    ...minimal,
    devices: [{ path: '/dev/fuse', type: 'c', major: 10, minor: 229, fileMode: 0o666, uid: 0, gid: 0, access: 'rw' }],
  });
  expect(linux?.devices).toEqual([
    { path: '/dev/fuse', type: 'c', major: 10, minor: 229, fileMode: 0o666, uid: 0, gid: 0 },
  ]);
  expect(linux?.resources?.devices?.at(-1)).toEqual({ allow: true, type: 'c', major: 10, minor: 229, access: 'rw' });
});

test('clock offsets below zero borrow from the seconds', () => {
  const { linux } = buildSpec({ ...minimal, namespaces: { time: { bootOffsetNanos: -1 } } });
  expect(linux?.timeOffsets).toEqual({
    boottime: { secs: -1, nanosecs: 999_999_999 },
    monotonic: { secs: 0, nanosecs: 0 },
  });
});

test('a systemd cgroup is slice, prefix and name', () => {
  const { linux } = buildSpec({ ...minimal, cgroupPath: { slice: 'system.slice', prefix: 'berth', name: 'web-1' } });
  expect(linux?.cgroupsPath).toBe('system.slice:berth:web-1');
});
