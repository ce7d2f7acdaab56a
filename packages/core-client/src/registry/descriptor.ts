import { isDigest, type Digest } from './digest.js';
import {
  malformed,
  optional,
  present,
  readArray,
  readObject,
  readSize,
  readString,
  readStringMap,
} from './json-reader.js';
import { normalizePlatform, type Platform } from './platform.js';

/**
 * What content is, how large, and where to find it.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/descriptor.md
 */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  /** Bytes. */
  readonly size: number;
  /** Addresses outside of the registry from which the content may be had. */
  readonly urls?: readonly string[];
  readonly annotations?: Readonly<Record<string, string>>;
  /** In an index: what the image runs on. */
  readonly platform?: Platform;
  readonly artifactType?: string;
  /** The content itself, where it came with the descriptor. */
  readonly data?: Buffer;
}

/** The largest number of bytes that a descriptor may carry inside itself. */
const DATA_LIMIT = 4 * 1024 * 1024;

/** Reads a descriptor out of a JSON document; `path` leads there, for errors (`protocol-error`, field = the path at fault). */
export function readDescriptor(value: unknown, path: string): Descriptor {
  const object = readObject(value, path);
  const size = readSize(object['size'], `${path}.size`);
  return {
    mediaType: readMediaType(object['mediaType'], `${path}.mediaType`),
    digest: readDigest(object['digest'], `${path}.digest`),
    size,
    ...present({
      urls: optional(object['urls'], `${path}.urls`, (urls, at) => readArray(urls, at, readString)),
      annotations: optional(object['annotations'], `${path}.annotations`, readStringMap),
      platform: optional(object['platform'], `${path}.platform`, readPlatform),
      artifactType: optional(object['artifactType'], `${path}.artifactType`, readString),
      data: optional(object['data'], `${path}.data`, (data, at) => readData(data, at, size)),
    }),
  };
}

/** Reads a digest that berth can check. */
export function readDigest(value: unknown, path: string): Digest {
  if (!isDigest(value)) throw malformed(path, `must be a sha256 or sha512 digest, and is ${JSON.stringify(value)}`);
  return value;
}

/** Reads a media type: `type/subtype`. */
export function readMediaType(value: unknown, path: string): string {
  const text = readString(value, path);
  if (!/^[A-Za-z0-9][\w!#$&^.+-]*\/[A-Za-z0-9][\w!#$&^.+-]*$/.test(text))
    throw malformed(path, `must be a media type, and is ${JSON.stringify(text)}`);
  return text;
}

function readPlatform(value: unknown, path: string): Platform {
  const object = readObject(value, path);
  return normalizePlatform({
    os: readString(object['os'], `${path}.os`),
    architecture: readString(object['architecture'], `${path}.architecture`),
    ...present({
      variant: optional(object['variant'], `${path}.variant`, readString),
      osVersion: optional(object['os.version'], `${path}["os.version"]`, readString),
      osFeatures: optional(object['os.features'], `${path}["os.features"]`, (list, at) =>
        readArray(list, at, readString),
      ),
    }),
  });
}

function readData(value: unknown, path: string, size: number): Buffer {
  const data = Buffer.from(readString(value, path), 'base64');
  if (data.length !== size || size > DATA_LIMIT)
    throw malformed(path, `must hold as many bytes as size says, ${size}, and at most ${DATA_LIMIT}`);
  return data;
}
