import { anySignal, BerthError, limit } from '@berth/foundation';
import { formatReference, type Descriptor, type ImageManifest, type Platform } from '../../registry/index.js';
import { checkPlatform, readConfig } from '../open-image.js';
import { unpackImage } from '../unpack-image.js';
import { checkSizes } from './check-sizes.js';
import { fetchBlob, sourceOf, type PullRun } from './pull-run.js';

const PARALLEL_DOWNLOADS = 3;
const LAYER_LIMIT_BYTES = 32 * 1024 ** 3;

/** Fetches the layers side by side and unpacks each as soon as it and those below it are here. */
export async function fetchAndUnpack(run: PullRun, manifest: ImageManifest, platform: Platform): Promise<void> {
  const { options, tracker, target } = run;
  checkSizes(manifest, options.layerLimitBytes ?? LAYER_LIMIT_BYTES);
  tracker.layers(manifest.layers);
  const ending = new AbortController();
  const signal = anySignal(target.signal, ending.signal);
  const within = { ...run, target: { ...target, signal } };
  const fetched = fetchLayers(
    within,
    manifest.layers,
    limit(options.parallelDownloads ?? PARALLEL_DOWNLOADS, 'parallelDownloads'),
  );
  try {
    await unpackAsFetched(within, manifest, platform, fetched);
    await Promise.all(fetched.values());
  } catch (error) {
    // The first failure ends the other layers, and nothing is under way when it is told.
    ending.abort(BerthError.from(error));
    await Promise.allSettled(fetched.values());
    throw error;
  }
}

/** The configuration goes first: it says how the layers unpack, which can then begin with the first that is here. */
async function unpackAsFetched(
  run: PullRun,
  manifest: ImageManifest,
  platform: Platform,
  fetched: ReadonlyMap<string, Promise<void>>,
): Promise<void> {
  const { namespace, signal } = run.target;
  await fetchBlob(run, manifest.config, sourceOf(run));
  const { config, platform: offered } = await readConfig(run.context.content, manifest.config, { namespace, signal });
  checkPlatform(offered, platform, formatReference(run.reference));
  if (run.options.unpack !== false) await unpackFetched(run, manifest, config.rootfs.diff_ids, fetched);
}

function fetchLayers(
  run: PullRun,
  layers: readonly Descriptor[],
  room: ReturnType<typeof limit>,
): Map<string, Promise<void>> {
  const { tracker } = run;
  const fetched = new Map<string, Promise<void>>();
  for (const layer of layers) {
    if (fetched.has(layer.digest)) continue;
    const fetching = room.run(
      async () => {
        tracker.layer(layer.digest, { state: 'downloading' });
        await fetchBlob(run, layer, sourceOf(run), (downloadedBytes) => {
          tracker.layer(layer.digest, { downloadedBytes });
        });
        tracker.layer(layer.digest, { state: 'downloaded', downloadedBytes: layer.size });
      },
      { signal: run.target.signal },
    );
    // Whoever waits for the layer sees its failure; until then it must not be an uncaught one.
    fetching.catch(() => undefined);
    fetched.set(layer.digest, fetching);
  }
  return fetched;
}

async function unpackFetched(
  run: PullRun,
  { config, layers }: ImageManifest,
  diffIds: readonly string[],
  fetched: ReadonlyMap<string, Promise<void>>,
): Promise<void> {
  const { context, options, tracker, target } = run;
  await unpackImage(
    context,
    { what: `images.pull ${formatReference(run.reference)}`, config, layers, diffIds },
    { ...target, snapshotter: options.snapshotter, unpackedLimitBytes: options.unpackedLimitBytes },
    ({ digest }) => ({
      fetched: () => fetched.get(digest) ?? Promise.resolve(),
      onState: (state) => {
        tracker.layer(digest, { state });
      },
    }),
  );
}
