import { invalidArgument } from '@berth/foundation';
import { fromTimestamp, type WireTimestamp } from '@berth/rpc';
import { MountsService as service } from '../generated/containerd/services/mounts/v1.js';
import { checkLabels } from '../session/identifiers.js';
import { present } from '../session/present.js';
import type { Session } from '../session/session.js';
import { changesNothing, labelMask } from '../session/update-mask.js';
import { readMount, writeMount, type WireMount } from './mount.js';
import type { Activation, ActiveMount, Mounts } from './mounts.js';

/** {@link Mounts} of the daemon behind `session`. */
export function mountsOf(session: Session): Mounts {
  const mounts: Mounts = {
    async activate(name, mounts, options) {
      checkName(name);
      if (mounts.length === 0) throw invalidArgument('mounts', 'must not be empty');
      checkLabels('labels', options?.labels);
      const request = {
        name,
        mounts: mounts.map(writeMount),
        labels: { ...options?.labels },
        temporary: options?.temporary ?? false,
      };
      const about = subject('activate', name);
      return readActivation((await session.unary(service.activate, request, about, options)).info, about);
    },
    async deactivate(name, options) {
      checkName(name);
      await session.unary(service.deactivate, { name }, subject('deactivate', name), options);
    },
    async info(name, options) {
      checkName(name);
      const about = subject('info', name);
      return readActivation((await session.unary(service.info, { name }, about, options)).info, about);
    },
    async setLabels(name, labels, options) {
      checkName(name);
      checkLabels('labels', labels);
      if (changesNothing(labels)) return mounts.info(name, options);
      const request = { info: { name, labels: { ...labels } }, updateMask: labelMask(labels) };
      const about = subject('setLabels', name);
      return readActivation((await session.unary(service.update, request, about, options)).info, about);
    },
    async *list(options) {
      const request = { filters: [...(options?.filters ?? [])] };
      const about = { operation: 'mounts.list' };
      for await (const { info } of session.serverStream(service.list, request, about, options)) {
        yield readActivation(info, about);
      }
    },
  };
  return mounts;
}

function subject(verb: string, name: string) {
  return { operation: `mounts.${verb}`, object: `mounts "${name}"` };
}

function checkName(name: string): void {
  if (name === '') throw invalidArgument('name', 'must not be empty');
}

interface WireActiveMount {
  readonly mount: WireMount | null | undefined;
  readonly mountedAt: WireTimestamp | null | undefined;
  readonly mountPoint: string;
  readonly data: Readonly<Record<string, string>>;
}

interface WireActivation {
  readonly name: string;
  readonly active: readonly WireActiveMount[];
  readonly system: readonly WireMount[];
  readonly labels: Readonly<Record<string, string>>;
}

function readActivation(
  wire: WireActivation | null | undefined,
  about: { readonly operation: string; readonly object?: string },
): Activation {
  const { name, active, system, labels } = present(wire, about);
  return { name, active: active.map(readActive), system: system.map(readMount), labels };
}

function readActive({ mount, mountedAt, mountPoint, data }: WireActiveMount): ActiveMount {
  const none = { type: '', source: '', target: '', options: [] };
  return { mount: readMount(mount ?? none), mountPoint, mountedAt: fromTimestamp(mountedAt), data };
}
