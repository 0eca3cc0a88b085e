/** One measured line of a bench: what, its budget in words, the figure, and the peer of the same run where there is one. */
export interface Figure {
  readonly what: string;
  readonly budget: string;
  readonly figure: string;
  readonly peer?: string;
  /** False where the budget is missed; absent where there is none. */
  readonly met?: boolean;
}

/** The value below which a share of the samples lies (nearest rank). */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Median of samples. */
export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}

/** Prints figures as a table that a person can paste into a note. */
export function printFigures(title: string, figures: readonly Figure[]): void {
  const rows = figures.map((one) => [
    one.met === false ? 'MISS' : '',
    one.what,
    one.budget,
    one.figure,
    one.peer ?? '',
  ]);
  const head = ['', 'what', 'budget', 'figure', 'peer, same run'];
  const widths = head.map((cell, i) => Math.max(cell.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join('  ')
      .trimEnd();
  console.log(`\n## ${title}\n${line(head)}\n${widths.map((width) => '-'.repeat(width)).join('  ')}`);
  for (const row of rows) console.log(line(row));
}
