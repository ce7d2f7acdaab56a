import type { Content } from '../../content/content.js';
import type { Descriptor, Platform } from '../../registry/index.js';
import type { CallOptions } from '../../session/call-options.js';
import type { TransferProgress } from '../../transfer/transfer.js';
import { findManifest } from '../open-image.js';
import type { LayerState, ProgressTracker } from './progress.js';

/** What the daemon's words mean for a layer. */
const STATES: Readonly<Record<string, LayerState>> = {
  waiting: 'waiting',
  downloading: 'downloading',
  complete: 'downloaded',
  'already exists': 'downloaded',
  extracting: 'unpacking',
  extracted: 'done',
};

/** Which pull is told of. */
export interface TransferTold {
  readonly name: string;
  readonly platform: Platform;
  readonly call: CallOptions;
  readonly tracker: ProgressTracker;
}

/** Turns what the daemon tells of a transfer into a pull's progress. */
export interface TransferListener {
  on(progress: TransferProgress): void;
  /** Resolves when nothing is being looked up for the progress any more: whether the layers are in it. */
  settled(): Promise<boolean>;
}

interface LayerChange {
  readonly state: LayerState;
  readonly downloadedBytes: number;
}

/**
 * A new {@link TransferListener}. The daemon names the layers in no order and one by one; the order and the totals are read from
 * the manifest, which the daemon has stored by the time it speaks of the first layer.
 */
export function transferProgress(content: Content, { name, platform, call, tracker }: TransferTold): TransferListener {
  const changes = new Map<string, LayerChange>();
  let listing: Promise<void> | undefined;
  let listed = false;
  let root: Descriptor | undefined;
  const list = async (target: Descriptor) => {
    const { document } = await findManifest(content, { name, target }, platform, call);
    tracker.layers(document.layers);
    listed = true;
    for (const [digest, change] of changes) tracker.layer(digest, change);
  };
  return {
    on({ event, name: subject, doneBytes, totalBytes, descriptor }) {
      if (event === 'fetching image content' && descriptor !== undefined) {
        root = descriptor;
        tracker.resolved(root.digest);
      }
      const state = STATES[event];
      if (state === undefined || !subject.startsWith('layer-')) return;
      const digest = subject.slice('layer-'.length);
      // Unpacking counts from 0 again, once all is downloaded.
      const unpacking = state === 'unpacking' || state === 'done';
      const change = { state, downloadedBytes: unpacking ? totalBytes : doneBytes };
      changes.set(digest, change);
      if (listed) tracker.layer(digest, change);
      // A manifest that cannot be read fails the pull's own reading of it, later and with its reason.
      else if (root !== undefined) listing ??= list(root).catch(() => undefined);
    },
    async settled() {
      await listing;
      return listed;
    },
  };
}
