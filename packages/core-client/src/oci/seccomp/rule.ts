import type { LinuxSeccompArg } from '../runtime-spec/seccomp.js';
import type { Architecture, KernelVersion } from './architecture.js';

/** System calls of one subject, and when and how they may be made. */
export interface SeccompRule {
  readonly names: readonly string[];
  /** All must hold of one call's arguments. Default: any arguments. */
  readonly args?: readonly LinuxSeccompArg[];
  /** The calls are refused with this errno instead of being allowed. */
  readonly errno?: number;
  /** The rule is only for containers with this capability. */
  readonly capability?: string;
  /** The rule is only for containers without this capability. */
  readonly withoutCapability?: string;
  /** The rule is only for these architectures. */
  readonly architectures?: readonly Architecture[];
  /** The rule is for all architectures but these. */
  readonly notArchitectures?: readonly Architecture[];
  /** The rule is only for this kernel and newer ones. */
  readonly minKernel?: KernelVersion;
}
