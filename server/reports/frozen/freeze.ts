import { createHash } from 'node:crypto';
import type { LocalMonth } from '#lib/domain/dates.ts';
import type { Village } from '../../units/port.ts';
import type { FrozenReport } from './period-store.ts';
import type { ReportMaker, ReportUnit } from './report-maker.ts';

/** Makes every report of a desa and its Posyandu, as their routes serve them, to be kept. */
export async function makeCopies(
  makers: readonly ReportMaker[],
  { puskesmasId, villageId }: Village,
  posyanduIds: readonly string[],
  month: LocalMonth,
): Promise<FrozenReport[]> {
  const units: ReportUnit[] = [
    { puskesmasId, level: 'village', unitId: villageId },
    ...posyanduIds.map((unitId) => ({ puskesmasId, level: 'posyandu', unitId }) as const),
  ];
  const copies: FrozenReport[] = [];
  for (const unit of units) {
    for (const maker of makers) {
      const made = maker.levels.includes(unit.level) ? await maker.make(unit, month) : undefined;
      if (!made) continue;
      const body = JSON.stringify(made);
      const bodyHash = createHash('sha256').update(body).digest('hex');
      copies.push({ unitId: unit.unitId, kind: maker.kind, body, bodyHash });
    }
  }
  return copies;
}
