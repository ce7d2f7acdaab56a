import type { CredentialProvider, Descriptor, Platform } from '../registry/index.js';
import type { CallOptions } from '../session/call-options.js';
import type { ContainerPathDestination, ContainerPathSource, ReadStreamEnd, WriteStreamEnd } from './container-path.js';

/** An image in a registry, as the daemon reaches it by itself. */
export interface RegistryEnd {
  readonly kind: 'registry';
  /** The whole reference: `docker.io/library/busybox:1.36`. */
  readonly reference: string;
  /**
   * Finds credentials when the registry asks the daemon for them: a password or an identity token; the daemon takes no access
   * tokens. Default: none.
   */
  readonly credentials?: CredentialProvider | undefined;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** A directory of `hosts.toml` files, as the daemon sees it. From containerd 2.0. */
  readonly hostDirectory?: string | undefined;
  /** Default: `https`; on loopback what the port says, or the one that answers. From containerd 2.0; 1.7 knows only https. */
  readonly defaultScheme?: 'http' | 'https' | undefined;
}

/** Images in the daemon's own store. */
export interface ImageStoreEnd {
  readonly kind: 'image-store';
  /** The record's name. Empty for an import whose names come from the archive, by `references`. */
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** Default: all. */
  readonly platforms?: readonly Platform[] | undefined;
  /** Fetch the manifests and configurations of the other platforms too. Default false. */
  readonly allMetadata?: boolean | undefined;
  /** How many manifests are fetched at most; default all. */
  readonly manifestLimit?: number | undefined;
  /** More names: to be given to what is stored, or to be exported. */
  readonly references?: readonly ImageReference[] | undefined;
  /** What is to be unpacked. The daemon leaves out, silently, what its own `unpack_config` does not list. Default: nothing. */
  readonly unpacks?: readonly { readonly platform: Platform; readonly snapshotter: string }[] | undefined;
}

/** A name, or the beginning of names. */
export interface ImageReference {
  readonly name: string;
  /** The names of the archive begin so, or are put behind it. Default false. */
  readonly isPrefix?: boolean | undefined;
  /** Take a name that another image has. Default false. */
  readonly allowOverwrite?: boolean | undefined;
  /** Name images that have none by their digest. Default false. */
  readonly addDigest?: boolean | undefined;
  /** Not where they have a name as well. Default false. */
  readonly skipNamedDigest?: boolean | undefined;
}

/** An archive that goes into the daemon: OCI layout or docker-archive, as tar, compressed or not. */
export interface ImportEnd {
  readonly kind: 'import';
  /** Read only as fast as the daemon takes it. */
  readonly archive: AsyncIterable<Uint8Array>;
  readonly mediaType?: string | undefined;
  /** Compress layers that are not. Default false. */
  readonly forceCompress?: boolean | undefined;
}

/** An archive that comes out of the daemon: an OCI layout that Docker reads too, as tar. */
export interface ExportEnd {
  readonly kind: 'export';
  /** Given each piece in turn; the daemon waits while it is at work. */
  readonly write: (chunk: Uint8Array) => void | Promise<void>;
  readonly mediaType?: string | undefined;
  /** Default: the daemon's own. */
  readonly platforms?: readonly Platform[] | undefined;
  readonly allPlatforms?: boolean | undefined;
  /** Leave out the manifest.json that Docker reads. Default false. */
  readonly skipCompatibilityManifest?: boolean | undefined;
  readonly skipNonDistributable?: boolean | undefined;
}

/** Where a transfer comes from. */
export type TransferSource = RegistryEnd | ImageStoreEnd | ImportEnd | ContainerPathSource | ReadStreamEnd;

/** Where a transfer goes. */
export type TransferDestination = RegistryEnd | ImageStoreEnd | ExportEnd | ContainerPathDestination | WriteStreamEnd;

/** Something that the daemon tells of a transfer. */
export interface TransferProgress {
  /** In the daemon's words: `waiting`, `downloading`, `complete`, `extracted`, `saved`, `Pulling from …`. */
  readonly event: string;
  /** What it is about: an image's name, or `layer-sha256:…`. */
  readonly name: string;
  readonly parents: readonly string[];
  readonly doneBytes: number;
  /** 0 where it is not known. */
  readonly totalBytes: number;
  /** From containerd 2.0. */
  readonly descriptor: Descriptor | undefined;
}

/** How a transfer is made. */
export interface TransferOptions extends CallOptions {
  /** Called in the order of what happens. */
  readonly onProgress?: ((progress: TransferProgress) => void) | undefined;
}

/**
 * The daemon's transfer service: pulls, pushes, tags, imports and exports that the daemon makes by itself, and what its plugins add.
 *
 * @see https://github.com/containerd/containerd/blob/main/docs/transfer.md
 */
export interface Transfer {
  /**
   * Moves images. Registry → image store pulls, image store → registry pushes, image store → image store tags, import → image
   * store and image store → export are archives. With a plugin for it, read stream → container path copies files into a container,
   * and container path → write stream out of one. It resolves once all is there; cancelling it ends the daemon's work.
   * @throws BerthError `unimplemented` before containerd 1.7, for ends that do not go together, or that the daemon has no plugin for;
   * `unauthenticated`, `permission-denied`, `unavailable`, `not-found` as the registry answers the daemon; `not-found` for a
   * container or a path that is not there; else what the daemon says
   */
  transfer(source: TransferSource, destination: TransferDestination, options?: TransferOptions): Promise<void>;
}
