/**
 * Files in a container as a transfer's source: what the path names, and all below it.
 *
 * containerd 2.3 and newer know these messages and hand them to their transfer plugins; its own plugin (2.4) moves images only. A
 * daemon needs a plugin that serves containers, as those of runtimes in virtual machines do; any other answers `unimplemented`.
 */
export interface ContainerPathSource extends ContainerPath {
  /** The entry of a folder alone, without what is in it: to look at its mode, owner and times. Default false. */
  readonly noWalk?: boolean | undefined;
}

/** A folder in a container as a transfer's destination, made where it is missing. For which daemons, see {@link ContainerPathSource}. */
export interface ContainerPathDestination extends ContainerPath {
  /** Give what is written the owners that the archive names. Default false: whoever writes, root as a rule, owns it. */
  readonly preserveOwnership?: boolean | undefined;
}

interface ContainerPath {
  readonly kind: 'container-path';
  readonly containerId: string;
  /** Absolute, as the container sees it. Links do not lead out of the container. */
  readonly path: string;
}

/** A tar archive that goes into the daemon, for a {@link ContainerPathDestination}. */
export interface ReadStreamEnd {
  readonly kind: 'read-stream';
  /** Read only as fast as the daemon takes it. */
  readonly archive: AsyncIterable<Uint8Array>;
  /** Default `application/x-tar`. */
  readonly mediaType?: string | undefined;
}

/** A tar archive that comes out of the daemon, of a {@link ContainerPathSource}; its entries begin with the path's last name. */
export interface WriteStreamEnd {
  readonly kind: 'write-stream';
  /** Given each piece in turn; the daemon waits while it is at work. */
  readonly write: (chunk: Uint8Array) => void | Promise<void>;
  /** Default `application/x-tar`; the archive's end is found in its structure, so it must be a plain tar. */
  readonly mediaType?: string | undefined;
}
