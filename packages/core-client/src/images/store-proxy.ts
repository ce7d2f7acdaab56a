import { BerthError, invalidArgument } from '@berth/foundation';
import { fromTimestamp } from '@berth/rpc';
import { readDescriptor, writeDescriptor } from '../diff/descriptor.js';
import { ImagesService as service, type Image as WireImage } from '../generated/containerd/services/images/v1.js';
import { checkLabels } from '../session/identifiers.js';
import type { Session } from '../session/session.js';
import type { ImageInfo, ImageStore, NewImage } from './image-store.js';

/** {@link ImageStore} of the daemon behind `session`. */
export function imageStoreOf(session: Session): ImageStore {
  const store: ImageStore = {
    async get(name, options) {
      checkName(name);
      return read((await session.unary(service.get, { name }, subject('get', name), options)).image, name);
    },
    async list(options) {
      const request = { filters: [...(options?.filters ?? [])] };
      const { images } = await session.unary(service.list, request, { operation: 'images.list' }, options);
      return images.map((each) => read(each, each.name));
    },
    async create(image, options) {
      const request = { image: write(image) };
      const response = await session.unary(service.create, request, subject('create', image.name), options);
      return read(response.image, image.name);
    },
    async update(image, options) {
      const request = { image: write(image), updateMask: { paths: ['target', 'labels'] } };
      const response = await session.unary(service.update, request, subject('update', image.name), options);
      return read(response.image, image.name);
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

function read(wire: WireImage | null | undefined, name: string): ImageInfo {
  return {
    name,
    target: readDescriptor(wire?.target, 'images.get'),
    labels: wire?.labels ?? {},
    createdAt: fromTimestamp(wire?.createdAt),
    updatedAt: fromTimestamp(wire?.updatedAt),
  };
}
