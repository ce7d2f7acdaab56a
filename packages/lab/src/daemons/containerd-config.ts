import type { ContainerdVersion } from './containerd-programs.js';

/**
 * Plugins that no test needs and that would write outside the daemon's own folders (/opt/containerd, /var/run/nri), reach for
 * devices, or start slowly. A name that a version does not know does no harm.
 */
const DISABLED_PLUGINS = [
  'io.containerd.grpc.v1.cri',
  'io.containerd.cri.v1.images',
  'io.containerd.cri.v1.runtime',
  'io.containerd.podsandbox.controller.v1.podsandbox',
  'io.containerd.nri.v1.nri',
  'io.containerd.internal.v1.opt',
  'io.containerd.internal.v1.tracing',
  'io.containerd.tracing.processor.v1.otlp',
  'io.containerd.snapshotter.v1.aufs',
  'io.containerd.snapshotter.v1.blockfile',
  'io.containerd.snapshotter.v1.btrfs',
  'io.containerd.snapshotter.v1.devmapper',
  'io.containerd.snapshotter.v1.erofs',
  'io.containerd.snapshotter.v1.zfs',
];

/**
 * The configuration of a containerd that keeps to itself.
 *
 * @see https://github.com/containerd/containerd/blob/main/docs/man/containerd-config.toml.5.md
 */
export function containerdConfig(version: ContainerdVersion, directory: string, extra = ''): string {
  return `version = ${version.startsWith('2.') ? 3 : 2}
root = "${directory}/root"
state = "${directory}/state"
# Lowering the score below our own needs a capability that we may lack.
oom_score = 0
disabled_plugins = ${JSON.stringify(DISABLED_PLUGINS)}

[grpc]
  address = "${directory}/containerd.sock"

[ttrpc]
  address = "${directory}/containerd.sock.ttrpc"

[debug]
  level = "info"

${extra}`;
}
