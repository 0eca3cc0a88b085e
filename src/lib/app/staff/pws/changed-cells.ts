import type { PwsAnswer } from './pws-answer.ts';

/** Names a cell of a table: `<unitId> <indicator>`. */
export function cellKey(unitId: string, code: string): string {
  return `${unitId} ${code}`;
}

/** Which cells differ between two answers on the same unit and month; none where they are about different things. */
export function findChangedCells(before: PwsAnswer | undefined, after: PwsAnswer): ReadonlySet<string> {
  if (!before || before.month !== after.month || before.total.unitId !== after.total.unitId) return new Set();
  const old = new Map(
    [before.total, ...before.rows].flatMap(({ unitId, figures }) =>
      before.codes.map((code, at) => [cellKey(unitId, code), String(figures[at])] as const),
    ),
  );
  return new Set(
    [after.total, ...after.rows].flatMap(({ unitId, figures }) =>
      after.codes
        .filter((code, at) => old.has(cellKey(unitId, code)) && old.get(cellKey(unitId, code)) !== String(figures[at]))
        .map((code) => cellKey(unitId, code)),
    ),
  );
}
