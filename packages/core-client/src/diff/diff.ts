import type { Mount } from '../mounts/mount.js';
import type { Descriptor } from '../registry/index.js';
import type { CallOptions } from '../session/call-options.js';

/** How a layer is made. */
export interface CompareOptions extends CallOptions {
  /** Of the layer made. Default `application/vnd.oci.image.layer.v1.tar+gzip`. */
  readonly mediaType?: string | undefined;
  /** The ref to write under, so that it can be found again. Default the daemon's choice. */
  readonly ref?: string | undefined;
  /** Labels of the blob made. */
  readonly labels?: Readonly<Record<string, string>> | undefined;
}

/** The difference between filesystems, as layers. @see https://github.com/opencontainers/image-spec/blob/main/layer.md */
export interface Diff {
  /**
   * Unpacks a layer from the content store onto mounts. The digest of the result is that of the uncompressed layer.
   * @throws BerthError `not-found`, `data-loss` where the layer is no valid archive
   */
  apply(
    layer: Descriptor,
    mounts: readonly Mount[],
    options?: CallOptions & { readonly syncFs?: boolean },
  ): Promise<Descriptor>;
  /** Writes what `upper` adds to `lower` into the content store as a layer. */
  compare(lower: readonly Mount[], upper: readonly Mount[], options?: CompareOptions): Promise<Descriptor>;
}
