// The arrows of the architecture, as lint rules: which package may import which, and which room of core-client which room.

/** What each package of ours may import of ours. */
const PACKAGES = {
  foundation: [],
  rpc: ['foundation'],
  'core-client': ['foundation', 'rpc'],
  lab: ['foundation', 'rpc'],
};

/** What each room of core-client may import of the others; `registry`, `oci` know nothing of containerd. */
const NOUN = ['session', 'generated'];
const ROOMS = {
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
  images: [...NOUN, 'registry', 'oci', 'leases', 'content', 'snapshots', 'diff', 'mounts', 'introspection', 'transfer'],
  metrics: ['generated'],
  tasks: [...NOUN, 'io', 'mounts', 'diff', 'metrics', 'oci', 'registry'],
  containers: [...NOUN, 'tasks', 'oci', 'io', 'snapshots', 'images', 'content', 'mounts', 'registry', 'leases'],
  client: ['*'],
};

/** A third-party library, and the only places that may import it: it stops at that room's door. */
const VENDORS = {
  '@grpc/grpc-js': ['rpc', 'show'],
  undici: ['core-client/registry'],
  'smol-toml': ['core-client/registry'],
  '@peculiar/x509': ['lab'],
};

const rooms = Object.keys(ROOMS).map((room) => `core-client/${room}`);
const packages = Object.keys(PACKAGES);

/** The packages that a package may import, as a policy. A package's own rooms are open to its front door. */
function packagePolicy(name) {
  return allow(name, [...PACKAGES[name], ...(name === 'core-client' ? rooms : [])]);
}

/** A room sees the rooms it is given, and the packages that its package may see. */
function roomPolicy(name) {
  const given = ROOMS[name].includes('*') ? rooms : ROOMS[name].map((room) => `core-client/${room}`);
  return allow(`core-client/${name}`, [...given, ...PACKAGES['core-client']]);
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
      ...Object.keys(ROOMS).map((room) => ({
        type: `core-client/${room}`,
        pattern: `packages/core-client/src/${room}`,
      })),
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
          ...Object.keys(ROOMS).map(roomPolicy),
          allow('test', [...packages, 'test']),
          allow('show', packages),
          ...Object.entries(VENDORS).map(vendorPolicy),
        ],
      },
    ],
  },
};
