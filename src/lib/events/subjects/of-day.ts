import { monthOf, type LocalDate } from '#lib/domain/dates.ts';
import type { CountedSubject } from '#lib/domain/indicators/counted-subject.ts';

/** Something of one day, which counts in its month. */
export function ofDay(
  kind: CountedSubject['kind'],
  subjectId: string,
  posyanduId: string,
  date: LocalDate,
  facts: readonly string[],
): CountedSubject {
  const own = monthOf(date);
  return {
    kind,
    subjectId,
    posyanduId,
    factsIn: (month) => ({ facts: month === own ? facts : [] }),
    factsUntil: (day) => ({ facts: monthOf(day) === own && day >= date ? facts : [] }),
  };
}
