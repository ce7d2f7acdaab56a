/** What one measurement of one contender gave: numbers by name. */
export type Sample<K extends string> = Readonly<Record<K, number>>;

/**
 * Measures every contender once a round, each round beginning with another, so that what else the machine does meets all of
 * them alike. A round before the first warms up and is not counted.
 *
 * @returns the median of each number of each contender
 */
export async function inTurn<N extends string, K extends string>(
  rounds: number,
  contenders: Readonly<Record<N, () => Promise<Sample<K>>>>,
  say: (line: string) => void,
): Promise<Readonly<Record<N, Sample<K>>>> {
  const names = Object.keys(contenders) as N[];
  const seen = new Map<N, Sample<K>[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of turned(names, round)) {
      const sample = await contenders[name]();
      if (round > 0) seen.get(name)?.push(sample);
    }
    say(round === 0 ? 'warmed up' : `round ${round} of ${rounds}`);
  }
  const medians = names.map((name) => [name, medianSample(seen.get(name) ?? [])] as const);
  return Object.fromEntries(medians) as Record<N, Sample<K>>;
}

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}

function medianSample<K extends string>(samples: readonly Sample<K>[]): Sample<K> {
  const keys = Object.keys(samples[0] ?? {}) as K[];
  return Object.fromEntries(keys.map((key) => [key, median(samples.map((sample) => sample[key]))])) as Record<
    K,
    number
  >;
}

function turned<T>(list: readonly T[], by: number): readonly T[] {
  const at = by % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}
