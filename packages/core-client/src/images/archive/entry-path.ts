import { archiveError } from './archive-error.js';

/** The longest path of an entry, in characters. */
const PATH_LIMIT = 4096;

/** An entry's path without `./` and trailing slashes. @throws BerthError reason `unsafe-path` for one that leads, or might lead, elsewhere */
export function entryPath(name: string): string {
  const parts = name.split('/');
  const problem = name.startsWith('/')
    ? 'is an absolute path'
    : parts.includes('..')
      ? 'leads out of its directory'
      : /[\0\\]/.test(name)
        ? 'has characters that no path of an image archive has'
        : name.length > PATH_LIMIT
          ? 'has a path that is too long'
          : undefined;
  if (problem !== undefined) throw archiveError('unsafe-path', name.slice(0, 256), problem);
  return parts.filter((part) => part !== '' && part !== '.').join('/');
}

/** The path that a symbolic link within an archive leads to. @throws BerthError reason `unsafe-link` where it leads out of it */
export function symlinkTarget(path: string, target: string): string {
  if (target.startsWith('/') || /[\0\\]/.test(target)) throw unsafe(path, target);
  const at = path.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') {
      if (at.pop() === undefined) throw unsafe(path, target);
    } else if (part !== '' && part !== '.') at.push(part);
  }
  return at.join('/');
}

/** The path that a hard link within an archive stands for. @throws BerthError reason `unsafe-link` where it leads out of it */
export function hardlinkTarget(path: string, target: string): string {
  if (target.startsWith('/') || target.split('/').includes('..') || /[\0\\]/.test(target)) throw unsafe(path, target);
  return target
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}

function unsafe(path: string, target: string) {
  return archiveError('unsafe-link', path, `links to ${JSON.stringify(target.slice(0, 256))}, outside of the archive`);
}
