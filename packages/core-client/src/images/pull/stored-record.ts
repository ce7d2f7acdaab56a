import { BerthError } from '@berth/foundation';
import type { CallOptions } from '../../session/call-options.js';
import type { ImageInfo, ImageStore } from '../image-store.js';

/** The record that a transfer writes, which can be taken back. */
export interface StoredRecord {
  /** The transfer has written it. */
  written(): Promise<void>;
  /** Puts back what was there before, unless somebody else has written it meanwhile; nothing where the transfer has not written. */
  undo(): Promise<void>;
}

/** Looks what is under an image's name before a transfer writes it. */
export async function storedRecord(store: ImageStore, name: string, options: CallOptions): Promise<StoredRecord> {
  const { namespace } = options;
  const before = await find(store, name, options);
  let ours: ImageInfo | undefined;
  return {
    async written() {
      ours = await store.get(name, options);
    },
    async undo() {
      if (ours === undefined) return;
      const now = await find(store, name, { namespace });
      if (now?.updatedAt?.epochNanoseconds !== ours.updatedAt?.epochNanoseconds) return;
      // A record is never younger than its last change: one that we updated, somebody had made.
      const made = ours.createdAt?.epochNanoseconds === ours.updatedAt?.epochNanoseconds;
      if (made) await store.remove(name, { namespace, sync: true });
      else if (before !== undefined) await store.put(before, { namespace });
    },
  };
}

async function find(store: ImageStore, name: string, options: CallOptions): Promise<ImageInfo | undefined> {
  try {
    return await store.get(name, options);
  } catch (error) {
    if (BerthError.is(error, 'not-found')) return undefined;
    throw error;
  }
}
