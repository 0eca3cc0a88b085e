import { lastDayOfMonth, type LocalDate, type LocalMonth } from '#lib/domain/dates.ts';
import { addToTally, type OpenTally, type Tally } from '#lib/domain/indicators/tally.ts';
import type { UnitFact } from '#lib/domain/indicators/unit-facts.ts';
import { passedSkills, type Assessment } from '#lib/domain/management/assessment.ts';
import { computeCadreStanding, type CadreLevel } from '#lib/domain/management/cadre-level.ts';
import type { StockLine } from '#lib/domain/management/stock-ledger.ts';
import type { UnitProfile } from '#lib/domain/management/unit-profile.ts';
import { isCadreOn, type Cadre } from './cadre.ts';

/** What is counted. */
export interface UnitTables {
  readonly posyanduIds: readonly string[];
  readonly profiles: ReadonlyMap<string, UnitProfile>;
  readonly cadres: readonly Cadre[];
  /** By cadre id, in the order in which they were written down. */
  readonly assessments: ReadonlyMap<string, readonly Assessment[]>;
  /** Stock of the month by unit that keeps one: a desa or the Puskesmas. */
  readonly stock: ReadonlyMap<string, readonly StockLine[]>;
}

const FACT_OF_LEVEL: { readonly [level in CadreLevel]?: UnitFact } = {
  purwa: 'cadrePurwa',
  madya: 'cadreMadya',
  utama: 'cadreUtama',
};

/**
 * Counts the facts of a month that come from the Puskesmas's own tables, by the unit that they are of: none is the sum of others. Cadres and
 * levels are those of the month's last day, or of today while it runs. `cadreRegistered` counts everybody who has not ended before the month
 * began, `cadreActive` those who are cadres on that day.
 */
export function tallyUnitTables(tables: UnitTables, month: LocalMonth, today: LocalDate): Map<string, Tally> {
  const lastDay = lastDayOfMonth(month);
  const day = today < lastDay ? today : lastDay;
  const tallies = new Map<string, OpenTally>();
  const add = (unitId: string, facts: readonly UnitFact[]): void => {
    const tally = tallies.get(unitId) ?? {};
    tallies.set(unitId, tally);
    addToTally(tally, facts, '');
  };
  for (const posyanduId of tables.posyanduIds) {
    const closed = tables.profiles.get(posyanduId)?.closedDate ?? null;
    if (closed === null || closed > day) add(posyanduId, ['posyanduActive']);
  }
  for (const cadre of tables.cadres) {
    const wasThere = (cadre.startDate === null || cadre.startDate <= day) && !endedBefore(cadre, month);
    if (!wasThere) continue;
    add(cadre.posyanduId, ['cadreRegistered']);
    if (!isCadreOn(cadre, day)) continue;
    const { level } = computeCadreStanding(passedSkills(tables.assessments.get(cadre.cadreId) ?? [], day));
    const levelFact = FACT_OF_LEVEL[level];
    add(cadre.posyanduId, levelFact ? ['cadreActive', levelFact] : ['cadreActive']);
  }
  for (const [unitId, lines] of tables.stock) {
    for (const { daysOut } of lines) add(unitId, daysOut > 0 ? ['stockWatched', 'stockOut'] : ['stockWatched']);
  }
  return tallies;
}

function endedBefore({ endDate }: Cadre, month: LocalMonth): boolean {
  return endDate !== null && endDate <= `${month}-01`;
}
