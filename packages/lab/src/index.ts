export { startContainerd, type ContainerdOptions, type PrivateContainerd } from './daemons/containerd.js';
export {
  chosenContainerdVersion,
  CONTAINERD_VERSIONS,
  containerdPrograms,
  type ContainerdPrograms,
  type ContainerdVersion,
} from './daemons/containerd-programs.js';
export { cniPrograms } from './daemons/cni-programs.js';
export { crunProgram } from './daemons/crun.js';
export { REGISTRY_USER, startRegistry, type PrivateRegistry, type RegistryOptions } from './daemons/registry.js';
export type { RegistryTls } from './daemons/registry-tls.js';
export { runProgram, type RunOptions } from './daemons/program.js';
export { differences, machineState, type MachineState } from './machine/state.js';
export {
  buildImage,
  buildIndex,
  hostPlatform,
  type BuiltImage,
  type BuiltIndex,
  type Descriptor,
  type ImageBlob,
  type ImagePlatform,
  type ImageRunConfig,
  type ImageSpec,
  type Pushable,
} from './images/image.js';
export { digestOf, type BuiltLayer, type Compression, type LayerSource } from './images/layer.js';
export {
  directory,
  file,
  hardlink,
  opaque,
  symlink,
  whiteout,
  type EntryOptions,
  type LayerEntry,
} from './images/layer-entry.js';
export { MEDIA_TYPES, type MediaTypeFamily } from './images/media-types.js';
export { bombImage, sparseBombImage } from './images/bomb.js';
export { noise } from './images/noise.js';
export { push, type PushTarget } from './images/push.js';
export { busyboxEntries, IMAGE_PATH } from './images/busybox.js';
export {
  bigImage,
  busyboxImage,
  duplicateLayersImage,
  manyLayersImage,
  multiPlatformImage,
  usersImage,
  whiteoutsImage,
  type BigImageOptions,
  type ExpectedTree,
  type ImageVariant,
} from './images/ready-made.js';
