// What the containers of the logs benchmark write, for ours and the peer alike.

/** How much each container writes to its standard output. */
export const LOG_BYTES = 256 * 1024 * 1024;

const BLOCK_BYTES = 64 * 1024;

/** The command of such a container; what dd itself has to say is no part of the log. */
export const LOG_COMMAND: readonly string[] = [
  ...['sh', '-c'],
  `exec dd if=/dev/zero bs=${BLOCK_BYTES} count=${LOG_BYTES / BLOCK_BYTES} 2>/dev/null`,
];
