import { BerthError, invalidArgument } from '@berth/foundation';
import { fromTimestamp } from '@berth/rpc';
import { readDescriptor, writeDescriptor } from '../diff/descriptor.js';
import { ImagesService as service, type Image as WireImage } from '../generated/containerd/services/images/v1.js';
import { checkLabels } from '../session/identifiers.js';
import { present } from '../session/present.js';
import type { Session } from '../session/session.js';
import type { ImageInfo, ImageStore, NewImage } from './image-store.js';

/** {@link ImageStore} of the daemon behind `session`. */
export function imageStoreOf(session: Session): ImageStore {
  const store: ImageStore = {
    async get(name, options) {
      checkName(name);
      const about = subject('get', name);
      return read((await session.unary(service.get, { name }, about, options)).image, about);
    },
    async list(options) {
      const request = { filters: [...(options?.filters ?? [])] };
      const { images } = await session.unary(service.list, request, { operation: 'images.list' }, options);
      return images.map((each) => read(each, subject('list', each.name)));
    },
    async create(image, options) {
      const request = { image: write(image) };
      const about = subject('create', image.name);
      return read((await session.unary(service.create, request, about, options)).image, about);
    },
    async update(image, options) {
      const request = { image: write(image), updateMask: { paths: ['target', 'labels'] } };
      const about = subject('update', image.name);
      return read((await session.unary(service.update, request, about, options)).image, about);
    },
    async put(image, options) {
      for (;;) {
        try {
          return await store.create(image, options);
        } catch (error) {
          if (!BerthError.is(error, 'already-exists')) throw error;
        }
        try {
          return await store.update(image, options);
        } catch (error) {
          // Removed in between: it can be created now.
          if (!BerthError.is(error, 'not-found')) throw error;
        }
      }
    },
    async remove(name, options) {
      checkName(name);
      await session.unary(service.delete, { name, sync: options?.sync ?? false }, subject('remove', name), options);
    },
  };
  return store;
}

function subject(verb: string, name: string) {
  return { operation: `images.${verb}`, object: `image "${name}"` };
}

function checkName(name: string): void {
  if (name === '') throw invalidArgument('name', 'must not be empty');
}

function write(image: NewImage) {
  checkName(image.name);
  checkLabels('labels', image.labels);
  return { name: image.name, labels: { ...image.labels }, target: writeDescriptor(image.target) };
}

function read(wire: WireImage | null | undefined, about: ReturnType<typeof subject>): ImageInfo {
  const { name, target, labels, createdAt, updatedAt } = present(wire, about);
  return {
    name,
    target: readDescriptor(target, about.operation),
    labels,
    createdAt: fromTimestamp(createdAt),
    updatedAt: fromTimestamp(updatedAt),
  };
}
