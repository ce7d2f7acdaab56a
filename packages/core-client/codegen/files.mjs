// What is generated goes to disk only where it differs, so that a build that changed nothing rebuilds nothing; and a file is
// there whole or not at all, so that a build that was interrupted leaves nothing half written.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The paths below `directory` whose text is not as in `files` (name -> text), or that `files` does not have. */
export function staleFiles(directory, files) {
  const differing = [...files].filter(([name, text]) => textOf(join(directory, name)) !== text).map(([name]) => name);
  return [...differing, ...strangers(directory, files)].map((name) => join(directory, name));
}

/** Makes `directory` hold just `files`; answers how many files that changed. */
export function writeFiles(directory, files) {
  const stale = staleFiles(directory, files);
  for (const name of strangers(directory, files)) rmSync(join(directory, name));
  for (const [name, text] of files) {
    const path = join(directory, name);
    if (stale.includes(path)) writeWhole(path, text);
  }
  return stale.length;
}

/** A file's text; undefined where there is none. */
export function textOf(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** Puts the text at `path` in one step. */
export function writeWhole(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}.tmp`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, path);
}

function strangers(directory, files) {
  if (!existsSync(directory)) return [];
  const there = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return there
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .filter((name) => !files.has(name));
}
