// The arrows of the architecture, as lint rules: which package may import which, and which room of core-client which room.

/** What each package of ours may import of ours. */
const PACKAGES = {
  foundation: [],
  rpc: ['foundation'],
  'core-client': ['foundation', 'rpc'],
  workload: ['foundation', 'core-client'],
  lab: ['foundation', 'rpc'],
};

/** What each room may import of its package's others. core-client's `registry` and `oci` know nothing of containerd. */
const NOUN = ['session', 'generated'];
const ROOMS = {
  'core-client': {
    session: [],
    registry: [],
    oci: [],
    generated: [],
    io: [],
    namespaces: NOUN,
    leases: NOUN,
    content: [...NOUN, 'registry', 'leases'],
    snapshots: [...NOUN, 'mounts'],
    mounts: NOUN,
    diff: [...NOUN, 'registry', 'mounts'],
    introspection: NOUN,
    events: NOUN,
    sandboxes: [...NOUN, 'mounts', 'oci'],
    transfer: [...NOUN, 'registry', 'introspection'],
    images: [
      ...NOUN,
      'registry',
      'oci',
      'leases',
      'content',
      'snapshots',
      'diff',
      'mounts',
      'introspection',
      'transfer',
    ],
    metrics: ['generated'],
    tasks: [...NOUN, 'io', 'mounts', 'diff', 'metrics', 'oci', 'registry'],
    containers: [...NOUN, 'tasks', 'oci', 'io', 'snapshots', 'images', 'content', 'mounts', 'registry', 'leases'],
    client: ['*'],
  },
  workload: {
    node: [],
    model: [],
    spawn: [],
    logs: [],
    images: ['model'],
    network: ['node', 'spawn'],
    sandbox: ['model', 'network', 'spawn'],
    engine: ['*'],
  },
};

/** A third-party library, and the only places that may import it: it stops at that room's door. */
const VENDORS = {
  '@grpc/grpc-js': ['rpc', 'show'],
  undici: ['core-client/registry'],
  zod: ['workload/model'],
  'smol-toml': ['core-client/registry'],
  '@peculiar/x509': ['lab'],
};

const packages = Object.keys(PACKAGES);

/** Every room, as `package/room`. */
const rooms = Object.keys(ROOMS).flatMap(roomsOf);

function roomsOf(name) {
  return Object.keys(ROOMS[name] ?? {}).map((room) => `${name}/${room}`);
}

/** The packages that a package may import, as a policy. A package's own rooms are open to its front door. */
function packagePolicy(name) {
  return allow(name, [...PACKAGES[name], ...roomsOf(name)]);
}

/** A room sees the rooms it is given, and the packages that its package may see. */
function roomPolicy(place) {
  const [name, room] = place.split('/');
  const given = ROOMS[name][room].includes('*') ? roomsOf(name) : ROOMS[name][room].map((each) => `${name}/${each}`);
  return allow(place, [...given, ...PACKAGES[name]]);
}

function allow(from, to) {
  return {
    from: { element: { type: from } },
    allow: { to: { element: { types: { anyOf: to.length === 0 ? ['none'] : to } } } },
  };
}

function vendorPolicy([source, places]) {
  return {
    from: { element: { types: { noneOf: places } } },
    disallow: { to: { module: { origin: 'external', source } } },
  };
}

export const architecture = {
  settings: {
    'import/resolver': { typescript: { project: 'tsconfig.json' } },
    'boundaries/elements': [
      { type: 'test', pattern: 'packages/*/test' },
      ...rooms.map((place) => ({ type: place, pattern: `packages/${place.replace('/', '/src/')}` })),
      ...packages.map((name) => ({ type: name, pattern: `packages/${name}` })),
      { type: 'show', pattern: '{demo,bench}' },
    ],
  },
  rules: {
    'boundaries/no-unknown-files': 'error',
    'boundaries/dependencies': [
      'error',
      {
        default: 'disallow',
        checkAllOrigins: true,
        policies: [
          { allow: { to: { module: { origin: ['external', 'core'] } } } },
          ...packages.map(packagePolicy),
          ...rooms.map(roomPolicy),
          allow('test', [...packages, 'test']),
          allow('show', packages),
          ...Object.entries(VENDORS).map(vendorPolicy),
        ],
      },
    ],
  },
};
