import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { BerthError } from '@berth/foundation';
import { runProgram } from '../spawn/run-program.js';

/** What a plugin is asked to do. */
export type CniCommand = 'ADD' | 'DEL' | 'CHECK';

/** Whose interface it is about. */
export interface CniAttachment {
  /** Names the sandbox to the plugins. */
  readonly containerId: string;
  /** The path of the network namespace; empty on DEL where it is gone. */
  readonly netns: string;
  readonly interfaceName: string;
}

/** A plugin's configuration: `type` names its program. */
export type CniConfig = Readonly<Record<string, unknown>> & { readonly type: string };

/** A plugin's result, as far as berth reads it. @see https://www.cni.dev/docs/spec/#add-success */
export interface CniResult {
  readonly ips?: readonly { readonly address: string; readonly gateway?: string }[];
}

interface PluginError {
  readonly code?: number;
  readonly msg?: string;
  readonly details?: string;
}

/**
 * Runs a CNI plugin. @throws BerthError `unsupported` where it is not installed; `unavailable`, reason `cni-plugin`, with its own words where it fails
 * @see https://www.cni.dev/docs/spec/#section-2-execution-protocol
 */
export async function runCniPlugin(
  directories: readonly string[],
  command: CniCommand,
  config: CniConfig,
  { containerId, netns, interfaceName }: CniAttachment,
): Promise<CniResult> {
  const program = await findPlugin(directories, config.type);
  const { code, stdout, stderr } = await runProgram(program, [], {
    input: JSON.stringify(config),
    env: {
      PATH: process.env['PATH'] ?? '/usr/sbin:/usr/bin:/sbin:/bin',
      CNI_COMMAND: command,
      CNI_CONTAINERID: containerId,
      CNI_NETNS: netns,
      CNI_IFNAME: interfaceName,
      CNI_PATH: directories.join(':'),
    },
  });
  const answer = parsed(stdout);
  if (code === 0) return answer;
  const { msg = stderr.trim(), details }: PluginError = answer;
  const words = details === undefined || details === '' ? msg : `${msg}: ${details}`;
  throw new BerthError('unavailable', `network.${command.toLowerCase()}: CNI plugin ${config.type}: ${words}`, {
    operation: `network.${command.toLowerCase()}`,
    object: `sandbox "${containerId}"`,
    reason: 'cni-plugin',
    peerMessage: words,
  });
}

async function findPlugin(directories: readonly string[], type: string): Promise<string> {
  for (const directory of directories) {
    const program = `${directory}/${type}`;
    try {
      await access(program, constants.X_OK);
      return program;
    } catch {
      // The next directory may have it.
    }
  }
  throw new BerthError(
    'unsupported',
    `the CNI plugin "${type}" is in none of ${directories.join(', ')}: install the CNI plugins`,
  );
}

function parsed(stdout: string): object {
  if (stdout.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(stdout);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
