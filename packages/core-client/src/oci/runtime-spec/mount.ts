/**
 * A mount in the container.
 *
 * @see https://github.com/opencontainers/runtime-spec/blob/v1.2.1/config.md#mounts
 */
export interface Mount {
  /** Absolute, in the container. */
  readonly destination: string;
  readonly type?: string;
  readonly source?: string;
  readonly options?: readonly string[];
  readonly uidMappings?: readonly IdMapping[];
  readonly gidMappings?: readonly IdMapping[];
}

/** A run of ids of the container's user namespace and the host's ids that it stands for. */
export interface IdMapping {
  readonly containerID: number;
  readonly hostID: number;
  readonly size: number;
}
