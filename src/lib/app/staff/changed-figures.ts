import type { Figure, SkdnReport } from './skdn-report.ts';
import { FIGURES } from './skdn-report.ts';

/** One number of the table: `<unitId> <figure>`. */
export type FigureKey = string;

/** Names a number of the table. */
export function figureKey(unitId: string, figure: Figure): FigureKey {
  return `${unitId} ${figure}`;
}

/** Which numbers differ between two reports of the same month; none where the months differ. */
export function findChangedFigures(before: SkdnReport | undefined, after: SkdnReport): ReadonlySet<FigureKey> {
  if (before?.month !== after.month) return new Set();
  const old = new Map(before.rows.map((row) => [row.unitId, row.figures]));
  return new Set(
    after.rows.flatMap(({ unitId, figures }) =>
      FIGURES.filter((figure) => figures[figure] !== (old.get(unitId)?.[figure] ?? 0)).map((figure) =>
        figureKey(unitId, figure),
      ),
    ),
  );
}
