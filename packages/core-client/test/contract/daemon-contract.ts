import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { containerdPrograms, type ContainerdVersion } from '@berth/lab';
import { contractFiles, descriptorsInProgram, type WireFile } from '@berth/lab/wire';

/** What a node's containerd consists of, and the client that speaks its whole API. */
const PROGRAMS = ['containerd', 'containerd-shim-runc-v2', 'ctr'] as const;

/** The packages that are containerd's to define, and the health service that it serves beside them. */
const OURS = /^(containerd|io\.containerd|runtimeoptions|grpc\.health)(\.|$)/;

/** Windows's runtime (hcsshim) and Kubernetes's CRI are other projects' contracts that the binaries happen to carry. */
const OTHERS = /^(containerd\.runhcs|runtime)(\.|$)/;

/**
 * The files that a pinned daemon's programs carry of containerd's contract, with all that these import.
 *
 * @throws where the cache lacks the daemon and cannot build it: the message says what is missing
 */
export async function daemonContract(version: ContainerdVersion): Promise<readonly WireFile[]> {
  const { binDirectory } = await containerdPrograms(version);
  return PROGRAMS.flatMap((program) =>
    contractFiles(descriptorsInProgram(readFileSync(join(binDirectory, program))), isOurs, isOthers),
  );
}

function isOurs(packageName: string): boolean {
  return OURS.test(packageName) && !isOthers(packageName);
}

function isOthers(packageName: string): boolean {
  return OTHERS.test(packageName);
}
