import { constants } from 'node:fs';
import { open, readlink, type FileHandle } from 'node:fs/promises';
import { BerthError } from '@berth/foundation';

/** A file of the container's root, larger than this, is refused. */
const LIMIT_BYTES = 1024 * 1024;

/**
 * The text of a file found in a layer. The layer may belong to a running container that changes it meanwhile: what was opened is
 * asked where it lies, and refused where that is not beneath the layer.
 */
export async function readLayerFile(layer: string, path: string): Promise<string> {
  await using root = await open(layer, constants.O_RDONLY | constants.O_DIRECTORY);
  // Without O_NONBLOCK a FIFO set in the file's place would hold the call for ever.
  await using file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  if (!(await placeOf(file)).startsWith(`${(await placeOf(root)).replace(/\/$/, '')}/`)) {
    throw refusal(path, 'leads out of the layer', 'escape');
  }
  if (!(await file.stat()).isFile()) throw refusal(path, 'is not a regular file', 'not-a-file');
  return await readLimited(file, path);
}

async function placeOf(handle: FileHandle): Promise<string> {
  return readlink(`/proc/self/fd/${handle.fd}`);
}

async function readLimited(file: FileHandle, path: string): Promise<string> {
  const buffer = Buffer.alloc(LIMIT_BYTES + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
    length += bytesRead;
    if (length > LIMIT_BYTES) throw refusal(path, `is larger than ${LIMIT_BYTES} bytes`, 'too-large');
    if (bytesRead === 0) return buffer.toString('utf8', 0, length);
  }
}

function refusal(path: string, problem: string, reason: string): BerthError {
  const object = `file "${path}"`;
  return new BerthError('failed-precondition', `rootfs.read ${object}: it ${problem}`, {
    operation: 'rootfs.read',
    object,
    reason,
  });
}
