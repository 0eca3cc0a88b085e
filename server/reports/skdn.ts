import type { LocalMonth } from '#lib/domain/dates.ts';
import { CHILD_FACTS, type ChildFact } from '#lib/domain/indicators/child-facts.ts';
import { completeSkdn, type SkdnRow } from '#lib/domain/indicators/skdn.ts';
import type { FactCount, ProjectionReader } from '../projection/reader.ts';
import type { UnitsPort } from '../units/port.ts';

/** One unit's row of the monthly report. */
export type SkdnUnitRow = {
  readonly level: 'posyandu' | 'desa';
  /** Name of the unit. */
  readonly unit: string;
  readonly unitId: string;
  /** The desa a Posyandu belongs to; of a desa its own id. */
  readonly villageId: string;
  readonly month: LocalMonth;
} & SkdnRow;

/**
 * SKDN of a month: every Posyandu of every desa, then the desa itself, in the order of names.
 * Counts go by domicile; a desa is the sum of its Posyandu, since each child lives at one.
 */
export async function computeSkdnReport(
  reader: ProjectionReader,
  units: UnitsPort,
  puskesmasId: string,
  month: LocalMonth,
): Promise<SkdnUnitRow[]> {
  const counts = Map.groupBy(await reader.countFacts(puskesmasId, month), (one) => one.posyanduId);
  const posyandus = await units.listPosyandu(puskesmasId);
  const rows: SkdnUnitRow[] = [];
  for (const { villageId, name } of await units.listVillages(puskesmasId)) {
    const ofVillage: FactCount[] = [];
    for (const posyandu of posyandus) {
      if (posyandu.villageId !== villageId) continue;
      const own = counts.get(posyandu.posyanduId) ?? [];
      ofVillage.push(...own);
      const { posyanduId: unitId, name: unit } = posyandu;
      rows.push({ level: 'posyandu', unit, unitId, villageId, month, ...rowOf(own) });
    }
    rows.push({ level: 'desa', unit: name, unitId: villageId, villageId, month, ...rowOf(ofVillage) });
  }
  return rows;
}

function rowOf(counts: readonly FactCount[]): SkdnRow {
  const sums = new Map<ChildFact, number>();
  for (const { code, count } of counts) {
    const fact = CHILD_FACTS.find((known) => known === code);
    if (fact) sums.set(fact, (sums.get(fact) ?? 0) + Number(count));
  }
  return completeSkdn(sums);
}
