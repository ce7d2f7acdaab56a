/** A program that the runtime runs at one point of the container's life. */
export interface Hook {
  /** Absolute. */
  readonly path: string;
  /** With the program's name first, as `execv`. */
  readonly args?: readonly string[];
  readonly env?: readonly string[];
  /** Seconds, at least 1. */
  readonly timeout?: number;
}

/**
 * The hooks of a container, by the point of its life.
 *
 * @see https://github.com/opencontainers/runtime-spec/blob/v1.2.1/config.md#posix-platform-hooks
 */
export interface Hooks {
  /** Deprecated by the specification in favour of the three that follow. */
  readonly prestart?: readonly Hook[];
  readonly createRuntime?: readonly Hook[];
  readonly createContainer?: readonly Hook[];
  readonly startContainer?: readonly Hook[];
  readonly poststart?: readonly Hook[];
  readonly poststop?: readonly Hook[];
}
