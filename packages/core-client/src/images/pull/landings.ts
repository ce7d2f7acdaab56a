/** Which blobs of a transfer are in the content store, as far as has been heard. */
export interface Landings {
  /** A blob is there; to be told twice is no harm. */
  landed(digest: string): void;
  /** All that was to come is there. */
  allLanded(): void;
  /** Resolves once the blob is there. */
  waitFor(digest: string): Promise<void>;
}

/** {@link Landings} of a transfer that has just begun. */
export function landings(): Landings {
  const blobs = new Map<string, PromiseWithResolvers<undefined>>();
  let all = false;
  const blob = (digest: string) => {
    const found = blobs.get(digest) ?? Promise.withResolvers<undefined>();
    blobs.set(digest, found);
    return found;
  };
  return {
    landed: (digest) => {
      blob(digest).resolve(undefined);
    },
    allLanded() {
      all = true;
      for (const { resolve } of blobs.values()) resolve(undefined);
    },
    async waitFor(digest) {
      if (!all) await blob(digest).promise;
    },
  };
}
