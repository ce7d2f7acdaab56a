/** What an orchestrator wants of a workload at last. */
export type DesiredState = 'prepared' | 'running' | 'stopped';

/** The containers that one task, pod or task group asks for, in one sandbox. Plain data; see `parseWorkloadSpec`. */
export interface WorkloadSpec {
  /** Names it on its Node: 1 to 40 letters, digits and hyphens. */
  readonly id: string;
  readonly desired: DesiredState;
  readonly sandbox: SandboxSpec;
  /** At least one, started in their order. */
  readonly containers: readonly ContainerSpec[];
  /** For whoever lists; berth reads none. */
  readonly labels: Readonly<Record<string, string>>;
}

/** What the containers share. */
export interface SandboxSpec {
  /** Default: the workload's id. At most 64 bytes. */
  readonly hostname: string;
  /** `default`: an address on the Node's own network; `host`: the machine's; `none`: only a loopback device. */
  readonly network: 'default' | 'host' | 'none';
}

/** One container. */
export interface ContainerSpec {
  /** Names it in its workload: 1 to 30 letters, digits and hyphens. */
  readonly name: string;
  readonly image: string;
  readonly pullPolicy: 'always' | 'if-not-present' | 'never';
  /** In place of the image's entrypoint, whose command it then drops. */
  readonly entrypoint: readonly string[] | undefined;
  /** In place of the image's command. */
  readonly args: readonly string[] | undefined;
  /** Over the image's. */
  readonly env: Readonly<Record<string, string>>;
  readonly log: LogSpec;
  readonly stop: StopSpec;
}

/** Where the output goes. */
export interface LogSpec {
  /** Absolute. Default: below the Node's state directory. */
  readonly path: string | undefined;
  readonly format: 'cri' | 'raw';
}

/** How a container is ended. */
export interface StopSpec {
  /** By name; default the image's, or SIGTERM. */
  readonly signal: string | undefined;
  /** How long it has before SIGKILL, in milliseconds. Default 10,000. */
  readonly graceMs: number;
}
