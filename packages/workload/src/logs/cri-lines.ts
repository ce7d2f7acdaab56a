const NEWLINE = 10;

/** The longest line that stays in one piece, in bytes, as kubelet expects it of a runtime. */
export const LINE_LIMIT_BYTES = 16 * 1024;

const FULL = Buffer.from(' F ');
const PARTIAL = Buffer.from(' P ');
const END = Buffer.from('\n');

/**
 * A chunk of output as lines of a CRI log: `TIME STREAM TAG TEXT`, with `P` for a piece of a line that goes on and `F` for its end.
 * What the chunk ends with is a piece of its own, so that nothing is held back that a kill could lose.
 *
 * @see https://github.com/kubernetes/design-proposals-archive/blob/main/node/kubelet-cri-logging.md
 */
export function criLines(chunk: Buffer, stream: 'stdout' | 'stderr', time: string): Buffer {
  const head = Buffer.from(`${time} ${stream}`);
  const pieces: Buffer[] = [];
  for (let from = 0; from < chunk.length;) {
    const newline = chunk.indexOf(NEWLINE, from);
    const whole = newline !== -1 && newline - from <= LINE_LIMIT_BYTES;
    const to = whole ? newline : Math.min(chunk.length, from + LINE_LIMIT_BYTES);
    pieces.push(head, whole ? FULL : PARTIAL, chunk.subarray(from, to), END);
    from = whole ? to + 1 : to;
  }
  return Buffer.concat(pieces);
}
