import type { KeyedLock } from '@berth/foundation';
import type { Content } from '../../content/content.js';
import { mergedSource } from '../gc-labels.js';

/** Where a blob lies, and how its labels may be changed. */
export interface AdoptionTarget {
  readonly content: Content;
  readonly namespace: string | undefined;
  /** One holder at a time for each blob whose labels are read and then written. */
  readonly labelling: KeyedLock;
  readonly signal: AbortSignal | undefined;
}

/** Gives a blob that somebody else brought this pull's labels; its source label lists every repository that it was seen in. */
export async function adoptBlob(
  { content, namespace, labelling, signal }: AdoptionTarget,
  digest: string,
  labels: Readonly<Record<string, string>>,
): Promise<void> {
  if (Object.keys(labels).length === 0) return;
  await labelling.run(
    `${namespace ?? ''} ${digest}`,
    async () => {
      const { labels: current } = await content.info(digest, { namespace, signal });
      const missing = missingLabels(current, labels);
      if (Object.keys(missing).length > 0) await content.setLabels(digest, missing, { namespace, signal });
    },
    { signal },
  );
}

function missingLabels(
  current: Readonly<Record<string, string>>,
  labels: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const wanted = Object.entries(labels).map(([key, value]): [string, string] => [
    key,
    key.startsWith('containerd.io/distribution.source.') ? mergedSource(key, current[key], value) : value,
  ]);
  return Object.fromEntries(wanted.filter(([key, value]) => current[key] !== value));
}
