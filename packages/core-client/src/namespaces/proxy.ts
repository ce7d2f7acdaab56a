import { BerthError } from '@berth/foundation';
import { NamespacesService as service } from '../generated/containerd/services/namespaces/v1.js';
import { checkIdentifier, checkLabels } from '../session/identifiers.js';
import type { Session } from '../session/session.js';
import { changesNothing, labelMask } from '../session/update-mask.js';
import type { Namespace, Namespaces } from './namespaces.js';

/** {@link Namespaces} of the daemon behind `session`. */
export function namespacesOf(session: Session): Namespaces {
  const namespaces: Namespaces = {
    async create(name, options) {
      checkIdentifier('name', name);
      checkLabels('labels', options?.labels);
      const request = { namespace: { name, labels: { ...options?.labels } } };
      return read((await session.unary(service.create, request, subject('create', name), options)).namespace, name);
    },
    async get(name, options) {
      checkIdentifier('name', name);
      const { namespace } = await session.unary(service.get, { name }, subject('get', name), options);
      const found = read(namespace, name);
      if (Object.keys(found.labels).length > 0) return found;
      // The daemon answers for any name: one without labels may not be there at all.
      const listed = (await namespaces.list(options)).find((each) => each.name === name);
      if (listed !== undefined) return listed;
      const about = subject('get', name);
      throw new BerthError('not-found', `${about.operation} ${about.object}: there is none`, about);
    },
    async list(options) {
      const response = await session.unary(service.list, { filter: '' }, { operation: 'namespaces.list' }, options);
      return response.namespaces.map((each) => read(each, each.name));
    },
    async setLabels(name, labels, options) {
      checkIdentifier('name', name);
      checkLabels('labels', labels);
      if (changesNothing(labels)) return namespaces.get(name, options);
      const request = { namespace: { name, labels: { ...labels } }, updateMask: labelMask(labels) };
      return read((await session.unary(service.update, request, subject('setLabels', name), options)).namespace, name);
    },
    async delete(name, options) {
      checkIdentifier('name', name);
      await session.unary(service.delete, { name }, subject('delete', name), options);
    },
  };
  return namespaces;
}

function subject(verb: string, name: string) {
  return { operation: `namespaces.${verb}`, object: `namespace "${name}"` };
}

function read(wire: { name: string; labels: Record<string, string> } | null | undefined, name: string): Namespace {
  return { name: wire?.name ?? name, labels: wire?.labels ?? {} };
}
