import { BerthError } from '@berth/foundation';
import { NamespacesService as service } from '../generated/containerd/services/namespaces/v1.js';
import { checkIdentifier, checkLabels } from '../session/identifiers.js';
import { present } from '../session/present.js';
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
      const about = subject('create', name);
      return read(present((await session.unary(service.create, request, about, options)).namespace, about));
    },
    async get(name, options) {
      checkIdentifier('name', name);
      const about = subject('get', name);
      const found = read(present((await session.unary(service.get, { name }, about, options)).namespace, about));
      if (Object.keys(found.labels).length > 0) return found;
      // The daemon answers for any name: one without labels may not be there at all.
      const listed = (await namespaces.list(options)).find((each) => each.name === name);
      if (listed !== undefined) return listed;
      throw new BerthError('not-found', `${about.operation} ${about.object}: there is none`, about);
    },
    async list(options) {
      const response = await session.unary(service.list, { filter: '' }, { operation: 'namespaces.list' }, options);
      return response.namespaces.map(read);
    },
    async setLabels(name, labels, options) {
      checkIdentifier('name', name);
      checkLabels('labels', labels);
      if (changesNothing(labels)) return namespaces.get(name, options);
      const request = { namespace: { name, labels: { ...labels } }, updateMask: labelMask(labels) };
      await session.unary(service.update, request, subject('setLabels', name), options);
      // The daemon answers an update without the record.
      return namespaces.get(name, options);
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

function read({ name, labels }: Namespace): Namespace {
  return { name, labels };
}
