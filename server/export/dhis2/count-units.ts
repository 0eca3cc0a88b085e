import { monthOf, type LocalMonth } from '#lib/domain/dates.ts';
import { addToTally, sumTallies, type OpenTally, type Tally } from '#lib/domain/indicators/tally.ts';
import type { Row } from '#lib/events/fold.ts';
import { readReports } from '#lib/events/report-view.ts';
import type { CountedUnit } from './data-values.ts';
import type { Dhis2Period } from './periods.ts';

/** What is read of the projection. */
export interface FigureSource {
  readTallies(
    puskesmasId: string,
    months: readonly LocalMonth[],
  ): Promise<ReadonlyMap<LocalMonth, ReadonlyMap<string, Tally>>>;
  listRows(puskesmasId: string, table: Row['table']): Promise<Row[]>;
  listSessions(puskesmasId: string, month: LocalMonth): Promise<string[]>;
}

/** A desa or Puskesmas with the Posyandu that it consists of, and its name in DHIS2. */
export interface MappedUnit {
  readonly unitId: string;
  readonly orgUnit: string;
  readonly posyanduIds: readonly string[];
}

/** Counts what units have in a period: facts of people by month, reports of the hamlets by week. */
export async function countUnits(
  source: FigureSource,
  puskesmasId: string,
  units: readonly MappedUnit[],
  period: Dhis2Period,
): Promise<CountedUnit[]> {
  const months = [...new Set([monthOf(period.first), monthOf(period.last)])];
  const held = await heldIn(source, puskesmasId, months, period);
  const tallies =
    period.kind === 'monthly'
      ? ((await source.readTallies(puskesmasId, months)).get(monthOf(period.first)) ?? new Map<string, Tally>())
      : await countReports(source, puskesmasId, period);
  return units.map(({ unitId, orgUnit, posyanduIds }) => ({
    orgUnit,
    // What is counted once for all of a Puskesmas stands in its own tally, which holds its Posyandu already.
    tally: tallies.get(unitId) ?? sumTallies(talliesOf(posyanduIds, tallies)),
    sessionHeld: posyanduIds.some((id) => held.has(id)),
  }));
}

function talliesOf(posyanduIds: readonly string[], tallies: ReadonlyMap<string, Tally>): Tally[] {
  return posyanduIds.map((id) => tallies.get(id)).filter((tally) => tally !== undefined);
}

async function heldIn(
  source: FigureSource,
  puskesmasId: string,
  months: readonly LocalMonth[],
  { first, last }: Dhis2Period,
): Promise<ReadonlySet<string>> {
  const held = new Set<string>();
  for (const month of months) {
    for (const documentId of await source.listSessions(puskesmasId, month)) {
      const [, posyanduId = '', date = ''] = documentId.split(':');
      if (date >= first && date <= last) held.add(posyanduId);
    }
  }
  return held;
}

/** Cases by event of the hamlet, by Posyandu: `report.measles`. */
async function countReports(
  source: FigureSource,
  puskesmasId: string,
  { first, last }: Dhis2Period,
): Promise<ReadonlyMap<string, Tally>> {
  const tallies = new Map<string, OpenTally>();
  for (const { posyanduId, date, eventType, cases } of readReports(
    await source.listRows(puskesmasId, 'communityReport'),
  )) {
    if (date < first || date > last || cases <= 0) continue;
    const tally = tallies.get(posyanduId) ?? {};
    addToTally(tally, [`report.${eventType}`], '', cases);
    tallies.set(posyanduId, tally);
  }
  return tallies;
}
