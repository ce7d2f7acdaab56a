import type { LinuxDeviceCgroup } from '../runtime-spec/resources.js';

const ALLOWED: readonly (readonly [major: number, minor: number | undefined])[] = [
  [1, 3], // null
  [1, 8], // random
  [1, 7], // full
  [5, 0], // tty
  [1, 5], // zero
  [1, 9], // urandom
  [5, 1], // console
  [136, undefined], // pts/*
  [5, 2], // ptmx
];

/** Nothing but the devices that every Unix program expects. */
export const DEFAULT_DEVICE_RULES: readonly LinuxDeviceCgroup[] = [
  { allow: false, access: 'rwm' },
  ...ALLOWED.map(([major, minor]) => ({
    allow: true,
    type: 'c',
    major,
    ...(minor === undefined ? {} : { minor }),
    access: 'rwm',
  })),
];

/** Every device, for a privileged container. */
export const ALL_DEVICES_RULE: LinuxDeviceCgroup = { allow: true, access: 'rwm' };
