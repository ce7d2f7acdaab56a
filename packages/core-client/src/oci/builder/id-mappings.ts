import { invalidArgument } from '@berth/foundation';
import type { IdMapping } from '../runtime-spec/mount.js';
import { checkInteger } from '../validate/number.js';

const MAX_UINT32 = 2 ** 32 - 1;

/** The mappings, where there is at least one, and none that overlaps another on either side. */
export function checkIdMappings(field: string, mappings: readonly IdMapping[]): readonly IdMapping[] {
  if (mappings.length === 0) throw invalidArgument(field, 'must have at least one mapping');
  const checked = mappings.map((mapping, index) => checkMapping(`${field}[${index}]`, mapping));
  refuseOverlap(field, checked, 'containerID');
  refuseOverlap(field, checked, 'hostID');
  return checked;
}

function checkMapping(field: string, mapping: IdMapping): IdMapping {
  const size = checkInteger(`${field}.size`, mapping.size, 1, MAX_UINT32);
  return {
    containerID: checkInteger(`${field}.containerID`, mapping.containerID, 0, MAX_UINT32 - size + 1),
    hostID: checkInteger(`${field}.hostID`, mapping.hostID, 0, MAX_UINT32 - size + 1),
    size,
  };
}

function refuseOverlap(field: string, mappings: readonly IdMapping[], side: 'containerID' | 'hostID'): void {
  const sorted = mappings.toSorted((a, b) => a[side] - b[side]);
  sorted.forEach((mapping, index) => {
    const next = sorted[index + 1];
    if (next !== undefined && mapping[side] + mapping.size > next[side]) {
      throw invalidArgument(field, `must not overlap: ${side} ${next[side]} is in two of them`);
    }
  });
}
