import { dirname } from 'node:path';
import { ensureDebian, ensureGo, programIn } from '../../setup/index.mjs';
import { chosenContainerdVersion, type ContainerdVersion } from './containerd-programs.js';

/** The folder of the CNI plugins that go with a containerd: the distribution's (1.1.1 on Debian 12), or the pinned ones. */
export async function cniPrograms(version: ContainerdVersion = chosenContainerdVersion()): Promise<string> {
  if (version !== 'distribution') return (await ensureGo({ names: ['cni-1.9.1'] }))['cni-1.9.1'] ?? '';
  const folders = await ensureDebian({ packages: ['containernetworking-plugins'] });
  return dirname(programIn(folders['containernetworking-plugins'] ?? '', 'bridge'));
}
