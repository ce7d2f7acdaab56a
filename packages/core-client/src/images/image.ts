import type { ImageConfig } from '../oci/index.js';
import type { Descriptor, Platform } from '../registry/index.js';
import type { CallOptions } from '../session/call-options.js';
import type { ImageInfo } from './image-store.js';

/** An image of one platform, read from the content store. */
export interface Image extends ImageInfo {
  readonly platform: Platform;
  /** The manifest of the platform. */
  readonly manifest: Descriptor;
  /** The descriptor of the configuration; its digest is the image's id, as Docker has it. */
  readonly configDescriptor: Descriptor;
  readonly config: ImageConfig;
  readonly layers: readonly Descriptor[];
  /** The key of the committed snapshot that all its layers make, which a container's own is made over; empty without layers. */
  readonly snapshot: string;
}

/** What an image takes of the disk, in bytes. */
export interface ImageUsage {
  /** Its blobs, compressed as they came: manifests, configuration and layers that are there. */
  readonly contentBytes: number;
  /** Its unpacked layers, 0 where it is not unpacked. */
  readonly snapshotBytes: number;
}

/** Which platform of an image. */
export interface ImageOptions extends CallOptions {
  /** `linux/arm64`, or its parts. Default this machine's. */
  readonly platform?: string | Platform | undefined;
}

/** How an image is unpacked. */
export interface UnpackImageOptions extends ImageOptions {
  /** Default the client's. */
  readonly snapshotter?: string | undefined;
  /** The most that a layer may unpack to, in bytes, each file counted as 4 KiB at least. Default 64 GiB. */
  readonly unpackedLimitBytes?: number | undefined;
}
