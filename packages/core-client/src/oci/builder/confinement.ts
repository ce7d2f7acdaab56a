import { DEFAULT_MASKED_PATHS, DEFAULT_READONLY_PATHS } from '../defaults/paths.js';
import type { Linux } from '../runtime-spec/linux.js';
import type { Process } from '../runtime-spec/process.js';
import type { LinuxSeccomp } from '../runtime-spec/seccomp.js';
import { defaultSeccomp } from '../seccomp/default-seccomp.js';
import { defined } from '../validate/defined.js';
import { checkAbsolutePaths, checkText } from '../validate/text.js';
import { buildCapabilities, grantedCapabilities } from './capabilities.js';
import { checkSeccomp } from './custom-seccomp.js';
import type { SpecOptions } from './spec-options.js';

/** What confines the process itself: capabilities, AppArmor, SELinux. */
export function confineProcess(
  options: SpecOptions,
): Pick<Process, 'capabilities' | 'apparmorProfile' | 'selinuxLabel'> {
  return defined({
    capabilities: buildCapabilities(options.capabilities, options.privileged),
    apparmorProfile: label('apparmorProfile', options.apparmorProfile),
    selinuxLabel: label('selinux.processLabel', options.selinux?.processLabel),
  });
}

/** What confines the container: seccomp, masked and read-only paths, the label of its mounts. */
export function confineContainer(
  options: SpecOptions,
): Pick<Linux, 'seccomp' | 'maskedPaths' | 'readonlyPaths' | 'mountLabel'> {
  const preset = options.privileged === true ? { masked: [], readonly: [] } : undefined;
  return defined({
    seccomp: seccomp(options),
    maskedPaths: checkAbsolutePaths('maskedPaths', options.maskedPaths ?? preset?.masked ?? DEFAULT_MASKED_PATHS),
    readonlyPaths: checkAbsolutePaths(
      'readonlyPaths',
      options.readonlyPaths ?? preset?.readonly ?? DEFAULT_READONLY_PATHS,
    ),
    mountLabel: label('selinux.mountLabel', options.selinux?.mountLabel),
  });
}

function seccomp(options: SpecOptions): LinuxSeccomp | undefined {
  const choice = options.seccomp ?? (options.privileged === true ? 'unconfined' : 'default');
  if (choice === 'unconfined') return undefined;
  if (choice !== 'default') return checkSeccomp(choice);
  return defaultSeccomp({
    architecture: options.architecture,
    capabilities: grantedCapabilities(options.capabilities, options.privileged),
    kernelVersion: options.kernelVersion,
  });
}

function label(field: string, value: string | undefined): string | undefined {
  return value === undefined ? undefined : checkText(field, value);
}
