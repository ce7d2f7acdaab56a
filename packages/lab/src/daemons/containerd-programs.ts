import { dirname } from 'node:path';
import { invalidArgument } from '@berth/foundation';
import { ensureDebian, ensureGo, programIn } from '../../setup/index.mjs';

/** The containerds of the test matrix: the distribution's package, and the pinned ones. */
export const CONTAINERD_VERSIONS = ['distribution', '1.6.38', '1.7.30', '2.1.9', '2.4.2'] as const;

/** One containerd of the test matrix. */
export type ContainerdVersion = (typeof CONTAINERD_VERSIONS)[number];

/** Where the programs of one containerd are. */
export interface ContainerdPrograms {
  readonly containerd: string;
  readonly ctr: string;
  readonly runc: string;
  /** The folder of containerd, its shim and ctr. */
  readonly binDirectory: string;
}

/** The runtime that every pinned containerd is run with. */
const PINNED_RUNC = 'runc-1.5.2';

/**
 * The version that the tests of this run are to use: `BERTH_TEST_CONTAINERD`, else the distribution's.
 *
 * @throws {BerthError} `invalid-argument` where the variable names none of the matrix
 */
export function chosenContainerdVersion(env: NodeJS.ProcessEnv = process.env): ContainerdVersion {
  const wanted = env['BERTH_TEST_CONTAINERD'] ?? 'distribution';
  const version = CONTAINERD_VERSIONS.find((known) => known === wanted);
  if (version !== undefined) return version;
  throw invalidArgument('BERTH_TEST_CONTAINERD', `${wanted} is none of ${CONTAINERD_VERSIONS.join(', ')}`);
}

/** Finds the programs in the cache, which is filled where it lacks them (a pinned version is built: up to two minutes). */
export async function containerdPrograms(version: ContainerdVersion): Promise<ContainerdPrograms> {
  return version === 'distribution' ? distributionPrograms() : pinnedPrograms(version);
}

async function distributionPrograms(): Promise<ContainerdPrograms> {
  const folders = await ensureDebian({ packages: ['containerd', 'runc'] });
  const containerd = programIn(folders['containerd'] ?? '', 'containerd');
  const binDirectory = dirname(containerd);
  const runc = programIn(folders['runc'] ?? '', 'runc');
  return { containerd, ctr: `${binDirectory}/ctr`, runc, binDirectory };
}

async function pinnedPrograms(version: string): Promise<ContainerdPrograms> {
  const folders = await ensureGo({ names: [`containerd-${version}`, PINNED_RUNC] });
  const binDirectory = folders[`containerd-${version}`] ?? '';
  return {
    containerd: `${binDirectory}/containerd`,
    ctr: `${binDirectory}/ctr`,
    runc: `${folders[PINNED_RUNC] ?? ''}/runc`,
    binDirectory,
  };
}
