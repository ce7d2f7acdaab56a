// Beside what is generated lies what it was made from, so that nothing is made again from the same.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { textOf } from './files.mjs';

const STAMP = '.made-from';

/** One digest of the files' paths and contents, and of the words given. */
export function digestOf(paths, words) {
  const hash = createHash('sha256').update(JSON.stringify([words, paths]));
  for (const path of paths) hash.update(createHash('sha256').update(readFileSync(path)).digest());
  return hash.digest('hex');
}

/** Whether all files of `directory` are there, and were made from what has this digest. */
export function isMadeFrom(directory, digest) {
  const [madeFrom, ...names] = (textOf(join(directory, STAMP)) ?? '').split('\n');
  return madeFrom === digest && names.every((name) => existsSync(join(directory, name)));
}

/** `files` with the stamp as the last of them, to be written when all others have been. */
export function stamped(files, digest) {
  return new Map([...files, [STAMP, [digest, ...files.keys()].join('\n')]]);
}

/** To be called before a change, so that one cut short is not taken for a whole one. */
export function removeStamp(directory) {
  rmSync(join(directory, STAMP), { force: true });
}
