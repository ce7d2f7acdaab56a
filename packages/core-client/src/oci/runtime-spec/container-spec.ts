import type { Hooks } from './hooks.js';
import type { Linux } from './linux.js';
import type { Mount } from './mount.js';
import type { Process } from './process.js';

/**
 * A container's configuration as a runtime reads it (`config.json`), for Linux. Field names are the specification's own.
 *
 * @see https://github.com/opencontainers/runtime-spec/blob/v1.2.1/config.md
 */
export interface Spec {
  /** The version of the runtime specification that the document follows. */
  readonly ociVersion: string;
  readonly process?: Process;
  readonly root?: Root;
  readonly hostname?: string;
  readonly domainname?: string;
  /** Mounted in this order. */
  readonly mounts?: readonly Mount[];
  readonly hooks?: Hooks;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly linux?: Linux;
}

/** The container's root filesystem. */
export interface Root {
  /** Absolute, or relative to the bundle. */
  readonly path: string;
  readonly readonly?: boolean;
}
