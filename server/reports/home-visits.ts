import { addDays, lastDayOfMonth, firstDayOfMonth, type LocalDate, type LocalMonth } from '#lib/domain/dates.ts';
import { VISIT_OUTCOMES } from '#lib/domain/homevisit/checklist.ts';
import type { ReportTable } from '#lib/domain/reports/report-form.ts';
import { readHomeVisit, type HomeVisitRecord } from '#lib/events/home-visit-view.ts';
import type { ProjectionReader } from '../projection/reader.ts';

/** A week as far as it lies in a month. */
export interface MonthWeek {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** What a line of the weekly report counts: visits, or distinct families. */
const LINES: readonly { readonly code: string; readonly count: (visits: readonly HomeVisitRecord[]) => number }[] = [
  { code: 'families', count: (visits) => new Set(visits.filter(isMet).map(familyOf)).size },
  { code: 'visits', count: (visits) => visits.length },
  { code: 'notMet', count: (visits) => visits.filter(({ notMet }) => notMet).length },
  ...VISIT_OUTCOMES.map((outcome) => ({
    code: outcome,
    count: (visits: readonly HomeVisitRecord[]) => visits.filter(({ outcomes }) => outcomes.includes(outcome)).length,
  })),
  { code: 'withFinding', count: (visits) => visits.filter(hasFinding).length },
  {
    code: 'followedUp',
    count: (visits) =>
      visits.filter(
        (visit) => hasFinding(visit) && (visit.followUp !== undefined || visit.reportedToNurseDate !== undefined),
      ).length,
  },
];

/**
 * The weekly home visits of a month: one column a week (Monday to Sunday, cut at the ends of the month), the month last. A family that was
 * visited in two weeks counts once in the month.
 * @source pws.md 6.4; Form Rekapitulasi Hasil Kunjungan Rumah
 */
export function computeHomeVisits(visits: readonly HomeVisitRecord[], month: LocalMonth): ReportTable {
  const weeks = weeksOf(month);
  const within = ({ from, to }: MonthWeek) => visits.filter(({ date }) => date >= from && date <= to);
  const columns = [...weeks.map(within), within({ from: firstDayOfMonth(month), to: lastDayOfMonth(month) })];
  return {
    code: 'homeVisits',
    columns: [...weeks.map(({ from }) => ({ band: from, sex: '' as const })), { band: '', sex: '' }],
    lines: LINES.map(({ code, count }) => ({ code, cells: columns.map(count) })),
  };
}

/** The home visits that the people of some Posyandu wrote down. */
export async function loadHomeVisits(
  reader: Pick<ProjectionReader, 'listRows'>,
  puskesmasId: string,
  posyanduIds: readonly string[],
): Promise<HomeVisitRecord[]> {
  const own = new Set(posyanduIds);
  const rows = await reader.listRows(puskesmasId, 'homeVisit');
  return rows.flatMap((row) => (own.has(row.documentId.split(':')[1] ?? '') ? (readHomeVisit(row) ?? []) : []));
}

/** The weeks of a month, from Monday to Sunday; the first and the last may be shorter. */
export function weeksOf(month: LocalMonth): MonthWeek[] {
  const last = lastDayOfMonth(month);
  const weeks: MonthWeek[] = [];
  for (let from = firstDayOfMonth(month); from <= last;) {
    const weekday = (new Date(`${from}T00:00:00Z`).getUTCDay() + 6) % 7;
    const sunday = addDays(from, 6 - weekday);
    weeks.push({ from, to: sunday < last ? sunday : last });
    from = addDays(sunday, 1);
  }
  return weeks;
}

function isMet({ notMet }: HomeVisitRecord): boolean {
  return !notMet;
}

function hasFinding({ outcomes }: HomeVisitRecord): boolean {
  return outcomes.length > 0;
}

/** A person without a family on record stands for one of its own. */
function familyOf({ householdId, personId }: HomeVisitRecord): string {
  return householdId ?? personId;
}
