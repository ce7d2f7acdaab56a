import { BerthError } from '@berth/foundation';
import type { ContainerInfo, Spec } from '@berth/core-client';
import type { EngineContext } from './engine-context.js';
import { jsonExtension, readExtension } from './json-extension.js';
import { EXTENSIONS, LABELS } from './names.js';
import { parseWorkloadSpec } from '../model/parse-workload-spec.js';
import type { WorkloadSpec } from '../model/workload-spec.js';

/** A workload's record as it stands in containerd: a container without a task. */
export interface WorkloadRecord {
  readonly spec: WorkloadSpec;
  /** Its addresses, once it is attached to its network. */
  readonly addresses: readonly string[] | undefined;
  readonly removing: boolean;
}

/** containerd wants a spec of every record. */
const NO_SPEC: Spec = { ociVersion: '1.0.2' };

/** Writes a new workload down. @throws BerthError `already-exists` */
export async function createRecord({ containerd, node }: EngineContext, spec: WorkloadSpec): Promise<void> {
  await containerd.containers.create({
    id: spec.id,
    spec: NO_SPEC,
    labels: { [LABELS.node]: node.name, [LABELS.kind]: 'workload', [LABELS.workload]: spec.id },
    extensions: { [EXTENSIONS.spec]: jsonExtension('berth.WorkloadSpec/v1', spec) },
  });
}

/** Changes what is written down of a workload. */
export async function updateRecord(
  { containerd }: EngineContext,
  id: string,
  changes: Partial<WorkloadRecord>,
): Promise<void> {
  const container = await containerd.containers.get(id);
  const { spec, addresses, removing } = changes;
  await container.update({
    extensions: {
      ...(spec === undefined ? {} : { [EXTENSIONS.spec]: jsonExtension('berth.WorkloadSpec/v1', spec) }),
      ...(addresses === undefined
        ? {}
        : { [EXTENSIONS.attachment]: jsonExtension('berth.Attachment/v1', { addresses }) }),
      ...(removing === undefined ? {} : { [EXTENSIONS.removal]: jsonExtension('berth.Removal/v1', { removing }) }),
    },
  });
}

/** Reads a workload's record. @throws BerthError `data-loss` where it is none */
export function readRecord(info: ContainerInfo): WorkloadRecord {
  const attachment = readExtension(info, EXTENSIONS.attachment);
  const removal = readExtension(info, EXTENSIONS.removal);
  return {
    spec: readSpec(info),
    addresses: isAttachment(attachment) ? attachment.addresses : undefined,
    removing: removal !== undefined,
  };
}

function readSpec(info: ContainerInfo): WorkloadSpec {
  try {
    return parseWorkloadSpec(readExtension(info, EXTENSIONS.spec));
  } catch (cause) {
    throw new BerthError('data-loss', `container "${info.id}": its record holds no workload`, { cause });
  }
}

function isAttachment(value: unknown): value is { readonly addresses: readonly string[] } {
  return typeof value === 'object' && value !== null && 'addresses' in value && Array.isArray(value.addresses);
}
