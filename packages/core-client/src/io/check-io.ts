import { isAbsolute } from 'node:path';
import { invalidArgument } from '@berth/foundation';
import type { TaskIo } from './task-io.js';

const KINDS: readonly string[] = ['null', 'streams', 'file', 'binary', 'fifos'] satisfies readonly TaskIo['kind'][];

/** Checks IO before anything is made for it. @throws BerthError `invalid-argument` naming the field */
export function checkIo(io: TaskIo): void {
  // A JavaScript caller may pass anything.
  if (!KINDS.includes(io.kind))
    throw invalidArgument('io.kind', `must be one of ${KINDS.join(', ')}, not ${JSON.stringify(io.kind)}`);
  if (io.kind === 'file' || io.kind === 'binary') checkPath('io.path', io.path);
  if (io.kind === 'fifos') {
    for (const [name, path] of Object.entries(io.paths)) if (path !== '') checkPath(`io.paths.${name}`, String(path));
  }
}

function checkPath(field: string, path: string): void {
  if (!isAbsolute(path) || path.includes('\0')) {
    throw invalidArgument(field, `must be an absolute path, not ${JSON.stringify(path)}`);
  }
}
