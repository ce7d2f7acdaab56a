import { invalidArgument } from '@berth/foundation';
import { fromTimestamp, type Any } from '@berth/rpc';
import type { Sandbox, SandboxInit } from '../generated/containerd/types.js';
import { checkIdentifier, checkLabels } from '../session/identifiers.js';
import { present } from '../session/present.js';
import type { NewSandbox, SandboxInfo } from './sandboxes.js';

/** What a call is about, for its errors. */
export interface About {
  readonly operation: string;
  readonly object: string;
}

export function about(verb: string, id: string): About {
  return { operation: `sandboxes.${verb}`, object: `sandbox "${id}"` };
}

/** Checks what is to be recorded before it is sent. @throws BerthError `invalid-argument` */
export function checkSandbox({ id, labels, runtime }: NewSandbox): void {
  checkIdentifier('id', id);
  checkLabels('labels', labels);
  if (runtime?.name === '') throw invalidArgument('runtime.name', 'must not be empty');
}

/** An `Any` as the client has it. An empty one is what the daemon sends for none. */
export function readAny(wire: Any | null | undefined): Any | undefined {
  if (wire === null || wire === undefined || wire.typeUrl === '') return undefined;
  return { typeUrl: wire.typeUrl, value: wire.value };
}

export function readSandbox(answered: Sandbox | null | undefined, asked: About): SandboxInfo {
  const wire = present(answered, asked);
  const extensions = Object.entries(wire.extensions).map(([key, { typeUrl, value }]): [string, Any] => [
    key,
    { typeUrl, value },
  ]);
  return {
    id: wire.sandboxId,
    runtime: { name: wire.runtime?.name ?? '', options: readAny(wire.runtime?.options) },
    spec: readAny(wire.spec),
    labels: wire.labels,
    extensions: Object.fromEntries(extensions),
    sandboxer: wire.sandboxer,
    createdAt: fromTimestamp(wire.createdAt),
    updatedAt: fromTimestamp(wire.updatedAt),
  };
}

/** A record as it is sent. */
export function writeSandbox(sandbox: NewSandbox): SandboxInit {
  const { id, runtime, spec, labels, extensions, sandboxer } = sandbox;
  return {
    sandboxId: id,
    // containerd up to 2.4 crashes at a record without one.
    runtime: { name: runtime?.name ?? '', options: runtime?.options },
    spec,
    labels: { ...labels },
    extensions: { ...extensions },
    sandboxer: sandboxer ?? '',
  };
}
