import fc, { type Arbitrary } from 'fast-check';
import {
  KNOWN_CAPABILITIES,
  RLIMIT_TYPES,
  type DeviceOptions,
  type MountOptions,
  type NamespaceOptions,
  type ProcessOptions,
  type ResourceOptions,
  type RlimitOptions,
  type SpecOptions,
} from '@berth/core-client';

/** Nothing in place of a value as often as not; properties that are left out and those that are undefined alike. */
function maybe<T>(value: Arbitrary<T>): Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined });
}

const name = fc.stringMatching(/^[a-z0-9]{1,12}$/);
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => `/${parts.join('/')}`);
const text = fc.string().filter((value) => !value.includes('\0'));
const variable = fc.tuple(fc.stringMatching(/^[A-Z_]{1,8}$/), text).map(([key, value]) => `${key}=${value}`);
const bytes = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const id = fc.integer({ min: 0, max: 2 ** 31 - 1 });

const rlimits: Arbitrary<readonly RlimitOptions[]> = fc
  .uniqueArray(fc.constantFrom(...RLIMIT_TYPES))
  .chain((types) => fc.tuple(...types.map((type) => rlimit(type))));

function rlimit(type: RlimitOptions['type']): Arbitrary<RlimitOptions> {
  return fc
    .tuple(fc.nat(), fc.nat(), fc.boolean())
    .map(([soft, more, unlimited]) => ({ type, soft, hard: unlimited ? 'unlimited' : soft + more }));
}

const process: Arbitrary<ProcessOptions> = fc.record({
  args: fc.tuple(path, text).map((args) => [...args]),
  env: maybe(fc.array(variable)),
  cwd: maybe(path),
  user: maybe(fc.record({ uid: id, gid: id, additionalGids: fc.array(id) })),
  umask: maybe(fc.integer({ min: 0, max: 0o777 })),
  terminal: maybe(fc.boolean()),
  consoleSize: maybe(fc.record({ rows: fc.nat(500), columns: fc.nat(500) })),
  rlimits: maybe(rlimits),
  oomScoreAdj: maybe(fc.integer({ min: -1000, max: 1000 })),
  noNewPrivileges: maybe(fc.boolean()),
});

const mounts: Arbitrary<readonly MountOptions[]> = fc.uniqueArray(
  fc.record({ destination: path, source: path, options: fc.constantFrom(['bind'], ['rbind', 'ro']) }),
  { selector: (mount) => mount.destination, maxLength: 6 },
);

const devices: Arbitrary<readonly DeviceOptions[]> = fc.uniqueArray(
  fc.record({
    path: path.map((value) => `/dev${value}`),
    type: fc.constantFrom('c', 'b', 'p'),
    major: fc.nat(4095),
    minor: fc.nat(1_048_575),
    fileMode: maybe(fc.integer({ min: 0, max: 0o777 })),
    uid: maybe(id),
    gid: maybe(id),
    access: maybe(fc.constantFrom('r', 'rw', 'mrw')),
  }),
  { selector: (device) => device.path, maxLength: 4 },
);

const choice = fc.oneof(fc.constant('new' as const), fc.constant('host' as const), fc.record({ path }));
const mapping = fc.record({
  containerID: fc.constant(0),
  hostID: fc.nat(100_000),
  size: fc.integer({ min: 1, max: 65_536 }),
});
const mappings = mapping.map((only) => [only]);

const namespaces: Arbitrary<NamespaceOptions> = fc.record({
  pid: maybe(choice),
  network: maybe(choice),
  ipc: maybe(choice),
  uts: maybe(choice),
  cgroup: maybe(choice),
  user: maybe(fc.record({ uidMappings: mappings, gidMappings: mappings, path: maybe(path) })),
  time: maybe(
    fc.record({ bootOffsetNanos: maybe(fc.maxSafeInteger()), monotonicOffsetNanos: maybe(fc.maxSafeInteger()) }),
  ),
});

const rates = maybe(fc.array(fc.record({ major: fc.nat(4095), minor: fc.nat(255), rate: bytes }), { maxLength: 3 }));

