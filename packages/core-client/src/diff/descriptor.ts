import { int64, toSafeNumber } from '@berth/rpc';
import type Long from 'long';
import { present } from '../session/present.js';
import { parseDigest, type Descriptor } from '../registry/index.js';

/** A descriptor as decoded. */
export interface WireDescriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: Long | number;
  readonly annotations: Readonly<Record<string, string>>;
}

/** A descriptor as it is sent. */
export function writeDescriptor(descriptor: Descriptor): {
  mediaType: string;
  digest: string;
  size: Long;
  annotations: Record<string, string>;
} {
  const { mediaType, digest, size, annotations } = descriptor;
  return { mediaType, digest, size: int64(size, 'descriptor.size'), annotations: { ...annotations } };
}

/** The wire's descriptor in the client's form. @throws BerthError `protocol-error` where the daemon sent none */
export function readDescriptor(wire: WireDescriptor | null | undefined, operation: string): Descriptor {
  const { mediaType, digest, size, annotations } = present(wire, { operation });
  return {
    mediaType,
    digest: parseDigest(digest, 'descriptor.digest'),
    size: toSafeNumber(size, 'descriptor.size'),
    ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
  };
}
