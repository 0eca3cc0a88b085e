import { addDays, type LocalDate } from '#lib/domain/dates.ts';
import { recapWeek, type RecapLine } from '#lib/domain/homevisit/weekly-recap.ts';
import type { HomeVisitRecord } from '#lib/events/home-visit-view.ts';

/** Monday and Sunday of a week. */
export interface Week {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** The visits of a week, as they are told to the Pustu. */
export interface WeekRecap {
  readonly visits: number;
  /** Everybody once. */
  readonly personIds: readonly string[];
  readonly notMet: number;
  readonly lines: readonly RecapLine[];
}

/** The week that a day lies in, some weeks away. @param away negative for earlier weeks */
export function weekOf(date: LocalDate, away = 0): Week {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  const from = addDays(date, away * 7 - weekday);
  return { from, to: addDays(from, 6) };
}

/** Sums up the visits of a week; the lines are figures with their people. @source Form Rekapitulasi Hasil Kunjungan Rumah */
export function recapVisits(
  visits: readonly HomeVisitRecord[],
  week: Week,
  canonicalId: (personId: string) => string,
): WeekRecap {
  const inWeek = visits.filter(({ date }) => date >= week.from && date <= week.to);
  const met = inWeek
    .filter(({ notMet }) => !notMet)
    .map(({ personId, group, date, outcomes }) => ({ personId: canonicalId(personId), group, date, outcomes }));
  return {
    visits: inWeek.length,
    personIds: [...new Set(met.map(({ personId }) => personId))],
    notMet: inWeek.length - met.length,
    lines: recapWeek(met, week),
  };
}
