import type { LocalDate } from '../dates.ts';
import { VISIT_OUTCOMES, type ChecklistGroup, type VisitOutcome } from './checklist.ts';

/** One visit as the weekly recap takes it. */
export interface VisitedPerson {
  readonly personId: string;
  readonly group: ChecklistGroup;
  readonly date: LocalDate;
  readonly outcomes: readonly VisitOutcome[];
}

/** Who was found with an outcome in one group: the figure is the length of the list. */
export interface RecapLine {
  readonly group: ChecklistGroup;
  readonly outcome: VisitOutcome;
  /** In the order of visits, each once. */
  readonly personIds: readonly string[];
}

/**
 * The weekly recap to the Pustu: per group and outcome who it was. Groups and outcomes with nobody are left out.
 * @param visits any order
 * @param week first and last day, both included
 * @source Form Rekapitulasi Hasil Kunjungan Rumah; homevisit-referral.md 2.9
 */
export function recapWeek(
  visits: readonly VisitedPerson[],
  week: { readonly from: LocalDate; readonly to: LocalDate },
): RecapLine[] {
  const inWeek = visits
    .filter(({ date }) => date >= week.from && date <= week.to)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const groups = [...new Set(inWeek.map(({ group }) => group))];
  return groups.flatMap((group) =>
    VISIT_OUTCOMES.flatMap((outcome) => {
      const found = inWeek.filter((visit) => visit.group === group && visit.outcomes.includes(outcome));
      const personIds = [...new Set(found.map(({ personId }) => personId))];
      return personIds.length === 0 ? [] : [{ group, outcome, personIds }];
    }),
  );
}
