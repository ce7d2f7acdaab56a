import type { Instant } from '@berth/foundation';
import type { Descriptor } from '../registry/index.js';
import type { CallOptions } from '../session/call-options.js';
import type { Filters } from '../session/filters.js';

/** An image as containerd records it: a name for a manifest or an index. */
export interface ImageInfo {
  readonly name: string;
  readonly target: Descriptor;
  readonly labels: Readonly<Record<string, string>>;
  readonly createdAt: Instant | undefined;
  readonly updatedAt: Instant | undefined;
}

/** The image records of a namespace. */
export interface ImageStore {
  /** @throws BerthError `not-found` */
  get(name: string, options?: CallOptions): Promise<ImageInfo>;
  list(options?: CallOptions & { readonly filters?: Filters }): Promise<readonly ImageInfo[]>;
  /** @throws BerthError `already-exists` */
  create(image: NewImage, options?: CallOptions): Promise<ImageInfo>;
  /** Points a name at another target; its labels are replaced. @throws BerthError `not-found` */
  update(image: NewImage, options?: CallOptions): Promise<ImageInfo>;
  /** Creates the record, or updates it where there is one, whoever else does the same meanwhile. */
  put(image: NewImage, options?: CallOptions): Promise<ImageInfo>;
  /** With `sync`, resolves when what only it held is collected. @throws BerthError `not-found` */
  remove(name: string, options?: CallOptions & { readonly sync?: boolean }): Promise<void>;
}

/** An image record to be made. */
export interface NewImage {
  readonly name: string;
  readonly target: Descriptor;
  readonly labels?: Readonly<Record<string, string>> | undefined;
}
