import type { LocalDate } from '#lib/domain/dates.ts';
import type { DoseStatus } from '#lib/domain/immunisation/dose-status.ts';

/** A day on which doses can be given together. */
export interface PlanDay {
  readonly date: LocalDate;
  readonly doses: readonly DoseStatus[];
}

/** The proposed days of the open doses, in order; those put off or refused wait. */
export function groupByDay(statuses: readonly DoseStatus[]): PlanDay[] {
  const open = statuses.filter(
    ({ plannedDate, status }) => plannedDate && status !== 'DITOLAK' && status !== 'DITUNDA',
  );
  const days = Map.groupBy(open, ({ plannedDate }) => plannedDate);
  return [...days]
    .flatMap(([date, doses]) => (date === undefined ? [] : [{ date, doses }]))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}
