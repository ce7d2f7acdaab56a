import type { KeyedLock, SharedFlight } from '@berth/foundation';
import type { Content } from '../content/content.js';
import type { Diff } from '../diff/diff.js';
import type { Introspection } from '../introspection/introspection.js';
import type { Leases } from '../leases/leases.js';
import type { CredentialProvider, Registry } from '../registry/index.js';
import type { Snapshots } from '../snapshots/snapshots.js';
import type { Transfer } from '../transfer/transfer.js';
import type { ImageStore } from './image-store.js';
import type { SharedLeases } from './shared-lease.js';

/** What all that is done about images over one connection shares, in whatever namespace: each key names its own. */
export interface SharedByImages {
  readonly sharedLeases: SharedLeases;
  /** Held by blob while its labels are read and then written. */
  readonly labelling: KeyedLock;
  readonly blobFlights: SharedFlight<void>;
  readonly snapshotFlights: SharedFlight<void>;
}

/** What everything about images works with. */
export interface ImagesContext extends SharedByImages {
  readonly content: Content;
  readonly leases: Leases;
  readonly store: ImageStore;
  readonly diff: Diff;
  readonly introspection: Introspection;
  readonly snapshots: (snapshotter: string | undefined) => Snapshots;
  readonly registry: () => Registry;
  readonly transfer: Transfer;
  /** For pulls that the daemon makes. */
  readonly credentials: CredentialProvider | undefined;
  readonly namespace: string | undefined;
  /** Keeps what calls make that name no lease of their own. */
  readonly lease: string | undefined;
}
