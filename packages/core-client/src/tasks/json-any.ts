import type { Any } from '@berth/rpc';

/**
 * What containerd sends as JSON in an Any, under exactly these URLs: with any prefix the daemon refuses them.
 * @see https://github.com/containerd/typeurl
 */
export const SPEC_URL = 'types.containerd.io/opencontainers/runtime-spec/1/Spec';
export const PROCESS_URL = 'types.containerd.io/opencontainers/runtime-spec/1/Process';
export const RESOURCES_URL = 'types.containerd.io/opencontainers/runtime-spec/1/LinuxResources';

/** A value as JSON in an Any. */
export function jsonAny(typeUrl: string, value: object): { typeUrl: string; value: Uint8Array } {
  return { typeUrl, value: Buffer.from(JSON.stringify(value)) };
}

/** The JSON of an Any. The daemon holds what a client gave it, so what comes out is unknown. */
export function jsonOfAny(any: Any): unknown {
  return JSON.parse(Buffer.from(any.value).toString('utf8'));
}
