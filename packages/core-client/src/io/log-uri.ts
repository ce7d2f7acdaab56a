import { pathToFileURL } from 'node:url';
import type { StreamPaths } from './task-io.js';

/** Both streams appended to one file by the shim: containerd's `file://` URI. */
export function fileLogPaths(path: string): StreamPaths {
  return sameForBoth(pathToFileURL(path).href);
}

/** Both streams given to a logging program by the shim: containerd's `binary://` URI; the arguments are its query. */
export function binaryLogPaths(path: string, args: Readonly<Record<string, string>> = {}): StreamPaths {
  const url = new URL(`binary://${pathToFileURL(path).pathname}`);
  for (const [key, value] of Object.entries(args)) url.searchParams.append(key, value);
  return sameForBoth(url.href);
}

function sameForBoth(uri: string): StreamPaths {
  return { stdin: '', stdout: uri, stderr: uri };
}
