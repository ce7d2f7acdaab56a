import { encodeSpec, type LinuxResources, type Process, type Spec } from '../oci/index.js';

/**
 * What containerd sends as JSON in an Any, under exactly these URLs: with any prefix the daemon refuses them.
 * @see https://github.com/containerd/typeurl
 */
export const SPEC_URL = 'types.containerd.io/opencontainers/runtime-spec/1/Spec';
export const PROCESS_URL = 'types.containerd.io/opencontainers/runtime-spec/1/Process';
export const RESOURCES_URL = 'types.containerd.io/opencontainers/runtime-spec/1/LinuxResources';

/** A document of the runtime-spec as JSON in an Any. */
export function jsonAny(
  typeUrl: string,
  document: Spec | Process | LinuxResources,
): { typeUrl: string; value: Uint8Array } {
  return { typeUrl, value: encodeSpec(document) };
}
