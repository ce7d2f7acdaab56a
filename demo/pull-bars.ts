import type { Image, LayerProgress, Pull, PullProgress } from '@berth/core-client';
import { dim, mebibytes, say } from './console.ts';

const WIDTH = 28;

/** Shows a pull as bars, one a layer, redrawn in place on a terminal; elsewhere, only its end. */
export async function showPull(pull: Pull): Promise<Image> {
  const terminal = process.stdout.isTTY;
  const started = performance.now();
  let drawn = 0;
  let last: PullProgress | undefined;
  for await (const progress of pull) {
    last = progress;
    if (!terminal) continue;
    if (drawn > 0) process.stdout.write(`\u001b[${drawn}A`);
    for (const layer of progress.layers) process.stdout.write(`\u001b[2K${bar(layer)}\n`);
    drawn = progress.layers.length;
  }
  if (last?.state !== 'done') throw new Error('the pull ended without an image');
  if (!terminal) for (const layer of last.layers) say(bar(layer));
  const seconds = (performance.now() - started) / 1000;
  const rate = (last.totalBytes / 1024 / 1024 / seconds).toFixed(0);
  say(`${mebibytes(last.totalBytes)} in ${seconds.toFixed(1)} s (${rate} MiB/s), unpacked`);
  return last.image;
}

function bar({ digest, state, downloadedBytes, totalBytes }: LayerProgress): string {
  const part = totalBytes === 0 ? 1 : downloadedBytes / totalBytes;
  const full = Math.round(part * WIDTH);
  const drawing = `${'█'.repeat(full)}${dim('░'.repeat(WIDTH - full))}`;
  return `  ${digest.slice(7, 19)} ${drawing} ${mebibytes(totalBytes).padStart(9)}  ${state}`;
}
