export { buildSpec } from './builder/build-spec.js';
export type { RootOptions, SpecOptions } from './builder/spec-options.js';
export type { ExecProcess } from './builder/exec-process.js';
export type { TerminalSize } from './builder/terminal-size.js';
export type { ProcessOptions, UserIds } from './builder/process.js';
export { RLIMIT_TYPES, type RlimitOptions, type RlimitType } from './builder/rlimits.js';
export { grantedCapabilities, type CapabilityOptions } from './builder/capabilities.js';
export type { MountOptions, TmpfsOptions } from './builder/mounts.js';
export type { NamespaceChoice, NamespaceOptions, TimeNamespace, UserNamespace } from './builder/namespaces.js';
export { buildCgroupPath, type CgroupPath } from './builder/cgroup-path.js';
export type { DeviceOptions } from './builder/devices.js';
export {
  buildResources,
  type HugepageOptions,
  type NetworkClassOptions,
  type RdmaOptions,
  type ResourceOptions,
} from './builder/resources.js';
export type { CpuOptions } from './builder/cpu.js';
export type { MemoryOptions } from './builder/memory.js';
export type { BlockIoOptions, BlockRateOptions, BlockWeightOptions } from './builder/block-io.js';

export { DEFAULT_CAPABILITIES, KNOWN_CAPABILITIES } from './defaults/capabilities.js';
export { DEFAULT_MASKED_PATHS, DEFAULT_PATH, DEFAULT_READONLY_PATHS } from './defaults/paths.js';
export { DEFAULT_MOUNTS } from './defaults/mounts.js';
export { DEFAULT_DEVICE_RULES } from './defaults/device-rules.js';
export { DEFAULT_RLIMITS } from './defaults/rlimits.js';

export { defaultSeccomp, type DefaultSeccompOptions } from './seccomp/default-seccomp.js';
export { machineArchitecture, type Architecture, type KernelVersion } from './seccomp/architecture.js';

export { parseImageConfig } from './image-spec/parse-image-config.js';
export type { ImageConfig, ImageHistory, ImageRootfs, ImageRunConfig } from './image-spec/image-config.js';

export { decodeSpec, encodeSpec } from './runtime-spec/json.js';
export type { Root, Spec } from './runtime-spec/container-spec.js';
export type {
  ConsoleSize,
  CpuAffinity,
  Int64,
  IoPriority,
  LinuxCapabilities,
  PosixRlimit,
  Process,
  Scheduler,
  User,
} from './runtime-spec/process.js';
export type { IdMapping, Mount } from './runtime-spec/mount.js';
export type { Hook, Hooks } from './runtime-spec/hooks.js';
export type {
  Linux,
  LinuxDevice,
  LinuxNamespace,
  LinuxTimeOffset,
  MountPropagation,
  NamespaceType,
} from './runtime-spec/linux.js';
export type {
  LinuxBlockIo,
  LinuxCpu,
  LinuxDeviceCgroup,
  LinuxHugepageLimit,
  LinuxMemory,
  LinuxNetwork,
  LinuxPids,
  LinuxRdma,
  LinuxResources,
  LinuxThrottleDevice,
  LinuxWeightDevice,
} from './runtime-spec/resources.js';
export type {
  LinuxSeccomp,
  LinuxSeccompArg,
  LinuxSyscall,
  SeccompAction,
  SeccompArchitecture,
  SeccompFlag,
  SeccompOperator,
} from './runtime-spec/seccomp.js';

export { parseGroup, parsePasswd, type GroupEntry, type PasswdEntry } from './users/account-files.js';
export { resolveUser, type Accounts, type ResolvedUser } from './users/resolve-user.js';
export type { WantedUser } from './users/wanted-user.js';
export type { RootfsMount } from './users/rootfs-mount.js';
export { readRootfsFile } from './users/read-rootfs-file.js';
export { readAccounts } from './users/image-accounts.js';

export { readDevice, readDevices } from './machine/read-device.js';
export { readAvailableCapabilities } from './machine/available-capabilities.js';
