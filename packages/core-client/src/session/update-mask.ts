/** A field mask that names single labels, so that the others stay as they are. */
export function labelMask(labels: Readonly<Record<string, string>>): { paths: string[] } {
  return { paths: Object.keys(labels).map((key) => `labels.${key}`) };
}

/** Whether labels to be set are none. A mask that names nothing means everything to the daemon: it would remove all that are there. */
export function changesNothing(labels: Readonly<Record<string, string>>): boolean {
  return Object.keys(labels).length === 0;
}
