import type { Accounts } from '../oci/index.js';
import type { NewContainer } from './containers.js';

/**
 * The users of the images that containers were made of before. An image's snapshot is named after its content, so what was
 * read in it once holds for good, and the next container needs no look.
 */
export interface KnownAccounts {
  get(wanted: NewContainer): Accounts | undefined;
  add(wanted: NewContainer, accounts: Accounts): void;
}

/** How many images are remembered. */
const LIMIT = 64;

/** An empty {@link KnownAccounts}. */
export function knownAccounts(): KnownAccounts {
  const known = new Map<string, Accounts>();
  return {
    get: (wanted) => known.get(contentOf(wanted) ?? ''),
    add(wanted, accounts) {
      const content = contentOf(wanted);
      if (content === undefined) return;
      known.set(content, accounts);
      const [oldest] = known.keys();
      if (known.size > LIMIT && oldest !== undefined) known.delete(oldest);
    },
  };
}

/** A snapshot that the caller named may be anything, and another thing tomorrow. */
function contentOf({ parentSnapshot, image }: NewContainer): string | undefined {
  return parentSnapshot === undefined ? image?.snapshot : undefined;
}
