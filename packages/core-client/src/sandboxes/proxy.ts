import { invalidArgument } from '@berth/foundation';
import { StoreService as service } from '../generated/containerd/services/sandbox/v1.js';
import { checkIdentifier } from '../session/identifiers.js';
import type { Session } from '../session/session.js';
import { controllerOf } from './controller-proxy.js';
import type { SandboxChanges, Sandboxes } from './sandboxes.js';
import { about, checkSandbox, readSandbox, writeSandbox } from './wire.js';

/** {@link Sandboxes} of the daemon behind `session`. */
export function sandboxesOf(session: Session): Sandboxes {
  return {
    async create(sandbox, options) {
      checkSandbox(sandbox);
      const asked = about('create', sandbox.id);
      const request = { sandbox: writeSandbox(sandbox) };
      return readSandbox((await session.unary(service.create, request, asked, options)).sandbox, asked);
    },
    async get(id, options) {
      checkIdentifier('id', id);
      const asked = about('get', id);
      return readSandbox((await session.unary(service.get, { sandboxId: id }, asked, options)).sandbox, asked);
    },
    async list(options) {
      const asked = { operation: 'sandboxes.list', object: 'sandboxes' };
      const request = { filters: [...(options?.filters ?? [])] };
      const { list } = await session.unary(service.list, request, asked, options);
      return list.map((each) => readSandbox(each, asked));
    },
    async update(id, changes, options) {
      checkSandbox({ id, ...changes });
      const fields = changedFields(changes);
      if (fields.length === 0) throw invalidArgument('changes', 'must change something');
      const asked = about('update', id);
      const request = { sandbox: writeSandbox({ id, ...changes }), fields };
      return readSandbox((await session.unary(service.update, request, asked, options)).sandbox, asked);
    },
    async delete(id, options) {
      checkIdentifier('id', id);
      await session.unary(service.delete, { sandboxId: id }, about('delete', id), options);
    },
    controller: (sandboxer = 'shim') => controllerOf(session, sandboxer),
  };
}

/** The field paths of what is to change, as the store knows them. */
function changedFields({ labels, extensions, spec, runtime }: SandboxChanges): string[] {
  return [
    ...Object.keys(labels ?? {}).map((key) => `labels.${key}`),
    ...Object.keys(extensions ?? {}).map((key) => `extensions.${key}`),
    ...(spec === undefined ? [] : ['spec']),
    ...(runtime === undefined ? [] : ['runtime']),
  ];
}
