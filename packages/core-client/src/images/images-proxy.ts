import { keyedLock, sharedFlight } from '@berth/foundation';
import type { Content } from '../content/content.js';
import { diffOf } from '../diff/proxy.js';
import { introspectionOf } from '../introspection/proxy.js';
import type { Leases } from '../leases/leases.js';
import { leasesOf } from '../leases/proxy.js';
import type { CredentialProvider, Registry } from '../registry/index.js';
import type { Session } from '../session/session.js';
import { checkOptionalWhole } from '../session/whole-number.js';
import { snapshotsOf } from '../snapshots/proxy.js';
import { exportImages } from './archive/export.js';
import { importImages } from './archive/import.js';
import { convertImage } from './convert/convert.js';
import { transferOf } from '../transfer/proxy.js';
import type { Image, ImageOptions } from './image.js';
import type { Images } from './images.js';
import { openImage, wantedPlatform } from './open-image.js';
import { sharedLeases } from './shared-lease.js';
import type { ImagesContext, SharedByImages } from './images-context.js';
import { startPull } from './pull/pull.js';
import { startPush } from './push/push.js';
import { imageStoreOf } from './store-proxy.js';
import { unpackStored } from './unpack-stored.js';
import { usageOf } from './usage.js';

/** What images use that name nothing else. */
export interface ImageDefaults {
  readonly content: Content;
  readonly shared: SharedByImages;
  readonly snapshotter?: string | undefined;
  readonly registry: () => Registry;
  /** For pulls that the daemon makes. */
  readonly credentials?: CredentialProvider | undefined;
}

/** What the images of one connection share, nothing of it under way. `leases` are those of the connection. */
export function sharedByImages(leases: Leases): SharedByImages {
  return {
    sharedLeases: sharedLeases(leases),
    labelling: keyedLock(),
    blobFlights: sharedFlight(),
    snapshotFlights: sharedFlight(),
  };
}

/** {@link Images} of the daemon behind `session`. */
export function imagesOf(session: Session, defaults: ImageDefaults): Images {
  const store = imageStoreOf(session);
  const { content, shared } = defaults;
  const context: ImagesContext = {
    ...shared,
    content,
    leases: leasesOf(session),
    store,
    diff: diffOf(session),
    introspection: introspectionOf(session),
    snapshots: (snapshotter) => snapshotsOf(session, snapshotter ?? defaults.snapshotter ?? 'overlayfs'),
    registry: defaults.registry,
    transfer: transferOf(session),
    credentials: defaults.credentials,
    namespace: session.namespace,
    lease: session.lease,
  };
  const open = async (name: string, options?: ImageOptions): Promise<Image> =>
    openImage(content, await store.get(name, options), wantedPlatform(options?.platform), options);
  return {
    ...store,
    open,
    pull: (reference, options) => startPull(context, reference, options),
    async unpack(name, options) {
      checkOptionalWhole('unpackedLimitBytes', options?.unpackedLimitBytes, 1);
      return unpackStored(context, await open(name, options), options);
    },
    usage: async (name, options) => usageOf(context, await open(name, options), options),
    push: (name, reference, options) => startPush(context, name, reference ?? name, options),
    export: (names, options) => exportImages(context, names, options),
    import: (archive, options) => importImages(context, archive, options),
    convert: (name, newName, options) => convertImage(context, name, newName, options),
    async tag(name, newName, options) {
      const { target, labels } = await store.get(name, options);
      await store.put({ name: newName, target, labels }, options);
    },
  };
}
