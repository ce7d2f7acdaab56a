/** A field mask that names single labels, so that the others stay as they are. */
export function labelMask(labels: Readonly<Record<string, string>>): { paths: string[] } {
  return { paths: Object.keys(labels).map((key) => `labels.${key}`) };
}
