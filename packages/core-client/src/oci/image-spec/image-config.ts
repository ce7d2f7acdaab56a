/**
 * An image's configuration: what it was built for, its layers, and how to run it. The names under `config` are the
 * specification's own.
 *
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md
 */
export interface ImageConfig {
  /** RFC 3339. */
  readonly created?: string;
  readonly author?: string;
  /** A GOARCH name: `amd64`. */
  readonly architecture: string;
  readonly variant?: string;
  /** A GOOS name: `linux`. */
  readonly os: string;
  readonly 'os.version'?: string;
  readonly 'os.features'?: readonly string[];
  readonly config: ImageRunConfig;
  readonly rootfs: ImageRootfs;
  readonly history: readonly ImageHistory[];
}

/** How the image is run unless the caller says otherwise. Absent lists and maps are empty here. */
export interface ImageRunConfig {
  /** `name`, `uid`, `name:group`, `uid:gid` or mixed; empty is root. */
  readonly User: string;
  /** `80/tcp`. */
  readonly ExposedPorts: readonly string[];
  /** `KEY=value`. */
  readonly Env: readonly string[];
  readonly Entrypoint: readonly string[];
  readonly Cmd: readonly string[];
  /** Paths that the image wants on a volume. */
  readonly Volumes: readonly string[];
  /** Empty is `/`. */
  readonly WorkingDir: string;
  readonly Labels: Readonly<Record<string, string>>;
  /** `SIGTERM`, `15`. */
  readonly StopSignal?: string;
}

/** The layers of the image. */
export interface ImageRootfs {
  readonly type: 'layers';
  /** Digests of the uncompressed layers, the lowest first. */
  readonly diff_ids: readonly string[];
}

/** How one step of the build came about. */
export interface ImageHistory {
  readonly created?: string;
  readonly author?: string;
  readonly created_by?: string;
  readonly comment?: string;
  /** The step made no layer. */
  readonly empty_layer: boolean;
}
