import type { LocalDate } from '#lib/domain/dates.ts';
import { cardOf, type Card } from '#lib/domain/interpretation/card.ts';
import { textOf, valueOf } from '#lib/events/slots.ts';
import type { VisitRecord } from '#lib/events/visit-view.ts';
import { startChildAnswers } from '#lib/forms/definitions/child.ts';
import type { Answers } from '#lib/forms/engine/answers.ts';
import type { FormContext } from '#lib/forms/engine/context.ts';
import { growthRulesFor, weighingsOf } from '../child-growth.ts';
import type { VisitFacts } from '#lib/events/person/interpret-of.ts';
import { servedGroupOf } from '#lib/events/person/served-group.ts';

/*
 * All that the page of a visit judges with, in one module that pages import late (`import()`): the rules of every card with the WHO tables,
 * and the forms.
 */
export { usualValues, weighingsOf } from '../child-growth.ts';
export { loadVisitForms, progressOf } from '../visit-forms.ts';
export { interpretOf } from '#lib/events/person/interpret-of.ts';
export { proposeNextVisit } from './next-visit.ts';
export { proposeAttendance } from './propose-attendance.ts';
export { resultsOfToday } from './results-of-today.ts';

/** The card of a visit: that of the group it names, else of age. */
export function cardOfVisit(visit: VisitRecord, person: { readonly birthDate?: LocalDate }): Card | undefined {
  const group = servedGroupOf(visit.group, person.birthDate, visit.date);
  return group && cardOf(group);
}

/** The growth rules for the doubts of a child's form. */
export function childContext({ person, earlier }: VisitFacts, date: LocalDate): Pick<FormContext, 'growth'> {
  const { sex, birthDate } = person;
  if (birthDate === undefined) return {};
  return { growth: growthRulesFor({ sex, birthDate }, weighingsOf(earlier), date) };
}

/** Answers that the measurements of a card begin with. */
export function startAnswers(card: Card, context: FormContext): Answers {
  return card === 'child' ? startChildAnswers(context) : {};
}

/** Topics that were spoken of, by code, and the day to come again. */
export function educationOf({ row }: VisitRecord): {
  readonly topics: readonly string[];
  readonly nextVisitDate?: string;
} {
  const topics = valueOf(row, 'topics');
  return {
    topics: Array.isArray(topics) ? topics.filter((topic) => typeof topic === 'string') : [],
    nextVisitDate: textOf(row, 'nextVisitDate'),
  };
}
