/**
 * Blocks of memory that are used again. Memory that comes fresh for every chunk costs more than the work on it: V8 answers each
 * few tens of megabytes of buffers with a collection of its whole heap.
 */
export interface BlockPool {
  /** A block of the pool's size, its content left from its last use. */
  take(): Buffer;
  /** Gives a block back that nobody reads or writes any more. One that is never given back is collected like any other memory. */
  give(block: Buffer): void;
}

/** How long each block of a pool is, in bytes, and how many unused ones it keeps. */
export interface BlockPoolOptions {
  readonly blockBytes: number;
  readonly keep: number;
}

/** An empty {@link BlockPool}. */
export function blockPool({ blockBytes, keep }: BlockPoolOptions): BlockPool {
  const unused: Buffer[] = [];
  return {
    take: () => unused.pop() ?? Buffer.allocUnsafeSlow(blockBytes),
    give(block) {
      if (unused.length < keep) unused.push(block);
    },
  };
}
