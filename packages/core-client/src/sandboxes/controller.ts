import type { Instant } from '@berth/foundation';
import type { Any } from '@berth/rpc';
import type { Mount } from '../mounts/mount.js';
import type { CallOptions } from '../session/call-options.js';
import type { NewSandbox } from './sandboxes.js';

/** How a sandbox is made ready to start. */
export interface CreateSandboxOptions extends CallOptions {
  readonly rootfs?: readonly Mount[] | undefined;
  /** In a form that the controller knows. */
  readonly options?: Any | undefined;
  /** The network namespace it is to be in: an absolute path. Default: the runtime decides. */
  readonly networkNamespace?: string | undefined;
  readonly annotations?: Readonly<Record<string, string>> | undefined;
}

/** A sandbox that was started. */
export interface StartedSandbox {
  readonly id: string;
  readonly pid: number;
  readonly createdAt: Instant | undefined;
  readonly labels: Readonly<Record<string, string>>;
  /** Where its task service listens; empty where the daemon does not say. */
  readonly address: string;
  /** The version of the task service's protocol; 0 where the daemon does not say. */
  readonly version: number;
  readonly spec: Any | undefined;
}

/** How a sandbox ended. */
export interface SandboxExit {
  readonly code: number;
  readonly exitedAt: Instant | undefined;
}

/** A sandbox as its controller sees it. */
export interface SandboxStatus {
  readonly id: string;
  /** 0 where it does not run. */
  readonly pid: number;
  /** In the words of the controller; empty for a sandbox that it does not know. */
  readonly state: string;
  /** More of it, where `verbose` asked for it. */
  readonly info: Readonly<Record<string, string>>;
  readonly createdAt: Instant | undefined;
  readonly exitedAt: Instant | undefined;
  readonly extra: Any | undefined;
  readonly address: string;
  readonly version: number;
}

/** What a sandbox uses, in a form of its runtime's. */
export interface SandboxMetrics {
  readonly id: string;
  readonly at: Instant | undefined;
  readonly data: Any | undefined;
}

/** What a sandbox's containers are to be made for. */
export interface SandboxPlatform {
  readonly os: string;
  readonly architecture: string;
  /** Empty where the architecture has only one. */
  readonly variant: string;
}

/**
 * What runs sandboxes. Every call throws BerthError `unimplemented` before containerd 1.7, or where the runtime's shim knows
 * no sandboxes (runc's does not), and `not-found` where no such controller is registered.
 */
export interface SandboxController {
  /** The name it is registered under. */
  readonly sandboxer: string;
  /**
   * Makes a sandbox ready to start. From containerd 2.0 on the record is passed whole; 1.7 reads it from the store, where it
   * must have been created.
   */
  create(sandbox: NewSandbox, options?: CreateSandboxOptions): Promise<void>;
  start(id: string, options?: CallOptions): Promise<StartedSandbox>;
  /** @throws BerthError `unimplemented` by containerd up to 2.4, which has the call in its interface only */
  platform(id: string, options?: CallOptions): Promise<SandboxPlatform>;
  /** Ends what runs. `timeoutMs`, rounded up to seconds, is what the controller gives it; default: the controller's. */
  stop(id: string, options?: CallOptions & { readonly timeoutMs?: number | undefined }): Promise<void>;
  /** Resolves when the sandbox has ended. */
  wait(id: string, options?: CallOptions): Promise<SandboxExit>;
  status(id: string, options?: CallOptions & { readonly verbose?: boolean | undefined }): Promise<SandboxStatus>;
  /** Removes what is left of a sandbox that was stopped. */
  shutdown(id: string, options?: CallOptions): Promise<void>;
  metrics(id: string, options?: CallOptions): Promise<SandboxMetrics>;
  /**
   * Passes a changed record on to the runtime; `fields` names what of it changed (`labels`, `spec`). The record in the store is
   * not touched. From containerd 2.0.
   */
  update(sandbox: NewSandbox, fields: readonly string[], options?: CallOptions): Promise<void>;
}
