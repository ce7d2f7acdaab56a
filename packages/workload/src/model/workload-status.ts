import type { DesiredState } from './workload-spec.js';

/** How far a workload is. */
export type WorkloadState =
  'pending' | 'preparing' | 'prepared' | 'starting' | 'running' | 'stopping' | 'exited' | 'failed';

/** Why a workload or a container is where it is. */
export type Reason =
  'Completed' | 'Error' | 'Signaled' | 'ImagePullFailed' | 'SandboxFailed' | 'StartFailed' | 'RuntimeLost' | 'Unknown';

/** A workload as it stands. */
export interface WorkloadStatus {
  readonly id: string;
  readonly desired: DesiredState;
  readonly state: WorkloadState;
  /** Once it has exited or failed: that of the first container to end badly, else of the last. */
  readonly reason: Reason | undefined;
  /** For people. */
  readonly message: string;
  /** Of the sandbox, on its networks. */
  readonly addresses: readonly string[];
  readonly containers: readonly ContainerStatus[];
}

/** A container as it stands. */
export interface ContainerStatus {
  readonly name: string;
  readonly state: 'waiting' | 'created' | 'running' | 'exited';
  readonly reason: Reason | undefined;
  readonly message: string;
  /** While it runs. */
  readonly pid: number | undefined;
  /** RFC 3339. */
  readonly startedAt: string | undefined;
  readonly finishedAt: string | undefined;
  /** 0 to 255; 128 plus the signal's number where one ended it. */
  readonly exitCode: number | undefined;
  /** `sha256:…` of the image's manifest. */
  readonly imageDigest: string | undefined;
}
