import type { CallOptions } from '../session/call-options.js';

/** A containerd namespace: a partition of everything the daemon holds except content's bytes. */
export interface Namespace {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * The namespaces of a daemon. Labels may set defaults for what is made in one: `containerd.io/defaults/runtime`,
 * `containerd.io/defaults/snapshotter`.
 * @see https://github.com/containerd/containerd/blob/main/docs/namespaces.md
 */
export interface Namespaces {
  /** @throws BerthError `already-exists` */
  create(
    name: string,
    options?: CallOptions & { readonly labels?: Readonly<Record<string, string>> },
  ): Promise<Namespace>;
  /** @throws BerthError `not-found` */
  get(name: string, options?: CallOptions): Promise<Namespace>;
  list(options?: CallOptions): Promise<readonly Namespace[]>;
  /** Sets the labels given, keeping the others; an empty value removes a label. @throws BerthError `not-found` */
  setLabels(name: string, labels: Readonly<Record<string, string>>, options?: CallOptions): Promise<Namespace>;
  /** @throws BerthError `not-found`, or `failed-precondition` with reason `namespace-not-empty` */
  delete(name: string, options?: CallOptions): Promise<void>;
}
