import { invalidArgument } from '@berth/foundation';
import { ALL_DEVICES_RULE, DEFAULT_DEVICE_RULES } from '../defaults/device-rules.js';
import type { LinuxDevice } from '../runtime-spec/linux.js';
import type { LinuxDeviceCgroup } from '../runtime-spec/resources.js';
import { defined } from '../validate/defined.js';
import { checkId, checkInteger, checkOptionalInteger } from '../validate/number.js';
import { checkAbsolutePath, checkOneOf } from '../validate/text.js';
import type { SpecOptions } from './spec-options.js';

/** A device node for the container, with what the host's node says of it. */
export interface DeviceOptions {
  /** Where the container finds it: absolute. */
  readonly path: string;
  /** Character, block, or FIFO. */
  readonly type: 'c' | 'b' | 'p';
  readonly major: number;
  readonly minor: number;
  /** Permission bits, 0 to 0o777. Default: the runtime's, 0o666. */
  readonly fileMode?: number | undefined;
  /** Default root. */
  readonly uid?: number | undefined;
  readonly gid?: number | undefined;
  /** What the container may do with it, of `r`, `w`, `m`. Default `rwm`. */
  readonly access?: string | undefined;
}

const MAX_DEVICE_NUMBER = 2 ** 32 - 1;

/** The device nodes of the spec. A second one at the same path is refused. */
export function buildDevices(devices: readonly DeviceOptions[]): readonly LinuxDevice[] {
  const seen = new Set<string>();
  return devices.map((device, index) => {
    const field = `devices[${index}]`;
    if (seen.has(device.path)) throw invalidArgument(`${field}.path`, `must differ from the others': ${device.path}`);
    seen.add(device.path);
    return toDevice(field, device);
  });
}

/** The rules of the device cgroup: nothing but the usual devices, then those asked for. */
export function buildDeviceRules(options: SpecOptions): readonly LinuxDeviceCgroup[] {
  const own = (options.deviceRules ?? []).map((rule, index) => checkRule(`deviceRules[${index}]`, rule));
  if (options.privileged === true) return [ALL_DEVICES_RULE, ...own];
  return [...DEFAULT_DEVICE_RULES, ...(options.devices ?? []).flatMap(ruleOf), ...own];
}

function toDevice(field: string, device: DeviceOptions): LinuxDevice {
  return defined({
    path: checkAbsolutePath(`${field}.path`, device.path),
    type: checkOneOf(`${field}.type`, device.type, ['c', 'b', 'p']),
    major: checkInteger(`${field}.major`, device.major, 0, MAX_DEVICE_NUMBER),
    minor: checkInteger(`${field}.minor`, device.minor, 0, MAX_DEVICE_NUMBER),
    fileMode: checkOptionalInteger(`${field}.fileMode`, device.fileMode, 0, 0o777),
    uid: device.uid === undefined ? undefined : checkId(`${field}.uid`, device.uid),
    gid: device.gid === undefined ? undefined : checkId(`${field}.gid`, device.gid),
  });
}

function ruleOf(device: DeviceOptions, index: number): readonly LinuxDeviceCgroup[] {
  const access = checkAccess(`devices[${index}].access`, device.access ?? 'rwm');
  if (device.type === 'p') return [];
  return [{ allow: true, type: device.type, major: device.major, minor: device.minor, access }];
}

function checkRule(field: string, rule: LinuxDeviceCgroup): LinuxDeviceCgroup {
  if (rule.type !== undefined) checkOneOf(`${field}.type`, rule.type, ['a', 'b', 'c']);
  // -1 is the runtimes' own word for every number.
  checkOptionalInteger(`${field}.major`, rule.major, -1, MAX_DEVICE_NUMBER);
  checkOptionalInteger(`${field}.minor`, rule.minor, -1, MAX_DEVICE_NUMBER);
  if (rule.access !== undefined) checkAccess(`${field}.access`, rule.access);
  return rule;
}

function checkAccess(field: string, access: string): string {
  if (/^[rwm]+$/.test(access) && new Set(access).size === access.length) return access;
  throw invalidArgument(field, `must be made of "r", "w" and "m", each once, not "${access}"`);
}
