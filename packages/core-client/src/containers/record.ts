import { fromTimestamp, type Any } from '@berth/rpc';
import { Options } from '../generated/containerd/runc/v1.js';
import type { Container as WireContainer } from '../generated/containerd/services/containers/v1.js';
import { decodeSpec, type Spec } from '../oci/index.js';
import { SPEC_URL } from '../tasks/index.js';
import type { ContainerInfo, RuntimeOptions } from './containers.js';

/** A record as the daemon holds it, in the client's form. */
export function readContainer(wire: WireContainer): ContainerInfo {
  const spec = once(() => specOf(anyOf(wire.spec)));
  return {
    id: wire.id,
    labels: wire.labels,
    image: wire.image,
    runtime: { name: wire.runtime?.name ?? '', options: anyOf(wire.runtime?.options) },
    get spec() {
      return spec();
    },
    snapshotter: wire.snapshotter,
    snapshotKey: wire.snapshotKey,
    createdAt: fromTimestamp(wire.createdAt),
    updatedAt: fromTimestamp(wire.updatedAt),
    extensions: wire.extensions,
    sandbox: wire.sandbox,
  };
}

function anyOf(wire: Any | null | undefined): Any | undefined {
  return wire === null || wire === undefined ? undefined : { typeUrl: wire.typeUrl, value: wire.value };
}

/** A spec is long, and of most records nobody reads it. */
function once<T>(read: () => T): () => T {
  let held: { readonly value: T } | undefined;
  return () => (held ??= { value: read() }).value;
}

function specOf(any: Any | undefined): Spec | undefined {
  return any?.typeUrl === SPEC_URL ? decodeSpec(any.value) : undefined;
}

/** The runc shim's options as an Any. */
export function runtimeOptionsAny(options: RuntimeOptions): { typeUrl: string; value: Uint8Array } {
  return { typeUrl: RUNC_OPTIONS, value: Options.encode({ ...options }) };
}

const RUNC_OPTIONS = 'containerd.runc.v1.Options';
