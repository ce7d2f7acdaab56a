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
  /** How far we are with a layer that we unpack ourselves: the daemon's word for it comes later, and says less. */
  unpacking(layer: Descriptor, state: 'unpacking' | 'done'): void;
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
  const ours = new Set<string>();
  let listing: Promise<void> | undefined;
  let listed = false;
  let root: Descriptor | undefined;
  const list = async (target: Descriptor) => {
    const { document } = await findManifest(content, { name, target }, platform, call);
    tracker.layers(document.layers);
    listed = true;
    for (const [digest, to] of changes) tracker.layer(digest, to);
  };
  const change = (digest: string, to: LayerChange) => {
    changes.set(digest, to);
    if (listed) tracker.layer(digest, to);
    // A manifest that cannot be read fails the pull's own reading of it, later and with its reason.
    else if (root !== undefined) listing ??= list(root).catch(() => undefined);
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
      if (ours.has(digest)) return;
      // Unpacking counts from 0 again, once all is downloaded.
      const unpacking = state === 'unpacking' || state === 'done';
      change(digest, { state, downloadedBytes: unpacking ? totalBytes : doneBytes });
    },
    unpacking({ digest, size }, state) {
      // What needs no unpacking may still have to be fetched.
      if (state === 'unpacking') ours.add(digest);
      if (ours.has(digest)) change(digest, { state, downloadedBytes: size });
    },
    async settled() {
      await listing;
      return listed;
    },
  };
}
