import { NamespacesService as service } from '../generated/containerd/services/namespaces/v1.js';
import { checkIdentifier, checkLabels } from '../session/identifiers.js';
import type { Session } from '../session/session.js';
import { labelMask } from '../session/update-mask.js';
import type { Namespace, Namespaces } from './namespaces.js';

/** {@link Namespaces} of the daemon behind `session`. */
export function namespacesOf(session: Session): Namespaces {
  return {
    async create(name, options) {
      checkIdentifier('name', name);
      checkLabels('labels', options?.labels);
      const request = { namespace: { name, labels: { ...options?.labels } } };
      return read((await session.unary(service.create, request, subject('create', name), options)).namespace, name);
    },
    async get(name, options) {
      checkIdentifier('name', name);
      return read((await session.unary(service.get, { name }, subject('get', name), options)).namespace, name);
    },
    async list(options) {
      const response = await session.unary(service.list, { filter: '' }, { operation: 'namespaces.list' }, options);
      return response.namespaces.map((each) => read(each, each.name));
    },
    async setLabels(name, labels, options) {
      checkIdentifier('name', name);
      checkLabels('labels', labels);
      const request = { namespace: { name, labels: { ...labels } }, updateMask: labelMask(labels) };
      return read((await session.unary(service.update, request, subject('setLabels', name), options)).namespace, name);
    },
    async delete(name, options) {
      checkIdentifier('name', name);
      await session.unary(service.delete, { name }, subject('delete', name), options);
    },
  };
}

function subject(verb: string, name: string) {
  return { operation: `namespaces.${verb}`, object: `namespace "${name}"` };
}

function read(wire: { name: string; labels: Record<string, string> } | null | undefined, name: string): Namespace {
  return { name: wire?.name ?? name, labels: wire?.labels ?? {} };
}
