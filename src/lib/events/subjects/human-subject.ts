import { computePersonFactsUntil, computePersonMonthFacts } from '#lib/domain/indicators/person-month-facts.ts';
import type { CountedSubject } from '#lib/domain/indicators/counted-subject.ts';
import type { CountedHuman } from '../person/history-of.ts';

/** A human as a subject of facts: counted where it lives. */
export function humanSubject({ personId, posyanduId, history, weighings }: CountedHuman): CountedSubject {
  return {
    kind: 'person',
    subjectId: personId,
    posyanduId,
    sex: history.person.sex,
    factsIn: (month) => computePersonMonthFacts(history, weighings, month),
    factsUntil: (day) => computePersonFactsUntil(history, weighings, day),
  };
}
