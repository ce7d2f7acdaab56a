import { invalidArgument } from '@berth/foundation';
import { DEFAULT_CAPABILITIES, KNOWN_CAPABILITIES } from '../defaults/capabilities.js';
import type { LinuxCapabilities } from '../runtime-spec/process.js';
import { defined, nonEmpty } from '../validate/defined.js';

/** Which capabilities the container has. Names in any case, with or without `CAP_`; `ALL` stands for every one. */
export interface CapabilityOptions {
  /** Beside the default ones. One that is also dropped by its own name is refused. */
  readonly add?: readonly string[] | undefined;
  /** Of the default ones, or of `ALL` where that is added. `ALL` leaves only what is added. */
  readonly drop?: readonly string[] | undefined;
  /** Of the granted ones: those that a process without root keeps when it executes a program. Default none. */
  readonly ambient?: readonly string[] | undefined;
  /** What `ALL` stands for: what the machine can grant, see `readAvailableCapabilities`. Default: all that Linux knows. */
  readonly available?: readonly string[] | undefined;
}

/** The names of the capabilities that the options grant, as `CAP_CHOWN`, in the kernel's order. */
export function grantedCapabilities(options: CapabilityOptions = {}, privileged = false): readonly string[] {
  return grantedOver(DEFAULT_CAPABILITIES, options, privileged);
}

/**
 * The five sets of the process: the granted ones bounding, permitted and effective; the ambient ones inheritable too, without
 * which the kernel does not raise them.
 */
export function buildCapabilities(options: CapabilityOptions = {}, privileged = false): LinuxCapabilities {
  return setsOf(grantedCapabilities(options, privileged), options.ambient);
}

/** The sets of a process that has those of another with the differences asked for; the ambient ones too, where they are granted still. */
export function changeCapabilities(own: LinuxCapabilities = {}, options: CapabilityOptions): LinuxCapabilities {
  const granted = grantedOver(own.permitted ?? own.effective ?? [], options, false);
  return setsOf(granted, options.ambient ?? own.ambient?.filter((name) => granted.includes(name)));
}

function grantedOver(defaults: readonly string[], options: CapabilityOptions, privileged: boolean): readonly string[] {
  const add = parse('capabilities.add', options.add ?? []);
  const drop = parse('capabilities.drop', options.drop ?? []);
  const available = parse('capabilities.available', options.available ?? KNOWN_CAPABILITIES).names;
  refuseContradiction(add.names, drop.names);
  const base = startingSet(defaults, add.all || privileged, drop.all, available);
  const granted = new Set([...base.filter((name) => !drop.names.includes(name)), ...add.names]);
  return KNOWN_CAPABILITIES.filter((name) => granted.has(name));
}

function setsOf(granted: readonly string[], wanted: readonly string[] = []): LinuxCapabilities {
  const ambient = nonEmpty(parse('capabilities.ambient', wanted, granted).names);
  return defined({ bounding: granted, effective: granted, permitted: granted, inheritable: ambient, ambient });
}

function startingSet(
  defaults: readonly string[],
  all: boolean,
  none: boolean,
  available: readonly string[],
): readonly string[] {
  if (none && !all) return [];
  return all ? available : defaults;
}

function refuseContradiction(add: readonly string[], drop: readonly string[]): void {
  const both = add.find((name) => drop.includes(name));
  if (both !== undefined) throw invalidArgument('capabilities.drop', `must not name ${both}, which is added too`);
}

interface ParsedNames {
  readonly all: boolean;
  readonly names: readonly string[];
}

function parse(field: string, values: readonly string[], allowed?: readonly string[]): ParsedNames {
  const names = values.map((value, index) => canonical(`${field}[${index}]`, value, allowed));
  const all = names.includes('ALL');
  if (all && allowed !== undefined) return { all, names: allowed };
  return { all, names: [...new Set(names.filter((name) => name !== 'ALL'))] };
}

function canonical(field: string, value: string, allowed: readonly string[] | undefined): string {
  const upper = value.toUpperCase();
  if (upper === 'ALL') return upper;
  const name = upper.startsWith('CAP_') ? upper : `CAP_${upper}`;
  if (!KNOWN_CAPABILITIES.includes(name)) throw invalidArgument(field, `must be a capability of Linux, not "${value}"`);
  if (allowed?.includes(name) === false) throw invalidArgument(field, `must be among the granted ones: ${name} is not`);
  return name;
}
