/** A filesystem to mount, as containerd describes one: what a snapshot is made of, or what a container sees. */
export interface Mount {
  /** The filesystem type (`overlay`, `bind`, …). */
  readonly type: string;
  readonly source: string;
  /** Where below the mount point, if not at its root. */
  readonly target?: string | undefined;
  /** As `mount -o` takes them. */
  readonly options: readonly string[];
}

/** A mount as decoded. */
export interface WireMount {
  readonly type: string;
  readonly source: string;
  readonly target: string;
  readonly options: readonly string[];
}

/** The wire's mount in the client's form. */
export function readMount(wire: WireMount): Mount {
  const { type, source, target, options } = wire;
  return { type, source, options, ...(target === '' ? {} : { target }) };
}

/** A mount as it is sent. */
export function writeMount(mount: Mount): { type: string; source: string; target: string; options: string[] } {
  return { type: mount.type, source: mount.source, target: mount.target ?? '', options: [...mount.options] };
}
