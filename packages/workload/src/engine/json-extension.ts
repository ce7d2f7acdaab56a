import { BerthError } from '@berth/foundation';
import type { ContainerInfo } from '@berth/core-client';

type Extension = ContainerInfo['extensions'][string];

/** A value as an extension of a container's record. */
export function jsonExtension(type: string, value: unknown): Extension {
  return { typeUrl: type, value: Buffer.from(JSON.stringify(value)) };
}

/** The value under `key`; undefined where there is none. @throws BerthError `data-loss` where it is no JSON */
export function readExtension({ id, extensions }: ContainerInfo, key: string): unknown {
  const extension = extensions[key];
  if (extension === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(extension.value).toString('utf8'));
  } catch (error) {
    throw new BerthError('data-loss', `container "${id}": its extension ${key} is no JSON`, { cause: error });
  }
}
