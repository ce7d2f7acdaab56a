import type { Figure } from './figure.ts';

const HEADINGS = ['figure', 'unit', 'ours', 'peer', '', 'ratio', 'target', ''] as const;

/** The figures for a person: a line each, and whether each ratio is good enough. */
export function table(figures: readonly Figure[]): string {
  const rows = [HEADINGS, ...figures.map(cells)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => padded(cell, column, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const [first] = figures;
  const where = first === undefined ? '' : `\n${first.machine}; medians; a smaller ratio is better\n`;
  return `${lines.join('\n')}\n${where}`;
}

function cells({ figure, unit, ours, peer, peerName, ratio, target, rounds }: Figure): readonly string[] {
  const aim = target === null ? '' : `≤ ${target}`;
  const verdict = target === null ? '' : ratio <= target ? 'good' : 'MISSED';
  return [figure, unit, String(ours), String(peer), `${peerName}, ${rounds} rounds`, ratio.toFixed(2), aim, verdict];
}

const NUMBERS: ReadonlySet<number> = new Set([2, 3, 5]);

function padded(cell: string, column: number, width: number): string {
  return NUMBERS.has(column) ? cell.padStart(width) : cell.padEnd(width);
}
