export { startContainerd, type ContainerdOptions, type PrivateContainerd } from './daemons/containerd.js';
export {
  chosenContainerdVersion,
  CONTAINERD_VERSIONS,
  containerdPrograms,
  type ContainerdPrograms,
  type ContainerdVersion,
} from './daemons/containerd-programs.js';
export { REGISTRY_USER, startRegistry, type PrivateRegistry, type RegistryOptions } from './daemons/registry.js';
export { runProgram, type RunOptions } from './daemons/program.js';
export { differences, machineState, type MachineState } from './machine/state.js';
