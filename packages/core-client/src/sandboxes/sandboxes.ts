import type { Instant } from '@berth/foundation';
import type { Any } from '@berth/rpc';
import type { CallOptions } from '../session/call-options.js';
import type { Filters } from '../session/filters.js';
import type { SandboxController } from './controller.js';

/** A sandbox as the daemon records it. The record alone runs nothing: a {@link SandboxController} does. */
export interface SandboxInfo {
  readonly id: string;
  /** What runs it: `io.containerd.runc.v2`, for one. Empty where none is recorded. */
  readonly runtime: { readonly name: string; readonly options: Any | undefined };
  /** What it is made of, in a form that its runtime knows. */
  readonly spec: Any | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly extensions: Readonly<Record<string, Any>>;
  /** Which controller it belongs to; empty before containerd 2.0, and where none is recorded. */
  readonly sandboxer: string;
  readonly createdAt: Instant | undefined;
  readonly updatedAt: Instant | undefined;
}

/** A sandbox to be recorded. */
export interface NewSandbox {
  /** As containerd's ids: letters and digits with single `.`, `-`, `_` between them, at most 76. */
  readonly id: string;
  readonly runtime?: { readonly name: string; readonly options?: Any | undefined } | undefined;
  readonly spec?: Any | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly extensions?: Readonly<Record<string, Any>> | undefined;
  readonly sandboxer?: string | undefined;
}

/** What of a sandbox's record is to change: what is not named stays as it is. */
export interface SandboxChanges {
  /** Sets these labels, keeping the others. The sandbox store keeps a label whose value is empty. */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** Sets these extensions, keeping the others. */
  readonly extensions?: Readonly<Record<string, Any>> | undefined;
  readonly spec?: Any | undefined;
  readonly runtime?: { readonly name: string; readonly options?: Any | undefined } | undefined;
}

/**
 * The sandboxes of a namespace: groups of containers that share what a runtime gives them, a virtual machine for one.
 *
 * Every call throws BerthError `unimplemented` before containerd 1.7: ask `features().sandboxes`.
 * @see https://github.com/containerd/containerd/issues/4131
 */
export interface Sandboxes {
  /** Records a sandbox. @throws BerthError `invalid-argument`, `already-exists` */
  create(sandbox: NewSandbox, options?: CallOptions): Promise<SandboxInfo>;
  /** @throws BerthError `not-found` */
  get(id: string, options?: CallOptions): Promise<SandboxInfo>;
  /** Filters know `id` and `labels`. */
  list(options?: CallOptions & { readonly filters?: Filters | undefined }): Promise<readonly SandboxInfo[]>;
  /** @throws BerthError `not-found`, `invalid-argument` where nothing is to change */
  update(id: string, changes: SandboxChanges, options?: CallOptions): Promise<SandboxInfo>;
  /** Takes the record away; what runs goes on. @throws BerthError `not-found` */
  delete(id: string, options?: CallOptions): Promise<void>;
  /**
   * What runs sandboxes, by the name it is registered under in the daemon: `shim` (the runtime's shim runs them) is in every
   * containerd with sandboxes, `podsandbox` comes with the CRI. Default `shim`, the only one of 1.7.
   */
  controller(sandboxer?: string): SandboxController;
}
