/** One figure of a benchmark: ours beside the peer's, medians of all rounds. The names of the fields are those of the JSON line. */
export interface Figure {
  readonly bench: string;
  readonly figure: string;
  readonly unit: string;
  readonly ours: number;
  readonly peer: number;
  readonly peerName: string;
  /** Turned so that smaller is better: ours / peer for times and sizes, peer / ours for rates. */
  readonly ratio: number;
  /** The largest ratio that is good enough; null where the figure is only told. */
  readonly target: number | null;
  readonly rounds: number;
  readonly machine: string;
}

/** A figure before it is known where it was measured. */
export interface Comparison {
  readonly figure: string;
  readonly unit: string;
  readonly ours: number;
  readonly peer: number;
  readonly peerName: string;
  /** More is better. Default false. */
  readonly rate?: boolean;
  readonly target?: number;
  /** How many rounds, where fewer than the run's. */
  readonly rounds?: number;
}

/** Where and how a comparison was measured. */
export interface Occasion {
  readonly bench: string;
  readonly rounds: number;
  readonly machine: string;
}

const DIGITS = 4;

export function figureOf(comparison: Comparison, { bench, rounds, machine }: Occasion): Figure {
  const { ours, peer, rate = false, target = null } = comparison;
  return {
    bench,
    figure: comparison.figure,
    unit: comparison.unit,
    ours: rounded(ours),
    peer: rounded(peer),
    peerName: comparison.peerName,
    ratio: rounded(rate ? peer / ours : ours / peer),
    target,
    rounds: comparison.rounds ?? rounds,
    machine,
  };
}

function rounded(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