const resources: Arbitrary<ResourceOptions> = fc.record({
  cpu: maybe(
    fc.record({
      shares: maybe(fc.integer({ min: 2, max: 262_144 })),
      quotaMicros: maybe(fc.constantFrom(-1, 1_000, 150_000)),
      periodMicros: maybe(fc.integer({ min: 1_000, max: 1_000_000 })),
      burstMicros: maybe(fc.nat()),
      cpus: maybe(fc.constantFrom('0', '0-1', '0,2-3')),
      mems: maybe(fc.constantFrom('0', '0,1')),
      idle: maybe(fc.boolean()),
    }),
  ),
  memory: maybe(
    bytes.chain((limitBytes) =>
      fc.record({
        limitBytes: fc.constant(limitBytes),
        reservationBytes: maybe(fc.integer({ min: 0, max: limitBytes })),
        swapBytes: maybe(fc.constantFrom(-1, limitBytes, Number.MAX_SAFE_INTEGER)),
        swappiness: maybe(fc.integer({ min: 0, max: 100 })),
        disableOomKiller: maybe(fc.boolean()),
      }),
    ),
  ),
  pidsLimit: maybe(fc.integer({ min: -1, max: 4_194_304 })),
  blockIo: maybe(
    fc.record({
      weight: maybe(fc.integer({ min: 10, max: 1_000 })),
      weightDevices: maybe(fc.constant([{ major: 8, minor: 0, weight: 10 }])),
      readBytesPerSecond: rates,
      writeBytesPerSecond: rates,
      readOperationsPerSecond: rates,
      writeOperationsPerSecond: rates,
    }),
  ),
  hugepages: maybe(fc.constant([{ pageSize: '2MB', limitBytes: 2 ** 30 }])),
  network: maybe(fc.record({ classId: fc.nat(), priorities: fc.constant([{ name: 'eth0', priority: 5 }]) })),
  rdma: maybe(fc.constant({ mlx5_1: { hcaHandles: 3 } })),
  unified: maybe(fc.constant({ 'memory.high': 'max', 'cpu.weight': '50' })),
});

const hook = fc.record({ path, args: fc.array(text, { maxLength: 2 }), timeout: fc.integer({ min: 1, max: 60 }) });

const seccomp = fc.oneof(
  fc.constantFrom('default' as const, 'unconfined' as const),
  fc.constant({ defaultAction: 'SCMP_ACT_ALLOW' as const }),
);

/** Any options that the builder takes. */
export const specOptions: Arbitrary<SpecOptions> = fc
  .record({
    id: name,
    namespace: name,
    architecture: fc.constantFrom('amd64', '386', 'arm64', 'arm', 'ppc64le', 's390x', 'riscv64', 'loong64'),
    process,
    root: maybe(fc.record({ readonly: maybe(fc.boolean()), propagation: maybe(fc.constantFrom('private', 'slave')) })),
    mounts: maybe(mounts),
    withoutMounts: maybe(fc.constantFrom([], ['/run'], ['/sys', '/dev/mqueue'])),
    cgroupMount: maybe(fc.constantFrom('none', 'read-only', 'read-write')),
    devices: maybe(devices),
    capabilities: maybe(fc.record({ add: maybe(fc.uniqueArray(fc.constantFrom('ALL', ...KNOWN_CAPABILITIES))) })),
    seccomp: maybe(seccomp),
    apparmorProfile: maybe(name),
    selinux: maybe(fc.record({ processLabel: maybe(name), mountLabel: maybe(name) })),
    maskedPaths: maybe(fc.array(path)),
    readonlyPaths: maybe(fc.array(path)),
    namespaces: maybe(namespaces),
    cgroupPath: maybe(fc.oneof(path, fc.record({ slice: fc.constant('a.slice'), prefix: name, name }))),
    resources: maybe(resources),
    hostname: maybe(name),
    domainname: maybe(name),
    sysctls: maybe(fc.constant({ 'net.core.somaxconn': '1024', 'kernel.shmmax': '1' })),
    annotations: maybe(fc.dictionary(name, text)),
    hooks: maybe(fc.record({ createRuntime: fc.array(hook), poststop: fc.array(hook) }, { requiredKeys: [] })),
    privileged: maybe(fc.boolean()),
  })
  .map(withoutContradiction);

/** Host names and kernel settings need namespaces of the container's own. */
function withoutContradiction(options: SpecOptions): SpecOptions {
  const { network, ipc, uts } = options.namespaces ?? {};
  return {
    ...options,
    ...(uts === 'host' ? { hostname: undefined, domainname: undefined } : {}),
    ...(network === 'host' || ipc === 'host' ? { sysctls: undefined } : {}),
  };
}
