import { invalidArgument } from '@berth/foundation';
import { checkAbsolutePath, checkText } from '../validate/text.js';

/**
 * Where the container's cgroup is: an absolute path under each hierarchy's root for cgroupfs, or the parts of a systemd
 * scope's name, which need the runtime's option `systemdCgroup`.
 */
export type CgroupPath =
  | string
  | {
      /** `system.slice`. */
      readonly slice: string;
      /** The first part of the scope's name: `berth`. */
      readonly prefix: string;
      /** The second part: the container's id. */
      readonly name: string;
    };

/** The path as the spec spells it: `/a/b`, or `slice:prefix:name`. */
export function buildCgroupPath(path: CgroupPath | undefined, namespace: string, id: string): string {
  if (path === undefined) return `/${namespace}/${id}`;
  if (typeof path === 'string') return cgroupfsPath(path);
  if (!path.slice.endsWith('.slice')) {
    throw invalidArgument('cgroupPath.slice', `must end in ".slice", not "${path.slice}"`);
  }
  return [part('slice', path.slice), part('prefix', path.prefix), part('name', path.name)].join(':');
}

function cgroupfsPath(path: string): string {
  checkAbsolutePath('cgroupPath', path);
  if (path.split('/').includes('..')) throw invalidArgument('cgroupPath', `must not go up with "..": "${path}"`);
  return path;
}

function part(name: string, value: string): string {
  const field = `cgroupPath.${name}`;
  if (/[/:]/.test(checkText(field, value))) throw invalidArgument(field, `must not contain "/" or ":": "${value}"`);
  return value;
}
