import { readFile } from 'node:fs/promises';
import { run } from '../setup/command.mjs';

/**
 * The mount points at or below a folder, deepest first.
 *
 * @param {string} directory
 * @returns {Promise<string[]>}
 */
export async function mountsBelow(directory) {
  const table = await readFile('/proc/self/mountinfo', 'utf8');
  return table
    .split('\n')
    .map((line) => unescaped(line.split(' ')[4] ?? ''))
    .filter((point) => point === directory || point.startsWith(`${directory}/`))
    .reverse();
}

/** The kernel writes blanks and backslashes in octal. */
function unescaped(text) {
  return text.replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(parseInt(octal, 8)));
}

/**
 * Unmounts everything at or below a folder.
 *
 * @param {string} directory
 */
export async function detach(directory) {
  for (const point of await mountsBelow(directory)) {
    await run('umount', [point]).catch(() => run('umount', ['-l', point]));
  }
  const left = await mountsBelow(directory);
  if (left.length > 0) throw new Error(`still mounted: ${left.join(', ')}`);
}
