/**
 * A list of containerd filters, any of which may match: `labels."app"==web,runtime.name~=runc` (the parts joined by commas
 * must all match). Keys with dots or slashes are quoted.
 * @see https://github.com/containerd/containerd/blob/main/pkg/filters/filter.go
 */
export type Filters = readonly string[];

/** A value in the quotes that a filter wants around anything but plain words. */
export function filterValue(value: string): string {
  return JSON.stringify(value);
}
