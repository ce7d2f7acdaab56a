import { parseWorkloadSpec } from '../model/parse-workload-spec.js';
import type { DesiredState, WorkloadSpec } from '../model/workload-spec.js';

/** A workload `w` of two containers, `a` and `b`. */
export function twoContainers(desired: DesiredState): WorkloadSpec {
  const containers = ['a', 'b'].map((name) => ({ name, image: 'i' }));
  return parseWorkloadSpec({ id: 'w', desired, containers });
}
